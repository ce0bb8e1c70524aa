import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { REGISTRATION, type Registration } from './registration.ts';

/** A registration that is nowhere but in its own id: nothing is stored, and every replica knows every client. */
export type SealedClientIds = {
  /** The same for the same registration. Undefined where it would be longer than an id may be. */
  readonly seal: (registration: Registration) => string | undefined;
  /** Undefined for what is no id of ours. */
  readonly open: (clientId: string) => Registration | undefined;
};

/** As long as `client_id` may be in the access tokens that the gateway takes. */
const MAX_ID_LENGTH = 2048;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param secrets the first seals, each opens. The first byte of an id says under which it was sealed.
 * @param issuer an id is good at this authorization server alone.
 */
export function createSealedClientIds(secrets: readonly string[], issuer: string): SealedClientIds {
  const sealers = secrets.map((secret) => createSealer(secret, issuer));
  return {
    seal(registration) {
      const { redirect_uris, client_name } = registration;
      const id = sealers[0]?.seal(Buffer.from(JSON.stringify({ redirect_uris, client_name })));
      const encoded = id?.toString('base64url');
      return encoded !== undefined && encoded.length <= MAX_ID_LENGTH ? encoded : undefined;
    },
    open(clientId) {
      if (clientId.length > MAX_ID_LENGTH) return undefined;
      const bytes = Buffer.from(clientId, 'base64url');
      // One spelling alone: another one of the same bytes would pass for another app, and so for one that is not disconnected.
      if (bytes.toString('base64url') !== clientId || bytes.length <= 1 + IV_BYTES + TAG_BYTES)
        return undefined;
      // Two secrets may come to the same version, once in 256.
      const plaintexts = sealers
        .filter(({ version }) => version === bytes[0])
        .map((sealer) => sealer.open(bytes));
      return registrationIn(plaintexts.find((plaintext) => plaintext !== undefined));
    },
  };
}

/**
 * AES-256-GCM with a synthetic IV: the HMAC of the plaintext under a key of its own. A random IV would make another id each time,
 * and a counter cannot be shared by replicas that store nothing. The same IV comes twice only with the same plaintext, where
 * it gives away no more than that they are the same, which is what is wanted (the idea of AES-SIV, RFC 5297; Node has neither
 * that nor AES-GCM-SIV). 96 bits: two of 2^32 registrations share an IV with a chance of 2^-33.
 */
function createSealer(secret: string, issuer: string) {
  const subkey = (use: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `oauth proxy client id ${use}`, 32));
  const [encryptionKey, ivKey] = [subkey('encryption'), subkey('iv')];
  const version = subkey('version').readUInt8(0);
  const context = Buffer.from(JSON.stringify([version, issuer]));
  const options = { authTagLength: TAG_BYTES };

  return {
    version,
    seal(plaintext: Buffer): Buffer {
      const iv = createHmac('sha256', ivKey).update(context).update(plaintext).digest().subarray(0, IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv, options).setAAD(context);
      const ciphertext = [cipher.update(plaintext), cipher.final()];
      return Buffer.concat([Buffer.of(version), iv, ...ciphertext, cipher.getAuthTag()]);
    },
    open(id: Buffer): Buffer | undefined {
      const iv = id.subarray(1, 1 + IV_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, iv, options)
        .setAAD(context)
        .setAuthTag(id.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(id.subarray(1 + IV_BYTES, -TAG_BYTES)), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}

function registrationIn(plaintext: Buffer | undefined): Registration | undefined {
  return plaintext && REGISTRATION.safeParse(JSON.parse(plaintext.toString('utf8'))).data;
}
