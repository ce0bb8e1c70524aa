import type { ApiKey, ApiKeyGrant, ApiKeyUse } from './api-key.ts';

export interface ApiKeyReader {
  /** Newest first. */
  apiKeys(): Promise<ApiKey[]>;
}

export interface ApiKeyWriter extends ApiKeyReader {
  insertApiKey(key: ApiKey, digest: Uint8Array): Promise<void>;
  /** @returns whether there was one. */
  deleteApiKey(id: string): Promise<boolean>;
  recordApiKeyUse(id: string, use: ApiKeyUse): Promise<void>;
}

/** Knows the keys of all users by their digests, and nothing else of anybody. */
export interface ApiKeyDirectory {
  grantOf(digest: Uint8Array): Promise<ApiKeyGrant | undefined>;
}
