import { z } from 'zod';

const text = z.string().optional().catch(undefined);
/** The fields of PostgreSQL's errors that name its own things, and what every error has. */
const ERROR = z.object({ name: text, code: text, constraint: text, routine: text, stack: text }).catch({});

/** The calls at the end of a stack: what stands before them is the message. */
const FRAMES = /(?:\n {4}at [^\n]*)+$/;

/** What may be logged of an error: not its message, nor what PostgreSQL adds to it, which quote what is in a library. */
export function faultOf(error: unknown) {
  const { name, code, constraint, routine, stack } = ERROR.parse(error);
  return { error_name: name, code, constraint, routine, stack: FRAMES.exec(stack ?? '')?.[0].trim() };
}
