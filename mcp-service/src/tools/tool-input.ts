import { distance } from 'fastest-levenshtein';
import { z } from 'zod';

/** The arguments do not fit the tool; the message says how to put that right. */
export class ToolInputError extends Error {
  override readonly name = 'ToolInputError';
}

const SHOWN_MISTAKES = 5;
const NEAR = 3;

/** @throws {ToolInputError} */
export function parseToolInput<Schema extends z.ZodObject>(schema: Schema, input: unknown): z.output<Schema> {
  if (!isWellFormed(input))
    throw new ToolInputError('The arguments hold half a character (an unpaired surrogate).');
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const parameters = Object.keys(schema.shape);
  const mistakes = parsed.error.issues.flatMap((issue) => mistakesOf(issue, parameters));
  const more = mistakes.length > SHOWN_MISTAKES ? [`… and ${mistakes.length - SHOWN_MISTAKES} more`] : [];
  throw new ToolInputError([...mistakes.slice(0, SHOWN_MISTAKES), ...more].join('\n'));
}

function mistakesOf(issue: z.core.$ZodIssue, parameters: readonly string[]): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownParameter(key, parameters));
  return [`${z.core.toDotPath(issue.path) || 'arguments'}: ${issue.message}`];
}

function unknownParameter(key: string, parameters: readonly string[]): string {
  const shown = key.slice(0, 64);
  const nearest = parameters.toSorted((one, other) => distance(one, shown) - distance(other, shown))[0];
  const hint = nearest && distance(nearest, shown) <= NEAR ? ` Did you mean "${nearest}"?` : '';
  return `Unknown parameter "${shown}".${hint} This tool takes: ${parameters.join(', ')}.`;
}

/** Whether every string can be written as UTF-8, as it must be on its way to the library. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.values(value).every(isWellFormed);
}
