import { newEncryptionKey } from '../../../dev/stack/encryption-key.ts';
import { newProxySigningKeys } from '../../../dev/stack/proxy-signing-keys.ts';
import { generateKeyPair } from '../../../packages/identity/src/index.ts';
import { localSecrets } from '../../overlays/local/secrets.ts';
import { type ExternalSecret, type KubernetesObject, ofKind } from './objects.ts';

/** Values by name of the Secret and by key. */
export type Secrets = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** What the command of the local overlay makes. */
export function secretsOfLocal(): Secrets {
  const { items } = localSecrets() as {
    items: (KubernetesObject & { stringData: Record<string, string> })[];
  };
  return new Map(items.map(({ metadata, stringData }) => [metadata.name, stringData]));
}

/** What External Secrets and the operators of the cluster make, from a store that a person has filled. */
export function secretsOfStore(objects: readonly KubernetesObject[]): Secrets {
  const made = ofKind<ExternalSecret>(objects, 'ExternalSecret').map(
    (secret) => [secret.metadata.name, valuesOf(secret)] as const,
  );
  return new Map([
    ...made,
    // By CloudNativePG and by cert-manager.
    ['postgres-ca', { 'ca.crt': 'certificate' }],
    ['edge-tls', { 'tls.crt': 'certificate', 'tls.key': 'key' }],
  ]);
}

const keys = generateKeyPair('test');
/** What a person puts into the store; anything else is a password. */
const STORED: Readonly<Record<string, string>> = {
  jwk: keys.privateJwk,
  jwks: keys.publicJwkSet,
  'signing-keys': newProxySigningKeys('test'),
  'upstream-token-keys': newEncryptionKey('test'),
  'vault-keys': newEncryptionKey('test'),
};
const PASSWORD = 'p4ssword/with+signs%that:URLs@quote?#';
/** The whole of a remote secret, as its entry in the README says. */
const EXTRACTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  backups: { 'access-key-id': 'id', 'secret-access-key': 'key', region: 'region' },
};

function valuesOf({ metadata, spec: { target, data = [] } }: ExternalSecret): Record<string, string> {
  const stored = Object.fromEntries(data.map(({ secretKey }) => [secretKey, STORED[secretKey] ?? PASSWORD]));
  const template = target?.template?.data;
  if (template === undefined) return { ...stored, ...EXTRACTED[metadata.name] };
  return Object.fromEntries(Object.entries(template).map(([key, text]) => [key, filledIn(text, stored)]));
}

/** As much of Go's templates as the manifests use. */
function filledIn(text: string, values: Record<string, string>): string {
  return text
    .replace(/\{\{ \.(\w+) \| urlquery \}\}/g, (_, name) => encodeURIComponent(values[name] ?? ''))
    .replace(/\{\{ \.(\w+) \}\}/g, (_, name) => values[name] ?? '');
}
