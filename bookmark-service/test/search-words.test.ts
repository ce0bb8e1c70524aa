import { describe, expect, test } from '@jest/globals';
import { setUpSearch } from './helpers/set-up-search.ts';

const { aLibraryOf, found } = await setUpSearch();

describe('words', () => {
  test('are found in title, tags, note and URL, all of them, the last by its beginning', async () => {
    const call = await aLibraryOf(
      { url: 'https://doc.rust-lang.org/book/', title: 'The Rust Programming Language', tags: ['systems'] },
      { url: 'https://nodejs.org/', title: 'Node.js', note: 'runs everywhere' },
    );
    for (const query of ['rust', 'programs language', 'rust langu', 'systems', 'doc.rust-lang.org', 'book']) {
      expect([query, await found(call, query)]).toEqual([query, ['The Rust Programming Language']]);
    }
    for (const query of ['node.js', 'everywhere', 'run', 'nodejs.org']) {
      expect([query, await found(call, query)]).toEqual([query, ['Node.js']]);
    }
    expect(await found(call, 'rust node')).toEqual([]);
    expect(await found(call, 'langu rust')).toEqual([]);
  });

  test('shorter than three letters are whole words', async () => {
    const call = await aLibraryOf({ title: 'Go by example' }, { title: 'Google' });
    expect(await found(call, 'go')).toEqual(['Go by example']);
    expect(await found(call, 'goo')).toEqual(['Google']);
  });

  test('that begin a great many are found as well', async () => {
    const words = Array.from(
      { length: 120 },
      (_, index) => `pre${String.fromCharCode(97 + (index % 26))}${index}`,
    );
    const call = await aLibraryOf({ title: 'all', note: words.join(' ') }, { title: 'another prefix' });
    expect((await found(call, 'pre')).toSorted()).toEqual(['all', 'another prefix']);
  });

  test.each([
    ['accents', 'Läuft überall, sagt Zoë', ['läuft', 'lauft', 'ÜBERALL', 'zoe']],
    ['accents of their own', 'Cafe\u0301 cre\u0300me', ['café', 'cafe', 'crème']],
    ['German', 'Die Straßen von München', ['strassen', 'straßen', 'munchen']],
    ['French', "L'été à la plage", ['ete', "l'été", 'plage']],
    ['Cyrillic', 'Война и мир', ['война', 'МИР', 'вой']],
    ['Japanese', 'プログラミング言語の入門', ['言語', '入門', 'プログラミング', 'グラミ']],
    ['Chinese', '机器学习教程', ['学习', '机器学习']],
    ['Korean', '한국어 문서', ['한국', '국어']],
  ])('of %s', async (_what, title, queries) => {
    const call = await aLibraryOf({ title }, { title: 'something else' });
    for (const query of queries) expect([query, await found(call, query)]).toEqual([query, [title]]);
  });

  test('with signs are not the letters in them', async () => {
    const call = await aLibraryOf(
      { title: 'C++ primer' },
      { title: 'C# in depth' },
      { title: 'The C book' },
      { title: '.NET internals' },
      { title: 'Fishing net' },
    );
    expect(await found(call, 'c++')).toEqual(['C++ primer']);
    expect(await found(call, 'c#')).toEqual(['C# in depth']);
    expect(await found(call, 'C')).toEqual(['The C book']);
    expect(await found(call, '.net')).toEqual(['.NET internals']);
    expect(await found(call, 'net')).toEqual(['Fishing net']);
  });

  test('that English leaves out are asked for where a query has no others, and put what has them first', async () => {
    const call = await aLibraryOf(
      { title: 'The Rust book' },
      { title: 'Rust book' },
      { title: 'Parsing in practice' },
      { title: 'whois records', tags: ['dns'] },
    );
    const [first, second] = ['The Rust book', 'Rust book'];
    expect(await found(call, 'the rust book')).toEqual([first, second]);
    expect(await found(call, 'what is the rust book about')).toEqual([first, second]);
    expect(await found(call, 'for parsing who')).toEqual(['Parsing in practice']);
    for (const query of ['the', 'is:unread the', '"the" rust', 'title:the rust', '"the rust"'])
      expect([query, await found(call, query)]).toEqual([query, [first]]);
    expect(await found(call, 'rust -the')).toEqual([second]);
    expect(await found(call, 'rust -(the book)')).toEqual([second]);
    expect(await found(call, 'the OR parsing', {})).toEqual(
      expect.arrayContaining([first, 'Parsing in practice']),
    );
    expect(await found(call, 'the (dns OR parsing)')).toHaveLength(2);
  });

  test('that are an emoji are found among the tags', async () => {
    const call = await aLibraryOf({ title: 'Rust', tags: ['🦀'] }, { title: 'Other' });
    expect(await found(call, '🦀')).toEqual(['Rust']);
  });
});

test('a phrase is found where its words follow one another in one text, and nowhere else', async () => {
  const call = await aLibraryOf(
    { title: 'rust book' },
    { title: 'Hello' },
    { title: 'ends with zebra', note: 'quokka begins', tags: ['okapi'] },
  );
  expect(await found(call, '"rust book"')).toEqual(['rust book']);
  expect(await found(call, '"quokka begins"')).toEqual(['ends with zebra']);
  for (const phrase of ['"book rust"', '"hello hello"', '"zebra quokka"', '"begins okapi"']) {
    expect([phrase, await found(call, phrase)]).toEqual([phrase, []]);
  }
});
