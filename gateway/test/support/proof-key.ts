import { createHash, randomUUID } from 'node:crypto';
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { RESOURCE } from './gateway.ts';

type Changes = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly signedBy?: CryptoKey | Uint8Array;
};

/** The key that a client has its tokens bound to (RFC 9449). */
export class ProofKey {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
  readonly thumbprint: string;
  readonly #alg: string;

  private constructor(alg: string, privateKey: CryptoKey, jwk: JWK, thumbprint: string) {
    this.#alg = alg;
    this.privateKey = privateKey;
    this.jwk = jwk;
    this.thumbprint = thumbprint;
  }

  static async make(alg = 'ES256'): Promise<ProofKey> {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = await exportJWK(publicKey);
    return new ProofKey(alg, privateKey, jwk, await calculateJwkThumbprint(jwk));
  }

  /** A proof for a request to `/mcp` with this token, but for what is different. */
  proof(token: string | undefined, { claims, header, signedBy }: Changes = {}): Promise<string> {
    const ath = token === undefined ? {} : { ath: createHash('sha256').update(token).digest('base64url') };
    const iat = Math.floor(Date.now() / 1000);
    return new SignJWT({ jti: randomUUID(), htm: 'POST', htu: RESOURCE, iat, ...ath, ...claims })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: this.#alg, jwk: this.jwk, ...header })
      .sign(signedBy ?? this.privateKey);
  }
}
