import { readFileSync } from 'node:fs';
import type { ZodObject, z } from 'zod';

/** The environment does not describe a configuration that the service can run with. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads the settings that `schema` names from `env`. A setting `NAME` may also come from the file that
 * `NAME_FILE` names, which is how Docker and Kubernetes hand over secrets. An empty value counts as unset.
 *
 * @throws {ConfigurationError} with every mistake at once, by setting, and never with a value.
 */
export function parseEnv<Schema extends ZodObject>(schema: Schema, env: NodeJS.ProcessEnv): z.output<Schema> {
  const values = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, settingOf(name, env)]));
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(all)'}: ${issue.message}`,
  );
  throw new ConfigurationError(`The configuration is not valid:\n${mistakes.join('\n')}`);
}

function settingOf(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const value = env[name] || undefined;
  const file = env[`${name}_FILE`] || undefined;
  if (file === undefined) return value;
  if (value !== undefined) throw new ConfigurationError(`${name} and ${name}_FILE are both set; keep one.`);
  try {
    return readFileSync(file, 'utf8').trimEnd() || undefined;
  } catch (cause) {
    throw new ConfigurationError(`${name}_FILE names a file that cannot be read.`, { cause });
  }
}
