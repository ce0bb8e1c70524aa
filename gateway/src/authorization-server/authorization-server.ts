import type { Logger } from '@bookmarks/telemetry';
import type { DocumentStore } from './document-store.ts';
import type { FetchJson } from './fetch-json.ts';
import { JWK_SET } from './jwk-set.ts';
import { type AuthorizationServerMetadata, metadataSchema } from './metadata.ts';
import { createRemoteDocument, type RemoteDocument } from './remote-document.ts';
import { createFindKey, type FindKey } from './verification-keys.ts';

/** What the gateway knows of AuthKit: two forms of its metadata, and its keys. */
export type AuthorizationServer = {
  readonly issuer: string;
  /** RFC 8414. */
  readonly metadata: RemoteDocument<AuthorizationServerMetadata>;
  /** OpenID Connect Discovery 1.0; fetched only when a client asks for it. */
  readonly openidConfiguration: RemoteDocument<AuthorizationServerMetadata>;
  readonly findKey: FindKey;
  /** Fetches the keys if there are none yet. @throws {DocumentUnavailableError} */
  readonly loadKeys: () => Promise<void>;
  readonly areKeysKnown: () => boolean;
  readonly keysAgeSeconds: () => number | undefined;
};

export type AuthorizationServerDeps = {
  readonly issuer: string;
  /** For the local stack, whose authorization server has no certificate. */
  readonly allowHttp: boolean;
  readonly fetchJson: FetchJson;
  readonly store: DocumentStore | undefined;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly refetchCooldownMs?: number;
};

/** Opens nothing: everything is fetched when it is first needed. */
export function createAuthorizationServer(deps: AuthorizationServerDeps): AuthorizationServer {
  const { issuer, fetchJson, clock } = deps;
  const schema = metadataSchema(deps);
  const metadataAt = (path: string) =>
    createRemoteDocument({
      ...deps,
      name: `${issuer}${path}`,
      fetchDocument: () => fetchJson(`${issuer}${path}`),
      parse: (document) => schema.parse(document),
    });
  const metadata = metadataAt('/.well-known/oauth-authorization-server');
  const jwks = createRemoteDocument({
    ...deps,
    name: `${issuer}#jwks`,
    fetchDocument: async () => fetchJson((await metadata.read()).jwks_uri),
    parse: (document) => JWK_SET.parse(document),
  });
  return {
    issuer,
    metadata,
    openidConfiguration: metadataAt('/.well-known/openid-configuration'),
    findKey: createFindKey({ jwks, clock }),
    loadKeys: async () => void (await jwks.read()),
    areKeysKnown: jwks.isKnown,
    keysAgeSeconds: jwks.ageSeconds,
  };
}
