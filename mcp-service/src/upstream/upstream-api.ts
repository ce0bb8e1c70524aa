import { type UpstreamProvider, type UpstreamToken, upstreamUrl } from '@bookmarks/upstream';
import type { z } from 'zod';
import { SERVER_INFO } from '../server-info.ts';
import { readBounded } from './read-bounded.ts';
import { isUsedUp, retryTime } from './retry-time.ts';
import { UpstreamError } from './upstream-error.ts';
import { UPSTREAM_NAMES } from './upstream-names.ts';

/** The upstream, as it is set up for everybody. */
export type Upstream = {
  readonly provider: UpstreamProvider;
  /** Where a local stack imitates it. */
  readonly standIn: URL | undefined;
  /** Where people connect, and choose it. */
  readonly publicUrl: string;
};

/** What the upstream answered. */
type UpstreamAnswer<Body> = {
  readonly body: Body;
  /** Set where it takes no further request until then. */
  readonly pausedUntil: Date | undefined;
};

/** The API of the upstream in the name of one caller. */
export type UpstreamApi = {
  /** @throws {UpstreamError} */
  get<Schema extends z.ZodType>(
    url: string,
    schema: Schema,
    headers?: Readonly<Record<string, string>>,
  ): Promise<UpstreamAnswer<z.output<Schema>>>;
};

/** Where there is none, no tool asks for it. */
export const NO_UPSTREAM: UpstreamApi = {
  get: () => Promise.reject(new Error('A tool asked for the upstream, and there is none.')),
};

const USER_AGENT = `${SERVER_INFO.name}/${SERVER_INFO.version}`;
/** Three of these after one another, with two calls of the library, take less time than the gateway gives an answer. */
const TIMEOUT_MS = 4_000;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
const RETRY_MS = 60_000;

/** The token is in the closure of the answer, and goes to the upstream alone: no redirect is followed. */
export function createUpstreamApi(upstream: Upstream, token: UpstreamToken | undefined): UpstreamApi {
  const fail = failuresOf(upstream);
  return {
    async get(url, schema, headers = {}) {
      if (token?.provider !== upstream.provider) throw fail.notConnected();
      const authorization = `Bearer ${token.accessToken}`;
      try {
        const response = await fetch(upstreamUrl(url, upstream.standIn), {
          headers: { accept: 'application/json', 'user-agent': USER_AGENT, ...headers, authorization },
          redirect: 'manual',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (!response.ok) throw await fail.answered(response);
        const body = schema.parse(JSON.parse(await readBounded(response, MAX_ANSWER_BYTES)));
        const pausedUntil = isUsedUp(response.headers) ? retryTime(response.headers, new Date()) : undefined;
        return { body, pausedUntil };
      } catch (error) {
        throw error instanceof UpstreamError ? error : fail.unavailable(error);
      }
    },
  };
}

/** What can go wrong, in words. */
function failuresOf({ provider, publicUrl }: Upstream) {
  const name = UPSTREAM_NAMES[provider];
  const connect = `connect this server again at ${publicUrl} and choose ${name} at the sign-in`;
  const unavailable = (cause?: unknown) => {
    const retryAt = new Date(Date.now() + RETRY_MS);
    const message = `${name} cannot be reached, or does not answer as it should. Nothing is lost. Make the same call again after ${retryAt.toISOString()}.`;
    return new UpstreamError(message, { retryAt, cause });
  };
  return {
    unavailable,
    notConnected: () =>
      new UpstreamError(
        `This connection was not made by signing in at ${name}, which this needs. Ask the user to ${connect}; then make the same call again.`,
      ),
    async answered(response: Response): Promise<UpstreamError> {
      await response.body?.cancel();
      const { status, headers } = response;
      if (status === 401) {
        return new UpstreamError(
          `${name} does not accept the user's sign-in any more. Nothing is lost. Ask the user to sign in again: ${connect}; then make the same call again.`,
        );
      }
      if (status !== 403 && status !== 429) return unavailable(new Error(`The upstream answered ${status}.`));
      const retryAt = retryTime(headers, new Date());
      const denied = status === 403 && !isUsedUp(headers) && !headers.has('retry-after');
      const reason = denied ? 'does not allow this' : 'takes no more requests for now';
      const otherwise = denied
        ? ` If it stays so, ask the user to ${connect}, and to allow what it asks for.`
        : '';
      return new UpstreamError(
        `${name} ${reason}. Nothing is lost. Make the same call again after ${retryAt.toISOString()}.${otherwise}`,
        { retryAt },
      );
    },
  };
}
