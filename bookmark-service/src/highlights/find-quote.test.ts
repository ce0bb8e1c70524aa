import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findQuote, foldPage } from './find-quote.ts';
import { foldText } from './fold-text.ts';

const PAGE = `Of quotes

It’s said that “nothing — or nearly nothing — is ever quoted as it was written…”, in 1904–1910.

The official affluent café on the high­way asked: is this a test of Smith & Sons? Über alles.`;

describe('a quote is found', () => {
  test.each([
    ['as it stands there', 'nearly nothing — is ever quoted'],
    ['with other white space', 'nearly\u00a0nothing —\n\n is  ever\tquoted'],
    ['over the end of a paragraph', 'Of quotes It’s said'],
    ['without white space around a dash', 'nothing—or nearly nothing—is ever'],
    ['with hyphens for dashes', 'nothing - or nearly nothing -- is ever'],
    ['with another dash between numbers', 'quoted as it was written…”, in 1904-1910'],
    ['with straight quotes', `It's said that "nothing`],
    ['with other quotes', 'It‘s said that «nothing — or'],
    ['with two single quotes for a double one', "It's said that ''nothing"],
    ['with dots for an ellipsis', 'as it was written...", in 1904'],
    ['with parted dots for an ellipsis', 'as it was written . . .", in 1904'],
    ['with ligatures', 'The oﬃcial aﬄuent café'],
    ['with accents that are letters of their own', 'affluent cafe\u0301 on the'],
    ['without its soft hyphen', 'café on the highway asked'],
    ['with soft hyphens of its own', 'the of\u00adfi\u00adcial aff\u00adluent'],
    ['with entities', 'a test of Smith &amp; Sons? &Uuml;ber'],
    ['with entities by number', 'It&#8217;s said that &#x201c;nothing'],
    ['with entities for white space', 'a test&nbsp;of&#160;Smith'],
    ['in other letters, large or small', 'THE OFFICIAL AFFLUENT Café'],
    ['in quotes that are not of the page', '“The official affluent café”'],
    ['with an ellipsis where it was broken off', '…official affluent café…'],
  ])('%s', (_what, quote) => {
    const place = findQuote(foldPage(PAGE), quote);
    expect(place).toMatchObject({ found: true, places: 1 });
  });

  test('with the text that the page has, from its first letter to its last', () => {
    expect(findQuote(foldPage(PAGE), 'Nothing—or nearly NOTHING')).toEqual({
      found: true,
      exact: 'nothing — or nearly nothing',
      start: PAGE.indexOf('nothing —'),
      end: PAGE.indexOf('nothing —') + 'nothing — or nearly nothing'.length,
      places: 1,
    });
    expect(findQuote(foldPage(PAGE), 'the highway')).toMatchObject({ exact: 'the high\u00adway' });
    expect(findQuote(foldPage('An oﬃcial thing'), 'official')).toMatchObject({ exact: 'oﬃcial' });
  });

  test('in the page whose entities were never decoded', () => {
    expect(findQuote(foldPage('Smith &amp; Sons &ndash; since'), 'Smith & Sons - since')).toMatchObject({
      exact: 'Smith &amp; Sons &ndash; since',
    });
  });

  test('first of several places, of which it says how many', () => {
    const page = 'once upon a time. Once  upon a time! And once upon a time';
    expect(findQuote(foldPage(page), 'once upon a time')).toMatchObject({ start: 0, places: 3 });
    expect(findQuote(foldPage(page), 'And once upon a time')).toMatchObject({ places: 1 });
  });

  test('in writing that parts no words', () => {
    expect(findQuote(foldPage('これは日本語の文章です。'), '日本語の文')).toMatchObject({
      exact: '日本語の文',
    });
  });
});

describe('a quote is refused', () => {
  test.each([
    ['that is not there', 'nearly everything is ever quoted', 'absent'],
    ['that is there but for a letter', 'nearly nothing — is ever quited', 'absent'],
    ['that begins within a word', 'uoted as it was written', 'absent'],
    ['that ends within a word', 'nothing — is ever quot', 'absent'],
    ['that joins the end of a word to others', 'is a test of Smith', 'absent'],
    ['of a few letters', 'is ever', 'too_short'],
    ['of signs', '— … — “” !!!!!!!!!!!!', 'too_short'],
    ['of nothing', '', 'too_short'],
    ['of more than anybody quotes', 'nothing '.repeat(300), 'too_long'],
  ])('%s', (_what, quote, reason) => {
    expect(findQuote(foldPage(PAGE), quote)).toEqual({ found: false, reason });
  });

  test('that is only beyond the text that is kept of a page', () => {
    expect(
      findQuote(foldPage(`${' '.repeat(200_000)}a quote at its end`), 'a quote at its end'),
    ).toMatchObject({
      reason: 'absent',
    });
  });
});

test('text in which a search by trying each place would not come to an end is searched', () => {
  expect(findQuote(foldPage('a'.repeat(200_000)), `b${'a'.repeat(1_999)}`)).toMatchObject({
    reason: 'absent',
  });
  expect(findQuote(foldPage('a '.repeat(100_000)), 'a'.repeat(2_000))).toMatchObject({
    found: true,
    places: 98_001,
  });
});

const WORDS = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.constantFrom('it’s', '“so”', 'ﬁne', 'Ångström', '—', '…', '日本', '&amp;', 'A&B', '🧑‍🚀', '¨', '´'),
    fc.string({ unit: 'grapheme-ascii', minLength: 5, maxLength: 12 }),
  ),
  { minLength: 6, maxLength: 60 },
);
const SPACES = fc.constantFrom(' ', '  ', '\n', '\n\n', '\u00a0', '\u2009', '\t');

test('whatever words of a page are quoted, with whatever white space, they are found, and the same is read there', () => {
  fc.assert(
    fc.property(WORDS, SPACES, SPACES, fc.nat(), fc.nat(), (words, between, quoted, from, length) => {
      const start = from % words.length;
      const end = start + 1 + (length % (words.length - start));
      const quote = words.slice(start, end).join(quoted);
      const place = findQuote(foldPage(words.join(between)), quote);
      if (!place.found) {
        expect(place.reason).toBe('too_short');
      } else {
        const bare = (text: string) => foldText(text).text.replace(/^[-'.\s]+|[-'.\s]+$/g, '');
        expect(bare(place.exact)).toBe(bare(quote));
      }
    }),
    { numRuns: 300 },
  );
});
