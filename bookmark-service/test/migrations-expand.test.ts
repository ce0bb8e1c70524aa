import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { breakingStatements, unusedSince } from './helpers/breaking-statements.ts';

const FOLDER = new URL('../migrations/', import.meta.url);
/** Those up to here were made before there was a release. */
const LAST_UNRELEASED = '0003';

const files = readdirSync(FOLDER).sort();
const textOf = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');
const releases = new Set(
  [
    ...readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8').matchAll(
      /^## v?(\d+\.\d+\.\d+)/gm,
    ),
  ].map(([, version]) => `v${version}`),
);

test('migrations are numbered without a gap', () => {
  expect(files.map((file) => file.slice(0, 5))).toEqual(
    files.map((_, index) => `${String(index + 1).padStart(4, '0')}_`),
  );
});

test('a migration takes nothing away but what a release has stopped to use', () => {
  const breaking = files
    .filter((file) => file.slice(0, 4) > LAST_UNRELEASED)
    .filter((file) => unusedSince(textOf(file)).length === 0)
    .flatMap((file) => breakingStatements(textOf(file)).map((statement) => `${file}: ${statement}`));
  expect(breaking).toEqual([]);
});

test('the release that a migration names is in the changelog', () => {
  const unknown = files.flatMap((file) =>
    unusedSince(textOf(file)).filter((release) => !releases.has(release)),
  );
  expect(unknown).toEqual([]);
});

describe('this guard', () => {
  test.each([
    'alter table bookmarks drop column note;',
    'alter table bookmarks\n  rename column note to remark;',
    'alter table bookmarks alter column note set not null;',
    'alter table bookmarks alter note type varchar(10);',
    'alter table bookmarks alter column note drop default;',
    'alter table bookmarks add column colour text not null;',
    "alter table bookmarks add column size numeric(4, 2) not null, add column colour text default '';",
    'alter table bookmarks add constraint short check (length(title) < 10);',
    "alter type colour add value 'red';",
    'create unique index bookmarks_title on bookmarks (user_sub, title);',
    'create unique index colours_id on bookmarks (id) where note is not null;',
    'DROP TABLE words;',
    'drop function text_words(text, "char");',
    'revoke select on words from bookmarks_app;',
    'revoke execute on function purge_expired(timestamptz, integer) from bookmarks_app;',
    'create or replace function f() returns int return 1; revoke execute on function f() from public;',
  ])('finds %j', (sql) => {
    expect(breakingStatements(`select 1; ${sql}`)).toHaveLength(1);
  });

  test.each([
    'alter table bookmarks add column colour text;',
    "alter table bookmarks add column colour text not null default 'red';",
    'alter table bookmarks add column length int not null generated always as (length(title)) stored;',
    'create table colours (user_sub text not null); create unique index one on colours (user_sub);',
    'alter table bookmarks add column colour text; create unique index one on bookmarks (id) where colour is not null;',
    'create index bookmarks_title on bookmarks (user_sub, title);',
    'create function f() returns int return 1; revoke execute on function f() from public;',
    '-- drop table words;\nselect 1;',
    "select 'drop table words;';",
    'create or replace function f() returns void language plpgsql as $$ begin drop table t; end $$;',
  ])('lets pass %j', (sql) => {
    expect(breakingStatements(sql)).toEqual([]);
  });

  test('reads since when nothing uses a thing', () => {
    expect(unusedSince('-- Unused since v1.2.0: bookmarks.note\nalter table …')).toEqual(['v1.2.0']);
    expect(unusedSince('-- Unused since yesterday: bookmarks.note')).toEqual([]);
  });
});
