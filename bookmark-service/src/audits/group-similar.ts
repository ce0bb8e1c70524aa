import type { Tag } from '../tags/tag.ts';

/** Shorter words, such as `react` and `reach`, differ from many others in one letter. */
const MIN_MISTYPED_LENGTH = 6;
const GROUP_SIZE = 10;

/**
 * Groups tags that are probably meant to be one: those that differ in case, accents, separators and plurals, and longer
 * ones that differ in one letter. In time that grows with the number of tags, not with that of their pairs.
 *
 * @param tags those that should rather be kept first.
 */
export function groupSimilar(tags: readonly Tag[]): Tag[][] {
  const tagsOf = new Map<string, Tag[]>();
  for (const tag of tags) {
    for (const trace of tracesOf(tag.name)) {
      const alike = tagsOf.get(trace);
      if (alike === undefined) tagsOf.set(trace, [tag]);
      else alike.push(tag);
    }
  }
  const grouped = new Set<Tag>();
  return tags.flatMap((tag) => {
    if (grouped.has(tag)) return [];
    const alike = new Set([tag, ...[...tracesOf(tag.name)].flatMap((trace) => tagsOf.get(trace) ?? [])]);
    const group = [...alike].filter((each) => !grouped.has(each)).slice(0, GROUP_SIZE);
    if (group.length < 2) return [];
    for (const each of group) grouped.add(each);
    return [group];
  });
}

/** Two names that share a trace are alike: what is left without the differences that do not count, and without a letter. */
function tracesOf(name: string): Set<string> {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const words = plain.split(/[\s._:/-]+/u);
  const joined = words.join('') || plain;
  const mistyped = words.flatMap((word, index) =>
    withoutOneLetter(word).map((shorter) => words.with(index, shorter).join('')),
  );
  return new Set([joined, singular(joined), ...mistyped]);
}

/** The first letter is seldom mistyped, and `vue2` is not `vue3`. */
function withoutOneLetter(word: string): string[] {
  const letters = [...word];
  if (letters.length < MIN_MISTYPED_LENGTH) return [];
  return letters.flatMap((letter, index) =>
    index === 0 || /\p{N}/u.test(letter) ? [] : letters.toSpliced(index, 1).join(''),
  );
}

/** Of English words, which is enough to find candidates. */
function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && /[^isu]s$/.test(word) ? word.slice(0, -1) : word;
}
