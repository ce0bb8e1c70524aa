import { randomBytes } from 'node:crypto';
import type { Person } from '../people.ts';

/** What a person lets the client do. */
export type Grant = {
  readonly person: Person;
  readonly scope: string;
  /** Whether it comes with a refresh token. */
  readonly isOffline: boolean;
};

/** What a code stands for. */
export type Agreement = Grant & {
  readonly codeChallenge?: string | undefined;
  readonly nonce?: string | undefined;
};

const MAX_KEPT = 10_000;

/** The codes and tokens of one provider, in memory: the oldest go when there are too many. */
export class Grants {
  readonly #codes = new Map<string, Agreement>();
  readonly #accessTokens = new Map<string, Grant>();
  readonly #refreshTokens = new Map<string, Grant>();

  issueCode(agreement: Agreement): string {
    return keep(this.#codes, agreement);
  }

  issueAccessToken({ person, scope, isOffline }: Grant): string {
    return keep(this.#accessTokens, { person, scope, isOffline });
  }

  issueRefreshToken({ person, scope, isOffline }: Grant): string {
    return keep(this.#refreshTokens, { person, scope, isOffline });
  }

  /** A code is good once. */
  takeCode(code: string | undefined): Agreement | undefined {
    const agreement = this.#codes.get(code ?? '');
    this.#codes.delete(code ?? '');
    return agreement;
  }

  byAccessToken(token: string | undefined): Grant | undefined {
    return this.#accessTokens.get(token ?? '');
  }

  byRefreshToken(token: string | undefined): Grant | undefined {
    return this.#refreshTokens.get(token ?? '');
  }

  endRefreshToken(token: string): void {
    this.#refreshTokens.delete(token);
  }

  /** Whether the person has agreed before, so that some providers give no second refresh token. */
  has({ name }: Person): boolean {
    return [...this.#refreshTokens.values()].some(({ person }) => person.name === name);
  }

  /** The person takes back all that they have granted. */
  revoke({ name }: Person): void {
    for (const kept of [this.#codes, this.#accessTokens, this.#refreshTokens])
      for (const [token, { person }] of kept) if (person.name === name) kept.delete(token);
  }

  /** As if the lifetime of each access token were over. */
  expireAccessTokens(): void {
    this.#accessTokens.clear();
  }
}

function keep<T>(kept: Map<string, T>, value: T): string {
  const token = randomBytes(24).toString('base64url');
  kept.set(token, value);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return token;
}
