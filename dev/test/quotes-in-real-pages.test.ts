import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findQuote, foldPage } from '../../bookmark-service/src/highlights/find-quote.ts';
import { readPage } from '../../page-service/src/reader/read-page.ts';
import { unpackedPackage } from '../programs/debian-package.ts';

/** Made by three different programs: of the policy, of a book, and of a reference manual. */
const DOCUMENTATION = ['debian-policy', 'debian-reference-en', 'postgresql-doc'];
const PAGES = 200;
const QUOTES_PER_PAGE = 2;
const [MIN_LENGTH, MAX_LENGTH] = [30, 300];

/** Pages of Debian's documentation, as many of each package as there are. */
async function realPages(): Promise<string[]> {
  const lists = await Promise.all(DOCUMENTATION.map(htmlOf));
  const [all, share] = [lists.flat().toSorted(), PAGES / lists.length];
  const few = lists.flatMap((list) => evenly(list, Math.floor(share)));
  const others = all.filter((path) => !few.includes(path));
  return [...few, ...evenly(others, PAGES - few.length)];
}

async function htmlOf(debianPackage: string): Promise<string[]> {
  const folder = await unpackedPackage(debianPackage, () => {});
  if (folder === undefined) return [];
  const found = await Array.fromAsync(glob('usr/share/**/*.html', { cwd: folder, withFileTypes: true }));
  // Folders have such names as well.
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

function evenly<Item>(list: readonly Item[], count: number): Item[] {
  if (list.length <= count) return [...list];
  return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)] as Item);
}

async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path);
  return readPage({ url: 'https://www.debian.org/', contentType: 'text/html', bytes }).text;
}

/** Some sentences of a text, from all over it. */
function sentencesIn(text: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const sentences = [...segmenter.segment(text)].map(({ segment }) => segment.trim());
  const fitting = sentences.filter(({ length }) => length >= MIN_LENGTH && length <= MAX_LENGTH);
  return evenly(fitting, QUOTES_PER_PAGE);
}

/** What becomes of text between a page and who quotes it. */
const ALTERATIONS: Readonly<Record<string, (quote: string) => string>> = {
  nothing: (quote) => quote,
  'lines that break elsewhere': (quote) => quote.replace(/\s+/g, '\n   '),
  'spaces that do not break': (quote) => quote.replace(/ /g, '\u00a0'),
  entities: (quote) =>
    quote.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/ /g, '&nbsp;'),
  'curly quotes': (quote) => quote.replace(/"/g, '”').replace(/'/g, '’'),
  'straight quotes': (quote) => quote.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"),
  'other dashes': (quote) => quote.replace(/[-–—]/g, '\u2010').replace(/…/g, '...'),
  'an ellipsis in one letter': (quote) => quote.replace(/\.\.\./g, '…'),
  ligatures: (quote) => quote.replace(/fi/g, 'ﬁ').replace(/fl/g, 'ﬂ'),
  'soft hyphens': (quote) => quote.replace(/(\p{L}{3})(\p{L}{3})/gu, '$1\u00ad$2'),
  'other case': (quote) => quote.toLowerCase(),
  'quotes around it': (quote) => `“${quote}”`,
};

const paths = await realPages();
const testWhereThereArePages = paths.length === PAGES ? test : test.skip;

describe('quotes in 200 real pages, which come with packages of Debian where apt-get is', () => {
  testWhereThereArePages(
    'are found whatever became of them, and with a word of their own nowhere',
    async () => {
      let quotes = 0;
      for (const path of paths) {
        const text = await textOf(path);
        const page = foldPage(text);
        for (const sentence of sentencesIn(text)) {
          quotes += 1;
          for (const [what, alter] of Object.entries(ALTERATIONS)) {
            const place = findQuote(page, alter(sentence));
            expect([path, sentence, what, place]).toEqual([
              path,
              sentence,
              what,
              expect.objectContaining({ found: true }),
            ]);
            // Of several places the first may have other spaces.
            if (place.found && place.places === 1) expect(plain(place.exact)).toBe(plain(sentence));
          }
          const words = sentence.split(' ');
          const altered = [...words.slice(0, -1), 'xyzzy', ...words.slice(-1)].join(' ');
          expect([path, findQuote(page, altered)]).toEqual([path, { found: false, reason: 'absent' }]);
        }
      }
      expect(quotes).toBeGreaterThan(PAGES);
    },
    300_000,
  );
});

/** Without what may be left out at the ends. */
function plain(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
