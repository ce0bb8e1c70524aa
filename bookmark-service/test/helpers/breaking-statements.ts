/** What takes away what the version before may still use, or asks for what it does not know. */
const BREAKING = [
  /\bdrop\s+(table|column|view|materialized\s+view|function|type|schema|sequence|index|trigger|policy|domain|extension)\b/,
  /\bdrop\s+(default|expression|identity)\b/,
  /\brename\b/,
  /\bset\s+not\s+null\b/,
  /\balter\s+(column\s+)?\w+\s+(set\s+data\s+)?type\b/,
  /\balter\s+type\b/,
  /\bset\s+schema\b/,
  /\badd\s+(constraint|check|unique|primary\s+key|foreign\s+key|exclude)\b/,
  /\bcreate\s+unique\s+index\b/,
  /\b(revoke|truncate)\b/,
] as const;
const ADDED_COLUMN = /\badd column [^,;]*/g;
/** Of the rows in which a column has a value, which is none where the same migration adds it. */
const UNIQUE_WHERE_SET = /\bcreate unique index .* where (\w+) is not null$/;
/** A comment line of a migration that takes something away: since which release nothing uses it. */
const UNUSED_SINCE = /^-- Unused since (v\d+\.\d+\.\d+): \S/gm;

/** The statements of a migration that the version before could not live with. */
export function breakingStatements(sql: string): string[] {
  const created = new Set(
    [...plain(sql).matchAll(/\bcreate (?:table (?:if not exists )?|function )(\w+)/g)].map(
      ([, name]) => name,
    ),
  );
  const added = new Set([...plain(sql).matchAll(/\badd column (\w+)/g)].map(([, name]) => name));
  return plain(sql)
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => !created.has(objectOf(statement)))
    .filter((statement) => !added.has(UNIQUE_WHERE_SET.exec(statement)?.[1]) && isBreaking(statement));
}

/** The releases in which, as the migration says, what it takes away stopped being used. */
export function unusedSince(sql: string): string[] {
  return [...sql.matchAll(UNUSED_SINCE)].map(([, release = '']) => release);
}

function isBreaking(statement: string): boolean {
  return BREAKING.some((pattern) => pattern.test(statement)) || addsRequiredColumn(statement);
}

/** Who does not know the column gives it no value. */
function addsRequiredColumn(statement: string): boolean {
  const added = statement.match(ADDED_COLUMN) ?? [];
  return added.some((column) => /\bnot null\b/.test(column) && !/\b(default|generated)\b/.test(column));
}

/** A table or a function that the migration itself makes is nobody's yet. */
function objectOf(statement: string): string | undefined {
  return /\b(?:alter table(?: if exists)?(?: only)?|on(?: function)?) (\w+)/.exec(statement)?.[1];
}

/** In lower case, without comments, literals, bodies of functions and what stands in parentheses. */
function plain(sql: string): string {
  const text = sql
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\$(\w*)\$.*?\$\1\$/gs, "''")
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();
  return withoutParentheses(text);
}

function withoutParentheses(text: string): string {
  const shorter = text.replaceAll(/\([^()]*\)/g, '');
  return shorter === text ? text : withoutParentheses(shorter);
}
