import { parseHost } from '../bookmarks/host.ts';
import { LibraryError } from '../library/library-error.ts';
import { parseTags } from '../tags/tag.ts';
import { isSearchable } from './characters.ts';
import type { OperatorName } from './operator-name.ts';
import { AGE_UNITS, COMPARISONS, FEATURES, type Field, STATES, type Term } from './query.ts';
import { queryMistake } from './query-mistake.ts';
import type { OperatorToken } from './tokenize.ts';

type ReadOperator = (operator: OperatorToken) => Term;

const READ: Readonly<Record<OperatorName, ReadOperator>> = {
  tag: readTag,
  site: readSite,
  in: readCollection,
  is: (operator) => ({ kind: 'is', state: oneOf(STATES, operator) }),
  has: (operator) => ({ kind: 'has', feature: oneOf(FEATURES, operator) }),
  title: (operator) => readField('title', operator),
  url: (operator) => readField('url', operator),
  note: (operator) => readField('note', operator),
  before: (operator) => ({ kind: 'added', side: 'before', date: readDate(operator) }),
  after: (operator) => ({ kind: 'added', side: 'after', date: readDate(operator) }),
  age: readAge,
};

/** What `name:value` asks for. @throws {LibraryError} `invalid` when the operator cannot have that value. */
export function termFromOperator(operator: OperatorToken): Term {
  return READ[operator.name](operator);
}

/** Commas after hashtags separate them; no tag has one. */
function readTag({ at, value, quoted }: OperatorToken): Term {
  const text = quoted ? value : value.replace(/,+$/, '');
  try {
    const [name = ''] = parseTags([text.replace(/^[#\s]+/u, '')]);
    return { kind: 'tag', name };
  } catch (error) {
    throw error instanceof LibraryError ? queryMistake(at, error.message) : error;
  }
}

function readSite({ at, value }: OperatorToken): Term {
  const host = parseHost(value);
  if (host === undefined) throw queryMistake(at, '"site:" takes a host alone, such as site:example.com.');
  return { kind: 'site', host };
}

function readCollection({ at, value }: OperatorToken): Term {
  const names = value.split('/').map((name) => name.trim());
  const path = names.filter((name) => name !== '').join('/');
  if (path === '')
    throw queryMistake(at, '"in:" takes the path of a collection, such as in:"Work/Projects".');
  return { kind: 'in', collection: path };
}

function readField(field: Field, { at, value, quoted }: OperatorToken): Term {
  if (!isSearchable(value)) throw queryMistake(at, `"${field}:" needs a letter or a digit to search for.`);
  return { kind: 'field', field, text: { kind: quoted ? 'phrase' : 'word', text: value } };
}

function readDate({ at, name, value }: OperatorToken): string {
  if (!isDate(value)) {
    throw queryMistake(at, `"${name}:" takes a day of the calendar, such as ${name}:2026-01-31.`);
  }
  return value;
}

/** The 30th of February is a day that `Date` moves to March. */
function isDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readAge({ at, value }: OperatorToken): Term {
  const parts = /^([<>])(\d{1,4})([hdwmy])$/.exec(value.toLowerCase());
  const comparison = COMPARISONS.find((sign) => sign === parts?.[1]);
  const amount = Number(parts?.[2]);
  const unit = AGE_UNITS.find((letter) => letter === parts?.[3]);
  if (comparison === undefined || unit === undefined || amount === 0) {
    throw queryMistake(
      at,
      '"age:" takes < or >, a number from 1 to 9999, and h, d, w, m or y, such as age:<1w.',
    );
  }
  return { kind: 'age', comparison, amount, unit };
}

function oneOf<Value extends string>(
  values: readonly Value[],
  { at, name, value }: Pick<OperatorToken, 'at' | 'name' | 'value'>,
): Value {
  const found = values.find((allowed) => allowed === value.toLowerCase());
  if (found !== undefined) return found;
  const allowed = values.map((one) => `${name}:${one}`).join(', ');
  throw queryMistake(at, `"${name}:" does not know "${value}". Use ${allowed}.`);
}
