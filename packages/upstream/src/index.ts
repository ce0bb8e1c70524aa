export { type UpstreamTokenKeys, upstreamTokenKeys } from './keys.ts';
export { needsUpstreamToken } from './needs-upstream-token.ts';
export { createUpstreamTokenOpener, type OpenUpstreamToken } from './open.ts';
export { UPSTREAM_PROVIDERS, type UpstreamProvider } from './provider.ts';
export { createUpstreamTokenSealer, type SealUpstreamToken } from './seal.ts';
export {
  UPSTREAM_TOKEN_HEADER,
  UPSTREAM_TOKEN_LIFETIME_SECONDS,
  type UpstreamToken,
  UpstreamTokenError,
  type UpstreamTokenErrorCode,
} from './upstream-token.ts';
export { upstreamUrl } from './upstream-url.ts';
