import { z } from 'zod';
import { IMPORT_FORMATS } from './read-import.ts';

/** How a file is imported; also as JSON in the params of jobs and transfers. */
export const IMPORT_OPTIONS = z.object({
  format: z.enum(IMPORT_FORMATS),
  foldersAs: z.enum(['collections', 'tags', 'both']),
  /** What becomes of a URL that was saved before. Within one file, the same URL is always merged. */
  onDuplicate: z.enum(['merge', 'skip']),
});
export type ImportOptions = z.infer<typeof IMPORT_OPTIONS>;
