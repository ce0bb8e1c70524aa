import { expect, test } from '@jest/globals';
import { tagsInQuery } from './query-tags.ts';

test.each([
  ['tag:pyhton', ['pyhton']],
  ['rust #web, OR (TAG:docs is:unread)', ['web', 'docs']],
  ['tag:"web dev" #“two words”', ['web dev', 'two words']],
])('finds the tags of %s', (query, tags) => {
  expect(tagsInQuery(query)).toEqual(tags);
});

test.each([
  '-tag:docs -#docs -"not tag:docs"',
  '"about tag:docs" title:"#docs"',
  'C# # heading tag::x tag://x url:#docs',
  'words alone',
])('finds none in %s, which asks for none', (query) => {
  expect(tagsInQuery(query)).toEqual([]);
});
