import { distance } from 'fastest-levenshtein';

/** More letters than this are no typing mistake, however long the name. */
const MAX_MISTAKES = 3;

/** The names that `name` may have been meant to be, the nearest first. A short name has room for few mistakes. */
export function nearest(name: string, candidates: readonly string[], count = 3): string[] {
  const meant = name.toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, mistakes: distance(candidate.toLowerCase(), meant) }))
    .filter(({ candidate, mistakes }) => mistakes <= allowedMistakes(candidate, meant))
    .toSorted((one, other) => one.mistakes - other.mistakes)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

function allowedMistakes(one: string, other: string): number {
  return Math.min(MAX_MISTAKES, Math.ceil(Math.max(one.length, other.length) / 3));
}
