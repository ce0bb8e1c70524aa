export { FetchRefusedError } from './fetch-refused-error.ts';
export { followRedirects } from './follow-redirects.ts';
export { isLoopbackAddress, isPublicAddress } from './public-address.ts';
export { createPublicFetch, type PublicAnswer, type PublicFetch } from './public-fetch.ts';
export { type AnswerHead, createPublicRequest, type PublicRequest } from './public-request.ts';
export { isPublicUrl } from './url-rules.ts';
