import { LIMITS } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LibraryError } from '../library/library-error.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import { AGE_UNITS, allOf, anyOf, COMPARISONS, FEATURES, not, type Query, STATES } from './query.ts';

const RUNS = { seed: 20_260_728, numRuns: 2_000 };
/** Far above what the longest query takes, far below what a regular expression that backtracks does. */
const SLOW_MS = 500;

const plainWord = fc.constantFrom(
  ...[
    'a',
    'Rust',
    'c++',
    'c#',
    '.net',
    'or',
    'foo-bar',
    '@scope/pkg',
    '🦀',
    '日本語',
    'f(x)',
    '--all',
    'std::vector',
  ],
);
const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => `x${text}`.trim().replace(/\s+/gu, ' '));
const tagName = fc.oneof(
  fc.constantFrom('rust', 'web dev', 'C#', '++', ':x', '//x', '(x)', 'a(b', '12" vinyl', '“x”', '-x', 'ä🦀'),
  anyText.filter((text) => !/[,\p{Cc}]/u.test(text)).map((text) => text.normalize('NFC')),
);
const date = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const wordOrPhrase = fc.oneof(
  plainWord.map((text) => ({ kind: 'word' as const, text })),
  anyText.map((text) => ({ kind: 'phrase' as const, text })),
);
const term: fc.Arbitrary<Query> = fc.oneof(
  wordOrPhrase,
  tagName.map((name) => ({ kind: 'tag' as const, name })),
  fc
    .constantFrom('example.com', 'localhost', '[::1]', 'xn--mnchen-3ya.de')
    .map((host) => ({ kind: 'site' as const, host })),
  fc
    .constantFrom('Work', 'Work/My Projects', 'a(b/c', '"', ':')
    .map((collection) => ({ kind: 'in' as const, collection })),
  fc.constantFrom(...STATES).map((state) => ({ kind: 'is' as const, state })),
  fc.constantFrom(...FEATURES).map((feature) => ({ kind: 'has' as const, feature })),
  fc.record({
    kind: fc.constant('field' as const),
    field: fc.constantFrom('title', 'url', 'note'),
    text: wordOrPhrase,
  }),
  fc.record({ kind: fc.constant('added' as const), side: fc.constantFrom('before', 'after'), date }),
  fc.record({
    kind: fc.constant('age' as const),
    comparison: fc.constantFrom(...COMPARISONS),
    amount: fc.integer({ min: 1, max: 9999 }),
    unit: fc.constantFrom(...AGE_UNITS),
  }),
);
const queries = fc
  .letrec<{ query: Query }>((tie) => {
    const operands = fc.array(tie('query'), { minLength: 1, maxLength: 3 });
    const parts = [operands.map(allOf), operands.map(anyOf), tie('query').map(not)];
    return { query: fc.oneof({ maxDepth: 5, depthSize: 'medium' }, term, ...parts) };
  })
  .query.filter((query) => termsOf(query) <= 20 && printQuery(query).length <= LIMITS.queryLength);

const fragments = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'( ) ( ) " “ ” ＂ - -- # ## : :: // / \\ , . & < > * % @ OR AND or and not'.split(' '),
      ),
      fc.constantFrom(' ', ' ', ' ', '\t', '\u00a0', '\u3000', '\ufeff', '\u0338', '\u200d'),
      fc.constantFrom(
        ...'tag: site: in: is: has: title: url: note: before: after: age: tags: foo: TAG:'.split(' '),
      ),
      fc.constantFrom(
        ...'a rust 🦀 日本 é unread note example.com münchen.de a．b [::1] 1.2 0x7f <1w'.split(' '),
      ),
      fc.constantFrom('2026-01-01', 'https://x.org/a_(b)', '10:30', 'xn--a', '%41', '\u0958', 'ß'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));
const anything = fc.oneof(
  { arbitrary: fragments, weight: 4 },
  fc.string({ unit: 'binary', maxLength: 600, size: 'max' }),
  fc.array(fc.nat(0xffff), { maxLength: 100 }).map((units) => String.fromCharCode(...units)),
);

describe('printQuery', () => {
  test.each([
    ['a AND  b', 'a b'],
    ['(a b) OR (c)', 'a b OR c'],
    ['a (b OR c)', 'a (b OR c)'],
    ['-(a b)', '-(a b)'],
    ['-(--all)', '-(--all)'],
    ['tag:x', '#x'],
    ['tag:"web dev"', '#"web dev"'],
    ['tag:++', '#"++"'],
    ['in:"Work/My Projects"', 'in:"Work/My Projects"'],
    ['„a b“', '"a b"'],
    ['"say ""hi"""', '"say ""hi"""'],
    ['SITE:Example.com AGE:<01W', 'site:example.com age:<1w'],
  ])('writes %j as %j', (text, printed) => {
    expect(printQuery(parseQuery(text))).toBe(printed);
  });

  test('is undone by parseQuery', () => {
    fc.assert(
      fc.property(queries, (query) => expect(parseQuery(printQuery(query))).toEqual(query)),
      RUNS,
    );
  });
});

describe('parseQuery', () => {
  test('gives a query that stays the same when printed and parsed, or refuses, whatever the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const query = parsedOrRefused(text);
        if (query === undefined) return;
        const printed = printQuery(query);
        expect(parseQuery(printed)).toEqual(query);
        expect(printQuery(parseQuery(printed))).toBe(printed);
      }),
      RUNS,
    );
  });

  test.each([
    '(',
    '(a',
    '#',
    '-',
    '"',
    'tag:',
    '*.',
    'site:.',
    'a(',
    '()',
    'a:',
    'OR ',
    '-(',
    'site:a.',
    ' ',
  ])('is quick about %j written often', (piece) => {
    const start = performance.now();
    for (const length of [LIMITS.queryLength, 1_000_000]) {
      parsedOrRefused(piece.repeat(length / piece.length));
      parsedOrRefused(`site:${piece.repeat(length / piece.length - 6)}!`);
    }
    expect(performance.now() - start).toBeLessThan(SLOW_MS);
  });
});

function parsedOrRefused(text: string): Query | undefined {
  try {
    return parseQuery(text);
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'invalid') return undefined;
    throw error;
  }
}

function termsOf(query: Query): number {
  if (query.kind === 'not') return termsOf(query.operand);
  if (query.kind !== 'and' && query.kind !== 'or') return 1;
  return query.operands.reduce((sum, operand) => sum + termsOf(operand), 0);
}
