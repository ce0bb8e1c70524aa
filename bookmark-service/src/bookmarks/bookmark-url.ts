import { createHash } from 'node:crypto';
import { LIMITS } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';
import { plainHost, siteFromHost } from './host.ts';
import { isTrackingParameter } from './tracking-parameters.ts';

/** A URL that may be saved, with what the library derives from it. */
export type BookmarkUrl = {
  /** As given, without white space around it. */
  readonly url: string;
  /** SHA-256 of the canonical form. */
  readonly key: Buffer;
  /** The host without `www.`, its labels turned round: `com.example.docs`. */
  readonly site: string;
};

/**
 * Characters that nobody sees: white space and controls, some of which URL parsers drop in silence, and those that turn
 * the direction of writing, among others. The URL would not be what it seems.
 */
const INVISIBLE = /[\s\p{Cc}\p{Cf}]/u;
/** What starts so is meant as a complete URL. */
const START_OF_URL = /^https?:\/\/[^/\\]/i;
/** What has only come as far as the host, in which nothing can be percent-encoded. */
const UP_TO_HOST = /^https?:\/\/[^/?#\\]*$/i;
/** URL parsers mend `https:example.com` and `https:///example.com`, which is rarely what was meant. */
const HTTP_WITHOUT_HOST = /^https?:(?!\/\/[^/\\])/i;

/** @throws {LibraryError} `invalid` unless `text` is an http(s) URL of at most 2,048 characters. */
export function parseBookmarkUrl(text: string): BookmarkUrl {
  const url = text.trim();
  if (url.length > LIMITS.urlLength) {
    throw new LibraryError(
      'invalid',
      `The URL has ${url.length} characters; at most ${LIMITS.urlLength} are allowed.`,
    );
  }
  const invisible = INVISIBLE.exec(url);
  if (invisible !== null && START_OF_URL.test(url)) throw invisibleIn(url, invisible);
  const parsed = invisible !== null || HTTP_WITHOUT_HOST.test(url) ? null : URL.parse(url);
  if (parsed === null) {
    throw new LibraryError(
      'invalid',
      'That is not a URL. Give a complete one, such as https://example.com/page.',
    );
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new LibraryError(
      'invalid',
      `Only http and https URLs can be saved, not ${parsed.protocol.slice(0, 32)}`,
    );
  }
  const key = createHash('sha256').update(canonicalForm(parsed)).digest();
  return { url, key, site: siteFromHost(parsed.hostname) };
}

/**
 * What makes two URLs the same bookmark, as text without a scheme: `http` and `https`, `www.`, default ports,
 * trailing slashes, the order of the query, tracking parameters and fragments that select no content do not count.
 */
export function canonicalUrl(text: string): string {
  return canonicalForm(new URL(text));
}

function invisibleIn(url: string, { 0: character, index }: RegExpExecArray): LibraryError {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  const name = character === ' ' ? 'a space' : `the invisible character U+${code}`;
  const remedy = UP_TO_HOST.test(url.slice(0, index))
    ? 'Remove it.'
    : `Write it as ${encodeURIComponent(character)}, or remove it.`;
  return new LibraryError('invalid', `The URL has ${name} at position ${index + 1}. ${remedy}`);
}

function canonicalForm(url: URL): string {
  const credentials = url.username || url.password ? `${url.username}:${url.password}@` : '';
  // The parser has dropped the scheme's own port by now.
  const port = url.port === '' ? '' : `:${url.port}`;
  // One slash does not count; of several, none can be spared.
  const path = url.pathname.replace(/(?<!\/)\/$/, '');
  return (
    credentials +
    plainHost(url.hostname) +
    port +
    path +
    canonicalQuery(url.search) +
    contentFragment(url.hash)
  );
}

function canonicalQuery(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !isTrackingParameter(nameOf(parameter)))
    .sort((one, other) => compare(writtenName(one), writtenName(other)));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** What stands before `=`. Parameters of one name keep their order, which can count. */
function writtenName(parameter: string): string {
  return parameter.split('=', 1)[0] ?? '';
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function nameOf(parameter: string): string {
  const [first] = new URLSearchParams(parameter).keys();
  return first ?? '';
}

/** Routes of single-page applications (`#!…`, `#/…`) select content; places within a page do not. */
function contentFragment(hash: string): string {
  const fragment = hash.replace(/:~:.*$/s, '');
  return /^#[!/]./s.test(fragment) ? fragment : '';
}
