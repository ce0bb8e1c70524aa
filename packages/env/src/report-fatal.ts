import { ConfigurationError } from './configuration-error.ts';

type FatalLog = { fatal(message: string): void; fatal(fields: object, message: string): void };

/**
 * The last line of a process that cannot run: one sentence that says what to change, where that is known; else the error
 * with its stack, which is for us.
 */
export function reportFatal(log: FatalLog, error: unknown): void {
  const mistake = mistakeIn(error);
  if (mistake === undefined) log.fatal({ err: error }, 'the process cannot run');
  else log.fatal(mistake);
}

function mistakeIn(error: unknown): string | undefined {
  if (error instanceof ConfigurationError) return error.message;
  const { code, port } = (error ?? {}) as { code?: unknown; port?: unknown };
  return code === 'EADDRINUSE' ? portTaken(Number(port)).message : undefined;
}

/** Somebody else listens to `port` already. */
export function portTaken(port: number): ConfigurationError {
  return new ConfigurationError(
    `Port ${port} is taken (EADDRINUSE): end what uses it, or set PORT or METRICS_PORT to another.`,
  );
}
