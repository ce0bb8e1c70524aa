import { isTrackingParameter } from '../bookmarks/tracking-parameters.ts';

/** The same URL, character by character, but for the query parameters that track. */
export function withoutTracking(url: string): string {
  const [, beforeQuery = url, query, fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(url) ?? [];
  if (query === undefined) return url;
  const parameters = query.split('&');
  const kept = parameters.filter((parameter) => !isTrackingParameter(nameOf(parameter)));
  if (kept.length === parameters.length) return url;
  return beforeQuery + (kept.length === 0 ? '' : `?${kept.join('&')}`) + fragment;
}

function nameOf(parameter: string): string {
  const [first] = new URLSearchParams(parameter).keys();
  return first ?? '';
}
