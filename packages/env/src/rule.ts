import type { z } from 'zod';

/** What several settings must fulfil together. */
export type Rule<Settings> = {
  /** The setting that is at fault, then the others that `holds` looks at. */
  readonly names: readonly (keyof Settings)[];
  readonly message: string;
  /** Asked only when each of `names` is right by itself. */
  readonly holds: (values: Settings) => boolean;
};

/** What the settings of a shape come to. */
export type Values<Shape extends z.ZodRawShape> = { [Name in keyof Shape]: z.output<Shape[Name]> };

/** A rule whose `holds` sees the settings that it names, and no other. */
export function ruleFor<Shape extends z.ZodRawShape>() {
  return <Name extends keyof Shape>(
    names: readonly [Name, ...Name[]],
    message: string,
    holds: (values: Pick<Values<Shape>, Name>) => boolean,
  ): Rule<Values<Shape>> => ({ names, message, holds });
}

type Local = { readonly INSECURE_LOCAL_STACK: boolean };

/** For a key that `.env.example` has a value for: that one is good for the local stack alone. */
export function noExampleKey<Name extends string>(
  name: Name,
  what = 'key',
): Rule<Record<Name, { readonly isExample: boolean } | undefined> & Local> {
  return {
    names: [name, 'INSECURE_LOCAL_STACK'],
    message: `is the example ${what}, which everybody knows: make one of your own`,
    holds: (values) => values.INSECURE_LOCAL_STACK || values[name]?.isExample !== true,
  };
}

/** For a URL that may be `http:` on the local stack alone. */
export function httpsElsewhere<Name extends string>(name: Name): Rule<Record<Name, URL | undefined> & Local> {
  return {
    names: [name, 'INSECURE_LOCAL_STACK'],
    message: 'must start with https:',
    holds: (values) => values.INSECURE_LOCAL_STACK || values[name]?.protocol !== 'http:',
  };
}
