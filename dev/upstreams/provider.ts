import type { Client } from './client.ts';
import type { Library } from './data/library.ts';
import type { Grants } from './sign-in/grants.ts';

/** What a provider is made from. */
export type ProviderDeps = {
  /** Below which all providers are, without a slash at the end. */
  readonly base: string;
  readonly client: Client;
  readonly grants: Grants;
  readonly library: Library;
};
