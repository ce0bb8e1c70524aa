import { z } from 'zod';
import { nearest } from './nearest.ts';

/** The arguments do not fit the tool; the message says how to put that right. */
export class ToolInputError extends Error {
  override readonly name = 'ToolInputError';
}

const SHOWN_MISTAKES = 5;

/** @throws {ToolInputError} */
export function parseToolInput<Schema extends z.ZodObject>(schema: Schema, input: unknown): z.output<Schema> {
  if (!isWellFormed(input))
    throw new ToolInputError('The arguments hold half a character (an unpaired surrogate).');
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.flatMap((issue) => mistakesOf(issue, schema));
  const more = mistakes.length > SHOWN_MISTAKES ? [`… and ${mistakes.length - SHOWN_MISTAKES} more`] : [];
  throw new ToolInputError([...mistakes.slice(0, SHOWN_MISTAKES), ...more].join('\n'));
}

function mistakesOf(issue: z.core.$ZodIssue, schema: z.ZodObject): string[] {
  const path = z.core.toDotPath(issue.path);
  if (issue.code !== 'unrecognized_keys') return [`${path || 'arguments'}: ${issue.message}`];
  const parameters = namesAt(schema, issue.path);
  return issue.keys.map((key) => unknownParameter(key, parameters, path));
}

function unknownParameter(key: string, parameters: readonly string[], path: string): string {
  const shown = key.slice(0, 64);
  const [meant] = nearest(shown, parameters, 1);
  const hint = meant ? ` Did you mean "${meant}"?` : '';
  return `Unknown parameter "${shown}".${hint} ${path || 'This tool'} takes: ${parameters.join(', ')}.`;
}

/** The names that the object at `path` of the arguments knows. */
function namesAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return namesAt(schema.unwrap(), path);
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray) return namesAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  const child = step === undefined ? undefined : schema.shape[String(step)];
  return child === undefined ? Object.keys(schema.shape) : namesAt(child, rest);
}

/** Whether every string can be written as UTF-8, as it must be on its way to the library. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.values(value).every(isWellFormed);
}
