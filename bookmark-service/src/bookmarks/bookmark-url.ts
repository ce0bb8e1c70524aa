import { createHash } from 'node:crypto';
import { LIMITS } from '@bookmarks/protos';
import { BookmarkError } from './bookmark-error.ts';
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: URL parsers drop some of these in silence; here they are refused.
const WHITE_SPACE_OR_CONTROL = /[\s\u0000-\u001f\u007f]/u;

/** @throws {BookmarkError} `invalid` unless `text` is an http(s) URL of at most 2,048 characters. */
export function parseBookmarkUrl(text: string): BookmarkUrl {
  const url = text.trim();
  if (url.length > LIMITS.urlLength) {
    throw new BookmarkError(
      'invalid',
      `The URL has ${url.length} characters; at most ${LIMITS.urlLength} are allowed.`,
    );
  }
  const parsed = WHITE_SPACE_OR_CONTROL.test(url) ? null : URL.parse(url);
  if (parsed === null) {
    throw new BookmarkError(
      'invalid',
      'That is not a URL. Give a complete one, such as https://example.com/page.',
    );
  }
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new BookmarkError(
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

/** @param host such as `docs.example.com`, with or without `www.`. */
export function siteFromHost(host: string): string {
  const bare = withoutWww(host);
  const isAddress = bare.startsWith('[') || /^[\d.]+$/.test(bare);
  return isAddress ? bare : bare.split('.').toReversed().join('.');
}

function canonicalForm(url: URL): string {
  const credentials = url.username || url.password ? `${url.username}:${url.password}@` : '';
  const port = url.port === '' || url.port === '80' || url.port === '443' ? '' : `:${url.port}`;
  const path = url.pathname.replace(/\/+$/, '');
  return (
    credentials +
    withoutWww(url.hostname) +
    port +
    path +
    canonicalQuery(url.search) +
    contentFragment(url.hash)
  );
}

function withoutWww(host: string): string {
  const rest = host.slice('www.'.length);
  return host.startsWith('www.') && rest.includes('.') ? withoutWww(rest) : host;
}

function canonicalQuery(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !isTrackingParameter(nameOf(parameter)))
    .sort();
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
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
