import { z } from 'zod';
import { FILTER_JSON } from '../bookmarks/filter-json.ts';
import { IMPORT_OPTIONS } from '../import/import-options.ts';

const EXPORT_FORMATS = ['netscape', 'json', 'csv', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The conditions of the filter are resolved when the file is made. */
export const EXPORT_PARAMS = z.object({ format: z.enum(EXPORT_FORMATS), filter: FILTER_JSON });
export type ExportParams = z.infer<typeof EXPORT_PARAMS>;

export const IMPORT_LINK_PARAMS = z.object({ options: IMPORT_OPTIONS });
