import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { CALLER_SCHEMA, type UserSub } from '@bookmarks/identity';
import { isId } from '../library/id.ts';

const SECRET_BYTES = 32;
/** A subject of 255 characters in base64url, and the rest. */
const MAX_TOKEN_LENGTH = 1200;
const TOKEN = /^(?<id>xfr_[a-z0-9]+)\.(?<library>[A-Za-z0-9_-]+)\.(?<secret>[A-Za-z0-9_-]{43})$/;

/** Names a transfer and the library that it is of, and proves by a secret that whoever has it was given the link. */
export type TransferToken = {
  readonly id: string;
  /** As the token claims; to be believed once its secret is that of the transfer in this library. */
  readonly userSub: UserSub;
  readonly secretSha256: Buffer;
};

/** A new token for a transfer, and what is kept of it. */
export function issueTransferToken(id: string, userSub: UserSub): { token: string; secretSha256: Buffer } {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const library = Buffer.from(userSub).toString('base64url');
  return { token: `${id}.${library}.${secret}`, secretSha256: sha256(secret) };
}

/** Undefined for what is no token. */
export function parseTransferToken(text: string): TransferToken | undefined {
  const { id, library, secret } = (text.length > MAX_TOKEN_LENGTH ? null : TOKEN.exec(text))?.groups ?? {};
  if (id === undefined || library === undefined || secret === undefined || !isId('xfr', id)) return undefined;
  const userSub = CALLER_SCHEMA.shape.sub.safeParse(Buffer.from(library, 'base64url').toString());
  return userSub.success ? { id, userSub: userSub.data, secretSha256: sha256(secret) } : undefined;
}

/** In constant time, so that nobody can find a secret out byte by byte. */
export function isSameSecret(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
