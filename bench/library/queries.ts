import { pick, seededRandom } from '../measure/random.ts';
import { type Account, entryOf } from './data/accounts.ts';
import type { Entry } from './data/entries.ts';

const QUERIES = 1_000;
const SHORTEST_WORD = 3;
/** Two titles in three have six words. */
const MAX_ATTEMPTS = 1_000;
/** Every fourth query ends in the middle of a word, as while somebody is typing. */
const UNFINISHED_EVERY = 4;

/** Queries of so many words that follow one another in a title of the account's own. The same ones in every run. */
export function queriesFor(account: Account, entries: readonly Entry[], wordCount: number): string[] {
  const random = seededRandom(wordCount);
  return Array.from({ length: QUERIES }, (_, n) => {
    const words = titleWords(account, entries, wordCount, random);
    const from = Math.floor(random() * (words.length - wordCount + 1));
    const chosen = words.slice(from, from + wordCount);
    return (n % UNFINISHED_EVERY === 0 ? unfinished(chosen) : chosen).join(' ');
  });
}

/** Queries of one or two words of a title, one of which has two letters in the wrong order. */
export function mistypedQueriesFor(account: Account, entries: readonly Entry[]): string[] {
  const random = seededRandom(entries.length);
  return Array.from({ length: QUERIES }, (_, n) => {
    const words = titleWords(account, entries, 2, random);
    const longest = words.reduce((best, word) => (word.length > best.length ? word : best));
    const wrong = mistyped(longest, random);
    return n % 2 === 0
      ? wrong
      : words
          .slice(0, 2)
          .filter((word) => word !== longest)
          .concat(wrong)
          .join(' ');
  });
}

function titleWords(
  account: Account,
  entries: readonly Entry[],
  atLeast: number,
  random: () => number,
): string[] {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const words = wordsOf(entryOf(account, Math.floor(random() * account.size), entries).title);
    if (words.length >= atLeast) return words;
  }
  throw new RangeError(`No title of ${account.user} has ${atLeast} words.`);
}

function wordsOf(title: string): string[] {
  return (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length >= SHORTEST_WORD);
}

function unfinished(words: readonly string[]): string[] {
  const last = words.at(-1) ?? '';
  return words.with(-1, last.slice(0, Math.max(SHORTEST_WORD, Math.ceil(last.length * 0.6))));
}

function mistyped(word: string, random: () => number): string {
  const places = Array.from({ length: word.length - 2 }, (_, n) => n + 1).filter(
    (n) => word[n] !== word[n + 1],
  );
  if (places.length === 0) return `${word}x`;
  const at = pick(places, random);
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
}
