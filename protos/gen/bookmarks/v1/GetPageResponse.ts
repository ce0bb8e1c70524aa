// Original file: bookmarks/v1/pages.proto

import type { Page as _bookmarks_v1_Page, Page__Output as _bookmarks_v1_Page__Output } from '../../bookmarks/v1/Page.ts';

// Original file: bookmarks/v1/pages.proto

export const _bookmarks_v1_GetPageResponse_Outcome = {
  OUTCOME_UNSPECIFIED: 'OUTCOME_UNSPECIFIED',
  /**
   * `page` says what is there.
   */
  OUTCOME_OK: 'OUTCOME_OK',
  /**
   * As it was at the time of `etag` or `last_modified`.
   */
  OUTCOME_NOT_MODIFIED: 'OUTCOME_NOT_MODIFIED',
  /**
   * There is something, which is no page: `content_type` says what.
   */
  OUTCOME_NOT_HTML: 'OUTCOME_NOT_HTML',
  /**
   * There is something that nobody could read: it was packed or made in a way that broke, or took too long to be understood.
   */
  OUTCOME_UNREADABLE: 'OUTCOME_UNREADABLE',
  OUTCOME_TOO_LARGE: 'OUTCOME_TOO_LARGE',
  /**
   * 404.
   */
  OUTCOME_NOT_FOUND: 'OUTCOME_NOT_FOUND',
  /**
   * 410.
   */
  OUTCOME_GONE: 'OUTCOME_GONE',
  /**
   * Any other status of 400 to 499: the site wants a password, money or another browser, or fewer requests.
   */
  OUTCOME_REFUSED: 'OUTCOME_REFUSED',
  /**
   * A status of 500 or more, or one that means nothing.
   */
  OUTCOME_FAILING: 'OUTCOME_FAILING',
  /**
   * No name, no connection, no trust in its certificate, or no answer in time. A page of an intranet looks like this.
   */
  OUTCOME_UNREACHABLE: 'OUTCOME_UNREACHABLE',
  OUTCOME_TOO_MANY_REDIRECTS: 'OUTCOME_TOO_MANY_REDIRECTS',
  /**
   * We do not go there: no address of the public internet, no port of the web, a password in the URL.
   */
  OUTCOME_BLOCKED: 'OUTCOME_BLOCKED',
} as const;

export type _bookmarks_v1_GetPageResponse_Outcome =
  | 'OUTCOME_UNSPECIFIED'
  | 0
  /**
   * `page` says what is there.
   */
  | 'OUTCOME_OK'
  | 1
  /**
   * As it was at the time of `etag` or `last_modified`.
   */
  | 'OUTCOME_NOT_MODIFIED'
  | 2
  /**
   * There is something, which is no page: `content_type` says what.
   */
  | 'OUTCOME_NOT_HTML'
  | 3
  /**
   * There is something that nobody could read: it was packed or made in a way that broke, or took too long to be understood.
   */
  | 'OUTCOME_UNREADABLE'
  | 4
  | 'OUTCOME_TOO_LARGE'
  | 5
  /**
   * 404.
   */
  | 'OUTCOME_NOT_FOUND'
  | 6
  /**
   * 410.
   */
  | 'OUTCOME_GONE'
  | 7
  /**
   * Any other status of 400 to 499: the site wants a password, money or another browser, or fewer requests.
   */
  | 'OUTCOME_REFUSED'
  | 8
  /**
   * A status of 500 or more, or one that means nothing.
   */
  | 'OUTCOME_FAILING'
  | 9
  /**
   * No name, no connection, no trust in its certificate, or no answer in time. A page of an intranet looks like this.
   */
  | 'OUTCOME_UNREACHABLE'
  | 10
  | 'OUTCOME_TOO_MANY_REDIRECTS'
  | 11
  /**
   * We do not go there: no address of the public internet, no port of the web, a password in the URL.
   */
  | 'OUTCOME_BLOCKED'
  | 12

export type _bookmarks_v1_GetPageResponse_Outcome__Output = typeof _bookmarks_v1_GetPageResponse_Outcome[keyof typeof _bookmarks_v1_GetPageResponse_Outcome]

export interface GetPageResponse {
  'outcome'?: (_bookmarks_v1_GetPageResponse_Outcome);
  /**
   * Of the last answer; 0 where there was none.
   */
  'httpStatus'?: (number);
  /**
   * After redirects, without a fragment; empty where there was no answer.
   */
  'finalUrl'?: (string);
  /**
   * Such as `application/pdf`, in small letters and without parameters.
   */
  'contentType'?: (string);
  /**
   * For the next request.
   */
  'etag'?: (string);
  'lastModified'?: (string);
  /**
   * When a site that refused or failed wants to be asked again; 0 where it did not say.
   */
  'retryAfterSeconds'?: (number);
  /**
   * With OUTCOME_OK alone.
   */
  'page'?: (_bookmarks_v1_Page | null);
}

export interface GetPageResponse__Output {
  'outcome': (_bookmarks_v1_GetPageResponse_Outcome__Output);
  /**
   * Of the last answer; 0 where there was none.
   */
  'httpStatus': (number);
  /**
   * After redirects, without a fragment; empty where there was no answer.
   */
  'finalUrl': (string);
  /**
   * Such as `application/pdf`, in small letters and without parameters.
   */
  'contentType': (string);
  /**
   * For the next request.
   */
  'etag': (string);
  'lastModified': (string);
  /**
   * When a site that refused or failed wants to be asked again; 0 where it did not say.
   */
  'retryAfterSeconds': (number);
  /**
   * With OUTCOME_OK alone.
   */
  'page': (_bookmarks_v1_Page__Output | null);
}
