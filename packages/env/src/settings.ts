import { z } from 'zod';

/** `on` or `off`, as a boolean. */
export const onOff = (fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off'], 'must be on or off')
    .default(fallback)
    .transform((value) => value === 'on');

/** A TCP port; 0 lets the system choose. */
export const port = (fallback: number) =>
  z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(fallback);

/**
 * How many seconds a process goes on serving after SIGTERM, though not ready, until balancers have seen that. In
 * milliseconds.
 */
export const shutdownDelay = () =>
  z.coerce
    .number('must be a number of seconds from 0 to 60')
    .min(0, 'must be a number of seconds from 0 to 60')
    .max(60, 'must be a number of seconds from 0 to 60')
    .default(0)
    .transform((seconds) => seconds * 1000);

/** An absolute URL with one of `protocols`, such as `['https:']`. */
export const url = (protocols: readonly string[]) =>
  z
    .string('is required')
    .refine((value) => URL.canParse(value), { message: 'must be an absolute URL', abort: true })
    .transform((value) => new URL(value))
    .refine((value) => protocols.includes(value.protocol), `must start with ${protocols.join(' or ')}`);

/** A secret that people cannot guess: at least 32 characters. */
export const secret = () => z.string('is required').min(32, 'must have at least 32 characters');

/** The same, for which `.env.example` has a value that everybody knows: see `noExampleKey`. */
export const secretWithExample = (example: string) =>
  secret().transform((key) => ({ key, isExample: key === example }));

/** A setting that `parse` turns into what the code wants; what `parse` throws becomes the message. */
export const parsedBy = <Value>(parse: (value: string) => Value) =>
  z.string('is required').transform((value, context): Value => {
    try {
      return parse(value);
    } catch (error) {
      context.addIssue(
        error instanceof z.ZodError ? 'does not have the expected form' : String((error as Error).message),
      );
      return z.NEVER;
    }
  });
