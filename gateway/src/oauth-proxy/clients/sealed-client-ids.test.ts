import { describe, expect, test } from '@jest/globals';
import { createSealedClientIds } from './sealed-client-ids.ts';

const ISSUER = 'https://gateway.example/oauth';
const [SECRET, OTHER_SECRET] = ['a'.repeat(32), 'b'.repeat(32)];
const POKE = { redirect_uris: ['poke://oauth/callback'], client_name: 'Poke' };

const ids = (...secrets: string[]) => createSealedClientIds(secrets, ISSUER);
const sealed = (registration = POKE, secret = SECRET) => ids(secret).seal(registration) ?? '';

describe('a sealed client id', () => {
  test('is the registration, to every replica with the secret', () => {
    expect(ids(SECRET).open(sealed())).toEqual(POKE);
  });

  test('is known under an old secret, also where the new one happens to come to the same version', () => {
    const versionOf = (secret: string) => Buffer.from(sealed(POKE, secret), 'base64url')[0];
    const candidates = Array.from({ length: 5000 }, (_, n) => String(n).padStart(32, 'x'));
    const alike = candidates.find((secret) => versionOf(secret) === versionOf(SECRET)) ?? '';
    expect(ids(alike, SECRET).open(sealed())).toEqual(POKE);
  });

  test('is the same for the same registration, and another for another', () => {
    expect(sealed()).toBe(sealed());
    expect(sealed({ ...POKE, client_name: 'Poke 2' })).not.toBe(sealed());
    expect(sealed(POKE, OTHER_SECRET)).not.toBe(sealed());
  });

  test('shows nothing of the registration', () => {
    expect(Buffer.from(sealed(), 'base64url').toString('latin1')).not.toContain('oke');
  });

  test('is opened under an older secret as well, and sealed under the newest', () => {
    const rotated = ids(OTHER_SECRET, SECRET);
    expect(rotated.open(sealed())).toEqual(POKE);
    expect(rotated.seal(POKE)).toBe(sealed(POKE, OTHER_SECRET));
    expect(ids(OTHER_SECRET).open(sealed())).toBeUndefined();
  });

  test('is of one authorization server alone', () => {
    expect(createSealedClientIds([SECRET], 'https://other.example').open(sealed())).toBeUndefined();
  });

  test('does not open when any byte of it was changed', () => {
    const bytes = Buffer.from(sealed(), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(ids(SECRET).open(changed.toString('base64url'))).toBeUndefined();
    }
  });

  test('has one spelling', () => {
    const id = [POKE, { ...POKE, client_name: 'Poke+' }, { ...POKE, client_name: 'Poke++' }]
      .map((registration) => sealed(registration))
      .find(({ length }) => length % 4 !== 0);
    const last = id?.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = `${id?.slice(0, -1)}${alphabet[alphabet.indexOf(last) ^ 1]}`;
    expect(Buffer.from(twin, 'base64url')).toEqual(Buffer.from(id ?? '', 'base64url'));
    for (const spelling of [twin, `${id}=`, ` ${id}`]) expect(ids(SECRET).open(spelling)).toBeUndefined();
  });

  test.each(['', 'client_1', 'A'.repeat(39), 'A'.repeat(5000)])('is not %j', (id) => {
    expect(ids(SECRET).open(id)).toBeUndefined();
  });

  test('is not made where it would be too long for a token', () => {
    const redirect_uris = [`https://client.example/${'x'.repeat(900)}`];
    expect(sealed({ ...POKE, redirect_uris })).not.toBe('');
    expect(sealed({ ...POKE, redirect_uris: [...redirect_uris, ...redirect_uris] })).toBe('');
  });
});
