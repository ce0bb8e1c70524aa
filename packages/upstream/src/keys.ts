import { z } from 'zod';

/** The key in `.env.example`, which everybody knows. */
const EXAMPLE_KEY = 'ZXhhbXBsZS11cHN0cmVhbS10b2tlbi1rZXktbG9jYWw';

/** Two at once while one replaces the other; more are a mistake. */
const MAX_KEYS = 4;
/** 32 bytes are 43 characters. */
const KEY = z
  .string()
  .regex(/^[\w.-]{1,64}:[\w-]{43}$/)
  .transform((text) => {
    const [kid = '', encoded = ''] = text.split(':');
    return {
      kid,
      key: new Uint8Array(Buffer.from(encoded, 'base64url')),
      isExample: encoded === EXAMPLE_KEY,
    };
  });
const KEYS = z.tuple([KEY], KEY).refine(({ length }) => length <= MAX_KEYS);

type UpstreamTokenKey = { readonly kid: string; readonly key: Uint8Array };

/** The first seals; each opens. */
export type UpstreamTokenKeys = {
  readonly keys: readonly [UpstreamTokenKey, ...UpstreamTokenKey[]];
  readonly isExample: boolean;
};

/** Parses `kid:key[,kid:key…]`, each of 32 bytes in base64url. @throws {Error} with what is wrong, never with a key. */
export function upstreamTokenKeys(text: string): UpstreamTokenKeys {
  const parsed = KEYS.safeParse(text.split(',').map((key) => key.trim()));
  if (!parsed.success) throw new Error('must be up to four kid:key, each key 32 bytes in base64url');
  const keys = parsed.data;
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) throw new Error('must not use a kid twice');
  return { keys, isExample: keys.some(({ isExample }) => isExample) };
}
