import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SchemaDocument } from './schema-document.ts';

/** Written by `extract.ts`. */
export const SCHEMAS = new URL('schemas.json.gz', import.meta.url);

export function readSchemas(): SchemaDocument {
  return JSON.parse(gunzipSync(readFileSync(SCHEMAS)).toString()) as SchemaDocument;
}
