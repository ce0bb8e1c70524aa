import type { Schema } from './schema-document.ts';

/** Keywords that say something about a value. The rest is prose, or for the API server alone. */
const KEPT = new Set([
  '$ref',
  'additionalProperties',
  'allOf',
  'anyOf',
  'enum',
  'items',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'not',
  'nullable',
  'oneOf',
  'pattern',
  'properties',
  'required',
  'type',
  'uniqueItems',
]);
const LISTS = new Set(['allOf', 'anyOf', 'oneOf']);
const NUMBER_OR_TEXT = { type: ['integer', 'string'] };

/**
 * The same schema without prose, in which an object has no other fields than those that it names: the API server drops
 * what it does not know, without a word, and a setting that is spelled wrongly is then not set.
 */
export function strictSchema(schema: Schema): Schema {
  if (schema.format === 'int-or-string' || schema['x-kubernetes-int-or-string'] === true)
    return { ...NUMBER_OR_TEXT, ...(schema.pattern !== undefined && { pattern: schema.pattern }) };
  const kept = Object.entries(schema).filter(([keyword]) => KEPT.has(keyword));
  const strict = Object.fromEntries(kept.map(([keyword, value]) => [keyword, strictValue(keyword, value)]));
  return isClosed(schema) ? { ...strict, additionalProperties: false } : strict;
}

function strictValue(keyword: string, value: unknown): unknown {
  if (keyword === 'properties')
    return Object.fromEntries(
      Object.entries(value as Record<string, Schema>).map(([name, schema]) => [name, strictSchema(schema)]),
    );
  // Go's way to say that from here on case does not matter.
  if (keyword === 'pattern') return String(value).replace(/\(\?i\)(.*)$/, '(?i:$1)');
  // An alternative says what must hold besides; the fields are those of the schema around it.
  if (LISTS.has(keyword)) return value;
  if (keyword === 'items' || keyword === 'additionalProperties')
    return typeof value === 'object' ? strictSchema(value as Schema) : value;
  return value;
}

function isClosed(schema: Schema): boolean {
  return (
    schema.properties !== undefined &&
    schema.additionalProperties === undefined &&
    schema['x-kubernetes-preserve-unknown-fields'] !== true
  );
}
