import { distance } from 'fastest-levenshtein';

/** So many letters of a long name may be others, missing or too many: a short one would be taken for too many things. */
const MAX_DISTANCE = { short: 1, long: 3 };
const LONG = 12;

/**
 * What in `env` looks like a setting that `shape` names and that is not set, a sentence each, without values. Not a mistake by itself:
 * orchestrators add names of their own, and the version before knows fewer.
 */
export function misspelledIn(shape: Readonly<Record<string, unknown>>, env: NodeJS.ProcessEnv): string[] {
  const known = Object.keys(shape).flatMap((name) => [name, `${name}_FILE`]);
  const unset = known.filter(
    (name) => !env[name] && !env[`${name}_FILE`] && !env[name.replace(/_FILE$/, '')],
  );
  const unknown = Object.keys(env).filter((name) => !known.includes(name));
  return unknown.flatMap((name) => {
    const meant = unset.find((setting) => isAlike(name.toUpperCase(), setting));
    return meant === undefined ? [] : [`${name} is no setting, and has no effect: is ${meant} meant?`];
  });
}

function isAlike(name: string, setting: string): boolean {
  const most = Math.min(name.length, setting.length) < LONG ? MAX_DISTANCE.short : MAX_DISTANCE.long;
  return distance(name, setting) <= most;
}
