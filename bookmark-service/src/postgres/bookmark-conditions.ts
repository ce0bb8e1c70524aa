import { type Condition, type TextCondition, textsOf } from '../search/condition.ts';
import { tagKey } from '../tags/tag.ts';
import { tagLexeme } from './lexeme.ts';
import type { LibraryClient } from './library-client.ts';
import { Conditions } from './sql.ts';
import { type LexemesOf, readLexemes } from './text-lexemes.ts';
import { isFiller, textQuery } from './text-search.ts';

/** What a condition asks of a row of `findable_bookmarks`. */
export async function bookmarkConditions(client: LibraryClient, condition: Condition): Promise<Conditions> {
  const lexemesOf = await readLexemes(client, textsOf(condition));
  return conditionsFor(client, condition, lexemesOf);
}

export function conditionsFor(client: LibraryClient, condition: Condition, lexemesOf: LexemesOf): Conditions {
  return addCondition(new Conditions().add('user_sub = ?', client.userSub), condition, lexemesOf);
}

/** What is asked of rows of `findable_bookmarks` joined to `pages_by_words(words)`, which is named `pages`. */
export type PageConditions = { readonly conditions: Conditions; readonly words: readonly string[] };

/**
 * What a query asks of a bookmark where its words may stand in what can be read on the page as well; those that must not be there
 * are looked for in what its user has alone.
 */
export function pageConditionsFor(
  client: LibraryClient,
  { query, filter }: { readonly query: Condition; readonly filter: Condition },
  lexemesOf: LexemesOf,
): PageConditions {
  const conditions = new Conditions().add('user_sub = ?', client.userSub);
  const words: string[] = [];
  const compileWords: Places['compileWords'] = (tsquery, { field }, bind) =>
    // The words of a title, a note or a URL are no words of the page.
    field === undefined ? wordsOnPage(words.push(tsquery), bind(tsquery)) : { tsquery };
  addCondition(conditions, query, lexemesOf, { compileTag: tagInDocument, compileWords });
  addCondition(conditions, filter, lexemesOf);
  return { conditions, words };
}

/** The same for a condition that is part of another statement, in parentheses. */
export function conditionSql(condition: Condition, lexemesOf: LexemesOf, bind: Bind): string {
  return `(${asSql(compiler(lexemesOf, bind, IN_DOCUMENT)(condition), bind)})`;
}

/** What a condition asks of a row of `published_bookmarks`, whose document is made anew for each, and so not for a tag. */
export function publicConditions(condition: Condition, lexemesOf: LexemesOf): Conditions {
  return addCondition(new Conditions(), condition, lexemesOf, { ...IN_DOCUMENT, compileTag: tagInColumn });
}

function addCondition(
  conditions: Conditions,
  condition: Condition,
  lexemesOf: LexemesOf,
  places: Places = IN_DOCUMENT,
): Conditions {
  const compile = compiler(lexemesOf, (value) => conditions.bind(value), places);
  return conditions.add(asSql(compile(condition), (value) => conditions.bind(value)));
}

/**
 * Conditions on texts and tags become one `tsquery` as far as they stand together, because the index answers that at
 * once; all others, and mixtures, are SQL.
 */
type Compiled = { readonly tsquery: string } | { readonly sql: string };
type Bind = (value: unknown) => string;
type CompileTag = (key: string, bind: Bind) => Compiled;
/** Where tags and words are looked for. */
type Places = {
  readonly compileTag: CompileTag;
  readonly compileWords: (tsquery: string, text: TextCondition, bind: Bind) => Compiled;
  /** Whether all words count, also those that English leaves out: what has them all is not to be found. */
  readonly isExact?: boolean;
};

const tagInDocument: CompileTag = (key) => ({ tsquery: tagLexeme(key) });
const tagInColumn: CompileTag = (key, bind) => ({
  sql: `(lower(tags::text)::text[] @> array[${bind(key)}])`,
});

const IN_DOCUMENT: Places = { compileTag: tagInDocument, compileWords: (tsquery) => ({ tsquery }) };

/**
 * PostgreSQL looks up all bookmarks that have the words themselves at once, or one by one where too many do: those of a page that lacks
 * a word which is in many bookmarks are few.
 */
function wordsOnPage(place: number, words: string): Compiled {
  return {
    sql: `(${place} = any(said) or exists (
      select from findable_bookmarks as own where own.id = pages.bookmark_id and own.document @@ ${words}::tsquery))`,
  };
}

function compiler(
  lexemesOf: LexemesOf,
  bind: Bind,
  { compileTag, compileWords, isExact = false }: Places,
): (condition: Condition) => Compiled {
  const compileOwn = (condition: Condition, places: Pick<Places, 'isExact'>) =>
    compiler(lexemesOf, bind, { ...IN_DOCUMENT, ...places, compileTag })(condition);
  const compile = (condition: Condition): Compiled => {
    switch (condition.kind) {
      case 'word':
      case 'phrase':
        return compileWords(wordsQuery(condition, lexemesOf), condition, bind);
      case 'tag':
        return compileTag(condition.key, bind);
      case 'and':
        return joined(
          'and',
          (isExact ? condition.operands : telling(condition.operands, lexemesOf)).map(compile),
          bind,
        );
      case 'or':
        return joined('or', condition.operands.map(compile), bind);
      case 'not':
        return negated(compileOwn(condition.operand, { isExact: true }));
      case 'smart':
        return compileOwn(condition.operand, { isExact });
      default:
        return { sql: columnCondition(condition, bind) };
    }
  };
  return compile;
}

/**
 * Without the words that English leaves out, as `the` and `how`, where others say what is looked for. What has them all the same is
 * ranked before what has not.
 */
function telling(operands: readonly Condition[], lexemesOf: LexemesOf): readonly Condition[] {
  const others = operands.filter(
    (operand) => operand.kind !== 'word' || !isFiller(operand, lexemesOf(operand)),
  );
  return others.some(asksForText) ? others : operands;
}

function asksForText(condition: Condition): boolean {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.operands.some(asksForText);
  return condition.kind === 'word' || condition.kind === 'phrase';
}

/** An emoji is no word for the index, but can be a tag. */
function wordsQuery(text: TextCondition, lexemesOf: LexemesOf): string {
  const lexemes = lexemesOf(text);
  const isIndexed = text.field === 'url' ? lexemes.address.length > 0 : lexemes.simple.length > 0;
  return isIndexed ? textQuery(lexemes, text) : tagLexeme(tagKey(text.text));
}

function joined(kind: 'and' | 'or', operands: readonly Compiled[], bind: Bind): Compiled {
  const queries = operands.flatMap((operand) => ('tsquery' in operand ? operand.tsquery : []));
  const others = operands.flatMap((operand) => ('sql' in operand ? operand.sql : []));
  const tsquery = `(${queries.join(kind === 'and' ? ' & ' : ' | ')})`;
  if (queries.length > 0 && others.length === 0) return { tsquery };
  const all = queries.length === 0 ? others : [asSql({ tsquery }, bind), ...others];
  return { sql: all.length === 0 ? 'true' : `(${all.join(` ${kind} `)})` };
}

function negated(operand: Compiled): Compiled {
  return 'tsquery' in operand ? { tsquery: `!${operand.tsquery}` } : { sql: `not ${operand.sql}` };
}

function asSql(compiled: Compiled, bind: Bind): string {
  return 'sql' in compiled ? compiled.sql : `document @@ ${bind(compiled.tsquery)}::tsquery`;
}

/** In parentheses, and true or false, never null, so that it can be negated. */
function columnCondition(
  condition: Exclude<Condition, TextCondition | { kind: 'tag' | 'and' | 'or' | 'not' | 'smart' }>,
  bind: Bind,
): string {
  switch (condition.kind) {
    case 'site':
      return siteCondition(condition.site, bind);
    case 'collections':
      return `(collection_id is not null and collection_id = any(${bind(condition.ids)}))`;
    case 'is':
      return stateCondition(condition.state, bind);
    case 'has':
      return FEATURE[condition.feature];
    case 'created':
      return `(created_at ${condition.side === 'from' ? '>=' : '<'} ${bind(condition.at)})`;
  }
}

/** Sites below come right after the dot; `/` is the next character. */
function siteCondition(site: string, bind: Bind): string {
  const [itself, below, end] = [bind(site), bind(`${site}.`), bind(`${site}/`)];
  return `(site = ${itself} or (site >= ${below} and site < ${end}))`;
}

/** By the policy, which shows nothing to who reads what is published, and by the user that the policy is about. */
export const BROKEN_LINK = `(exists (
  select from pages where pages.user_sub = current_setting('bookmarks.user_sub', true)
    and pages.bookmark_id = id and broken_at is not null))`;

const FEATURE: Readonly<Record<Extract<Condition, { kind: 'has' }>['feature'], string>> = {
  note: `(note <> '')`,
  highlight: `(exists (
    select from highlights where highlights.user_sub = current_setting('bookmarks.user_sub', true)
      and highlights.bookmark_id = id))`,
  // Few: those of the library are read once, and not looked up for each bookmark.
  reminder: `(id in (select bookmark_id from reminders where user_sub = current_setting('bookmarks.user_sub', true)))`,
};

function stateCondition(state: Extract<Condition, { kind: 'is' }>['state'], bind: Bind): string {
  switch (state) {
    case 'favorite':
      return '(favorite)';
    case 'untagged':
      return `(tags = '{}')`;
    case 'broken':
      return BROKEN_LINK;
    default:
      return `(status = ${bind(state)})`;
  }
}
