import { LIMITS } from '@bookmarks/protos';
import type { Validators } from './fetch-page.ts';

/** RFC 9110 §8.8.3, without what is neither seen nor ASCII. */
const ETAG = /^(W\/)?"[\x21\x23-\x7e]*"$/;
/** RFC 9110 §5.6.7. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** What of an answer, or of who asks, can stand in the headers of a request: anything else is left out. */
export function keptValidators({ etag, lastModified }: Validators): Validators {
  return { etag: kept(etag, ETAG), lastModified: kept(lastModified, HTTP_DATE) };
}

function kept(value: string, form: RegExp): string {
  return value.length <= LIMITS.validatorLength && form.test(value) ? value : '';
}
