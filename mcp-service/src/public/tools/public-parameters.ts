import { z } from 'zod';

/** As long as an address of a page may be. */
const MAX_REFERENCE_LENGTH = 300;

export const publicCollectionParameter = z
  .string()
  .min(1)
  .max(MAX_REFERENCE_LENGTH)
  .describe('Id (col_…) or URL of the public collection');
