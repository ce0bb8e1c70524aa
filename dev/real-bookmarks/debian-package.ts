import { z } from 'zod';

/** One row of the fixture: what Debian says of a package that has a homepage. */
export const debianPackage = z.object({
  name: z.string(),
  homepage: z.string(),
  title: z.string(),
  section: z.string(),
  tags: z.array(z.string()),
});
export type DebianPackage = z.infer<typeof debianPackage>;
