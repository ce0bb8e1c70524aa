import { tokenFor } from '../processes/token-for.ts';

/** The processes of an assembly that are watched. */
type ProcessName = 'gateway' | 'mcp-service' | 'bookmark-service' | 'redis' | 'postgres';

/** A whole product, with its own database, that is called through its gateway. */
export type Assembly = AsyncDisposable & {
  readonly name: string;
  readonly mcpUrl: URL;
  readonly pids: Readonly<Record<ProcessName, number>>;
  /** Lets its database come to rest after the first calls. */
  settle(): Promise<void>;
};

/** Longer than any measurement, so that none is interrupted by a renewal: a setting of the stand-in for AuthKit. */
export const TOKEN_LIFETIME = { ACCESS_TOKEN_LIFETIME_SECONDS: '3600' };

/** Access tokens of as many people, each got as Poke gets it. @throws {PokeError} */
export function tokensOf({ mcpUrl }: Assembly, people: number): Promise<string[]> {
  return Promise.all(Array.from({ length: people }, (_, index) => tokenFor(mcpUrl, `crowd-${index + 1}`)));
}
