import { randomUUID } from 'node:crypto';
import { CALLER_SCHEMA, type Caller, SCOPES } from '@bookmarks/identity';
import { z } from 'zod';
import type { AccessToken } from '../access/access-token.ts';
import { createSealedCookie, type SealedCookie } from '../http/sealed-cookie.ts';

/** A working day; then the person signs in again. */
export const SESSION_LIFETIME_SECONDS = 8 * 60 * 60;

const SESSION = z.object({
  id: z.uuid(),
  sub: z.string(),
  /** What the person is greeted by. */
  name: z.string(),
  /** Seconds since 1970. */
  signedInAt: z.int(),
});

/** A person who has signed in to the pages. It is in their cookie and nowhere else. */
export type Session = z.infer<typeof SESSION>;

export function createSessionCookie(secret: string): SealedCookie<Session> {
  return createSealedCookie({
    name: 'session',
    secret,
    lifetimeSeconds: SESSION_LIFETIME_SECONDS,
    schema: SESSION,
  });
}

export function newSession(sub: string, name: string, now: Date): Session {
  return { id: randomUUID(), sub, name, signedInAt: Math.floor(now.getTime() / 1000) };
}

/** As who the services are called. */
export function callerOf({ sub }: Session): Caller {
  return CALLER_SCHEMA.parse({ sub, scopes: SCOPES, method: 'session' });
}

/** What limits and revocations know it by: "sign out everywhere" ends it, too. */
export function accessOf(session: Session): AccessToken {
  const { id: jti, signedInAt: issuedAt } = session;
  return { caller: callerOf(session), jti, issuedAt, expiresAt: issuedAt + SESSION_LIFETIME_SECONDS };
}
