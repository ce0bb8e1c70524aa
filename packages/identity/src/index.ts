export {
  AUDIENCES,
  type Audience,
  CALLER_SCHEMA,
  type Caller,
  IDENTITY_HEADER,
  IDENTITY_LIFETIME_SECONDS,
  type Identity,
  IdentityError,
  type IdentityErrorCode,
  SCOPES,
  type Scope,
  type UserSub,
} from './identity.ts';
export {
  generateKeyPair,
  type SigningKey,
  signingKey,
  type VerificationKeys,
  verificationKeys,
} from './keys.ts';
export { createIdentitySigner, type SignIdentity } from './sign.ts';
export { createIdentityVerifier, type VerifyIdentity } from './verify.ts';
