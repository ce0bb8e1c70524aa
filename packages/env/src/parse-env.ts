import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationError } from './configuration-error.ts';
import type { Rule, Values } from './rule.ts';

/**
 * Reads the settings that `shape` names from `env`. A setting `NAME` may also come from the file that `NAME_FILE` names,
 * which is how Docker and Kubernetes hand over secrets. An empty value counts as unset.
 *
 * What settings must fulfil together goes into `rules`: refinements of a whole zod object are skipped as soon as one
 * setting is wrong, and their mistakes would show only at the next start.
 *
 * @throws {ConfigurationError} with every mistake at once, by setting, and never with a value.
 */
export function parseEnv<Shape extends z.ZodRawShape>(
  shape: Shape,
  env: NodeJS.ProcessEnv,
  rules: readonly Rule<Values<Shape>>[] = [],
): Values<Shape> {
  const read = Object.entries(shape).map(([name, schema]) => ({ name, ...readSetting(name, schema, env) }));
  // Complete once there is no mistake; until then a rule is asked only where all that it looks at is here.
  const values = Object.fromEntries(
    read.flatMap(({ name, value, mistakes }) => (mistakes.length === 0 ? [[name, value]] : [])),
  ) as Values<Shape>;
  const broken = rules.filter(({ names, holds }) => names.every((name) => name in values) && !holds(values));
  const mistakes = [
    ...read.flatMap((setting) => setting.mistakes),
    ...broken.map(({ names, message }) => `${String(names[0])}: ${message}`),
  ];
  if (mistakes.length === 0) return values;
  throw new ConfigurationError(
    `The configuration is not valid:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`,
  );
}

type Read = { readonly value?: unknown; readonly mistakes: readonly string[] };

function readSetting(name: string, schema: z.core.$ZodType, env: NodeJS.ProcessEnv): Read {
  const value = env[name] || undefined;
  const file = env[`${name}_FILE`] || undefined;
  if (file === undefined) return parseSetting(name, schema, value);
  if (value !== undefined) return { mistakes: [`${name} and ${name}_FILE are both set; keep one.`] };
  try {
    return parseSetting(name, schema, readFileSync(file, 'utf8').trimEnd() || undefined);
  } catch {
    return { mistakes: [`${name}_FILE names a file that cannot be read.`] };
  }
}

function parseSetting(name: string, schema: z.core.$ZodType, value: string | undefined): Read {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return { value: parsed.data, mistakes: [] };
  return {
    mistakes: parsed.error.issues.map(({ path, message }) => `${[name, ...path].join('.')}: ${message}`),
  };
}
