export {
  type CanonicalResource,
  createCanonicalResource,
  withCanonicalResource,
} from './canonical-resource.ts';
export { redirectUriKind } from './redirect-uri.ts';
export { replayedRequest } from './replayed-request.ts';
