import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import type { z } from 'zod';

/** What a browser keeps for us and can neither read nor change. */
export type SealedCookie<Content> = {
  /** The value of `Set-Cookie`. */
  readonly seal: (content: Content, now: Date) => Promise<string>;
  /** What the `Cookie` header of a request holds; undefined where there is none that is good. */
  readonly open: (header: string | undefined, now: Date) => Promise<Content | undefined>;
  /** The value of `Set-Cookie` that removes it. */
  readonly clear: string;
};

export type SealedCookieOptions<Content> = {
  readonly name: string;
  readonly secret: string;
  readonly lifetimeSeconds: number;
  readonly schema: z.ZodType<Content>;
};

/** Longer ones than browsers keep. */
const MAX_HEADER_LENGTH = 16 * 1024;

/**
 * Encrypted and authenticated (JWE, A256GCM) under a key of this name alone. `__Host-` binds it to this host, to https and
 * to all paths (RFC 6265bis §4.1.3.2); no script sees it, and other sites' forms do not send it.
 */
export function createSealedCookie<Content extends Record<string, unknown>>(
  options: SealedCookieOptions<Content>,
): SealedCookie<Content> {
  const { secret, lifetimeSeconds, schema } = options;
  const name = `__Host-${options.name}`;
  const key = createHash('sha256').update(`${name}\0${secret}`).digest();
  const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

  return {
    async seal(content, now) {
      const seconds = Math.floor(now.getTime() / 1000);
      const value = await new EncryptJWT(content)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(seconds + lifetimeSeconds)
        .encrypt(key);
      return `${name}=${value}; Max-Age=${lifetimeSeconds}; ${attributes}`;
    },

    async open(header, now) {
      const value = cookieIn(header, name);
      if (value === undefined) return undefined;
      try {
        const limits = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
        const { payload } = await jwtDecrypt(value, key, {
          ...limits,
          currentDate: now,
          requiredClaims: ['exp'],
        });
        return schema.safeParse(payload).data;
      } catch {
        return undefined;
      }
    },

    clear: `${name}=; Max-Age=0; ${attributes}`,
  };
}

function cookieIn(header: string | undefined, name: string): string | undefined {
  if (header === undefined || header.length > MAX_HEADER_LENGTH) return undefined;
  const pair = header.split(/; */).find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
