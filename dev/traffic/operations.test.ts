import { describe, expect, test } from '@jest/globals';
import type { ExpectedLibrary } from './expected-library.ts';
import { addTag, annotate, importList, mergeTag, retitle, save, takeBack } from './operations.ts';

const [A, B] = ['https://traffic.example/a', 'https://traffic.example/b'];
const tagging = { tag: 'new', urls: [A, B], changeId: 'chg_1' };

function aLibrary(): ExpectedLibrary {
  const library: ExpectedLibrary = new Map();
  for (const url of [A, B]) library.set(url, { title: 'Old', tags: ['new', 'old'], paragraphs: [] });
  return library;
}

describe('what an operation makes of a library', () => {
  test.each([
    ['a save', save('https://traffic.example/c', 'C'), 'https://traffic.example/c', { title: 'C', tags: [] }],
    ['a new title', retitle(A, 'New'), A, { title: 'New', tags: ['new', 'old'] }],
    ['a note', annotate(A, 'Noted'), A, { paragraphs: ['Noted'] }],
    ['a tag', addTag([A, B], 'more'), B, { tags: ['new', 'old', 'more'] }],
    ['an undo', takeBack(tagging), B, { tags: ['old'] }],
    ['a merge of tags', mergeTag(tagging, 'old'), B, { tags: ['old'] }],
    [
      'an import',
      importList('https://traffic.example/i', 'I'),
      'https://traffic.example/i/9',
      { title: 'I, 9' },
    ],
  ])('%s', (_what, operation, url, expected) => {
    const library = aLibrary();
    operation.apply(library);
    expect(library.get(url)).toMatchObject(expected);
  });
});

describe('a first attempt that is acknowledged', () => {
  test.each([
    ['save', save(A, 'A'), { outcome: 'created' }, { outcome: 'unchanged' }],
    ['new title', retitle(A, 'A'), { change_id: 'chg_1' }, {}],
    ['note', annotate(A, 'A'), { changed: 1 }, { changed: 0 }],
    ['tag', addTag([A, B], 'a'), { changed: 2 }, { changed: 1 }],
    ['undo', takeBack(tagging), { undone: 2, conflicts: 0 }, { undone: 0, conflicts: 0 }],
    ['merge', mergeTag(tagging, 'a'), { changed: 2 }, { changed: 0 }],
    ['import', importList(A, 'A'), { status: 'done', report: { created: 10 } }, { report: { created: 0 } }],
  ])('of a %s says that it did it; else it had been done before', (_what, operation, now, before) => {
    expect(operation.wasDoneNow(now)).toBe(true);
    expect(operation.wasDoneNow(before)).toBe(false);
  });

  test('of an import may have to wait for its job', () => {
    expect(importList(A, 'A').wasDoneNow({ status: 'running' })).toBe(true);
  });
});
