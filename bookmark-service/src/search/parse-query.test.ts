import { describe, expect, test } from '@jest/globals';
import { parseQuery } from './parse-query.ts';
import type { Query } from './query.ts';

const word = (text: string): Query => ({ kind: 'word', text });
const phrase = (text: string): Query => ({ kind: 'phrase', text });
const tag = (name: string): Query => ({ kind: 'tag', name });
const and = (...operands: Query[]): Query => ({ kind: 'and', operands });
const or = (...operands: Query[]): Query => ({ kind: 'or', operands });
const not = (operand: Query): Query => ({ kind: 'not', operand });
const [a, b, c] = [word('a'), word('b'), word('c')];

describe('parseQuery', () => {
  test.each<[string, Query]>([
    ['a', a],
    ['  a \t b\u00a0c\n', and(a, b, c)],
    ['a AND b', and(a, b)],
    ['a or b', and(a, word('or'), b)],
    ['a OR b', or(a, b)],
    ['a OR b c', or(a, and(b, c))],
    ['(a OR b) c', and(or(a, b), c)],
    ['a (b c)', and(a, b, c)],
    ['a OR (b OR c)', or(a, b, c)],
    ['((a))', a],
    ['-a', not(a)],
    ['a -b', and(a, not(b))],
    ['-(-a)', a],
    ['c -(-(a b))', and(c, a, b)],
    ['-(a OR b)', not(or(a, b))],
    ['-"a  b"', not(phrase('a b'))],
    ['-tag:x', not(tag('x'))],
    ['a"b c"', and(a, phrase('b c'))],
    ['„a b“ ”a b” “a b"', and(phrase('a b'), phrase('a b'), phrase('a b'))],
    ['"say ""hi"""', phrase('say "hi"')],
    ['a(b c)', and(a, b, c)],
  ])('reads the structure of %j', (text, query) => {
    expect(parseQuery(text)).toEqual(query);
  });

  test.each<[string, Query]>([
    ['#rust', tag('rust')],
    ['TAG:Rust', tag('Rust')],
    ['tag:"web   dev"', tag('web dev')],
    ['#"web dev"', tag('web dev')],
    ['tag:#c++', tag('c++')],
    ['#a, #b,', and(tag('a'), tag('b'))],
    ['(#a)', tag('a')],
    ['tag:"# #a"', tag('a')],
    ['site:Docs.Example.com', { kind: 'site', host: 'docs.example.com' }],
    ['site:*.example.com/', { kind: 'site', host: 'example.com' }],
    ['site:münchen.de', { kind: 'site', host: 'xn--mnchen-3ya.de' }],
    ['in:Work', { kind: 'in', collection: 'Work' }],
    ['in:"/Work / My Projects/"', { kind: 'in', collection: 'Work/My Projects' }],
    ['is:Unread', { kind: 'is', state: 'unread' }],
    ['is:untagged', { kind: 'is', state: 'untagged' }],
    ['is:broken', { kind: 'is', state: 'broken' }],
    ['has:note', { kind: 'has', feature: 'note' }],
    ['has:highlight', { kind: 'has', feature: 'highlight' }],
    ['has:reminder', { kind: 'has', feature: 'reminder' }],
    ['title:rust', { kind: 'field', field: 'title', text: { kind: 'word', text: 'rust' } }],
    ['note:"to do"', { kind: 'field', field: 'note', text: { kind: 'phrase', text: 'to do' } }],
    [
      'url:https://x.org/a_(b)',
      { kind: 'field', field: 'url', text: { kind: 'word', text: 'https://x.org/a_(b)' } },
    ],
    ['before:2026-01-01', { kind: 'added', side: 'before', date: '2026-01-01' }],
    ['After:2024-02-29', { kind: 'added', side: 'after', date: '2024-02-29' }],
    ['age:<1w', { kind: 'age', comparison: '<', amount: 1, unit: 'w' }],
    ['age:>30D', { kind: 'age', comparison: '>', amount: 30, unit: 'd' }],
  ])('reads the operators of %j', (text, query) => {
    expect(parseQuery(text)).toEqual(query);
  });

  test.each(
    `c++ c# .net node.js foo-bar a/b @scope/pkg 🦀 🇩🇪 日本語 --save-dev it's useEffect() wiki/Foo_(bar)
     https://example.com/x?a=b#c 10:30 std::vector url::parse tag://rust foo:bar node:fs urn:isbn:1 page:3 localhost:3000
     Rust: a=b -- C:\\dir é 5%`
      .split(/\s+/)
      .filter((text) => text !== '--'),
  )('takes %s for a word', (text) => {
    expect(parseQuery(text)).toEqual(word(text));
  });

  test.each([
    ['C++: a primer', ['C++:', 'a', 'primer']],
    ['Tags: what they are', ['Tags:', 'what', 'they', 'are']],
    ['Home » Blog | Posts – 2026 - & #', ['Home', 'Blog', 'Posts', '2026']],
    ['a -& b', ['a', 'b']],
    ['a -"…" b', ['a', 'b']],
    ['## The heading', ['The', 'heading']],
  ])('takes the pasted text %j for its words', (text, words) => {
    expect(parseQuery(text)).toEqual(and(...words.map(word)));
  });

  test.each<[string, number, string]>([
    ['rust async tags:x', 12, '"tags:" is not an operator. Did you mean "tag:"?'],
    ['🦀 sit:x', 3, 'Did you mean "site:"?'],
    ['titel:x', 1, 'Did you mean "title:"?'],
    ['befor:2026-01-01', 1, 'Did you mean "before:"?'],
    ['agter:2026-01-01', 1, 'Did you mean "after:"?'],
    ['domain:x.org', 1, 'Did you mean "site:"?'],
    ['tags:(a b)', 1, 'Did you mean "tag:"?'],
    ['a "b', 3, 'never closed'],
    ['a (b', 3, 'never closed'],
    ['(', 1, 'never closed'],
    ['a )', 3, 'no "(" before it'],
    [')', 1, 'no "(" before it'],
    ['a ()', 3, 'nothing between the parentheses'],
    ['a ""', 3, 'nothing between the quotes'],
    ['a OR', 3, '"OR" needs something on both sides'],
    ['OR a', 1, '"OR" needs something on both sides'],
    ['a OR OR b', 6, '"OR" needs something on both sides'],
    ['(a OR )', 4, '"OR" needs something on both sides'],
    ['AND', 1, '"AND" needs something on both sides'],
    ['a -OR b', 4, '"-" cannot stand before "OR"'],
    ['tag: rust', 1, '"tag:" has no value'],
    ['title:""', 1, '"title:" has no value'],
    ['title:(a b)', 1, 'no parentheses'],
    ['title:&', 1, 'needs a letter or a digit'],
    ['x tag:a,b', 3, 'contains a comma'],
    ['tag:#', 1, 'A tag is empty'],
    ['site:https://x.org', 1, 'a host alone'],
    ['site:x.org:8080', 1, 'a host alone'],
    ['site:x.org/a', 1, 'a host alone'],
    ['site:%2ea', 1, 'a host alone'],
    [`site:${'ü'.repeat(250)}`, 1, 'a host alone'],
    ['in:/', 1, 'the path of a collection'],
    ['is:lost', 1, '"is:" does not know "lost". Use is:unread, is:read'],
    ['has:picture', 1, '"has:" does not know "picture". Use has:note, has:highlight'],
    ['before:2026-02-30', 1, 'a day of the calendar'],
    ['before:2026', 1, 'a day of the calendar'],
    ['age:1w', 1, 'such as age:<1w'],
    ['age:<0d', 1, 'such as age:<1w'],
    [`${'('.repeat(11)}a${')'.repeat(11)}`, 11, '10 deep at most'],
  ])('refuses %j and says where', (text, at, explanation) => {
    expect(messageOf(text)).toContain(`The query has a mistake at character ${at}: `);
    expect(messageOf(text)).toContain(explanation);
  });

  test.each([
    ['', 'no word to search for'],
    [' & - … ', 'no word to search for'],
    ['a '.repeat(21), '21 words, phrases and operators; at most 20'],
    ['a'.repeat(501), '501 characters; at most 500'],
    ['a\0', 'NUL'],
    [`${'site:ü.de '.repeat(10)}${'a'.repeat(400)}`, '560 characters; at most 500'],
  ])('refuses %j', (text, explanation) => {
    expect(messageOf(text)).toContain(explanation);
  });

  test('takes as much as it says', () => {
    expect(parseQuery('a '.repeat(20))).toMatchObject({ operands: { length: 20 } });
    expect(parseQuery(`${'('.repeat(10)}a${')'.repeat(10)}`)).toEqual(a);
    expect(parseQuery('a'.repeat(500))).toEqual(word('a'.repeat(500)));
  });
});

function messageOf(text: string): string {
  try {
    return `no refusal but ${JSON.stringify(parseQuery(text))}`;
  } catch (error) {
    expect(error).toMatchObject({ name: 'LibraryError', code: 'invalid' });
    return error instanceof Error ? error.message : '';
  }
}
