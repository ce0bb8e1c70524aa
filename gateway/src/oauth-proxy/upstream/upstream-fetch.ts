import type { CustomFetch } from 'openid-client';
import type { Upstream } from './upstream.ts';

/** Answers of a token endpoint and of user information are small. */
const MAX_ANSWER_BYTES = 256 * 1024;
/** GitHub refuses requests that do not say who sends them. */
const USER_AGENT = 'bookmarks-gateway';

/** Speaks with a provider as it wants to be spoken to, and makes of its answers what RFC 6749 says that they are. */
export function createUpstreamFetch(upstream: Upstream): CustomFetch {
  const tokenUrl = upstream.type === 'oauth2' ? upstream.tokenUrl : undefined;
  return async (url, { body, headers, ...options }) => {
    const isTokenRequest = url === tokenUrl;
    const isJson = isTokenRequest && upstream.tokenRequests === 'json';
    const response = await fetch(url, {
      ...options,
      redirect: 'error',
      headers: {
        ...headers,
        'user-agent': USER_AGENT,
        ...(isJson && { 'content-type': 'application/json' }),
      },
      body: isJson ? jsonOf(body) : body,
    } as RequestInit);
    const text = await boundedText(response);
    return isTokenRequest ? asTold(response, text) : again(response, response.status, text);
  };
}

function jsonOf(form: unknown): string {
  return JSON.stringify(Object.fromEntries(new URLSearchParams(String(form))));
}

/** A refusal that comes with 200 (GitHub), or in words of the provider's own (Strava), is one as in RFC 6749 §5.2. */
function asTold(response: Response, text: string): Response {
  const answer = jsonIn(text);
  if (answer === undefined || typeof answer.access_token === 'string')
    return again(response, response.status, text);
  const isRefused = response.status < 500 && response.status !== 429;
  const error = isRefused ? refusalIn(answer) : undefined;
  if (error === undefined) return again(response, response.status, text);
  return again(response, 400, JSON.stringify({ error }));
}

function refusalIn({ error, errors }: Record<string, unknown>): string | undefined {
  if (typeof error === 'string') return DEAD_GRANTS.has(error) ? 'invalid_grant' : error;
  const invalid = Array.isArray(errors) ? errors.filter((one) => one?.code === 'invalid') : [];
  if (invalid.some(({ resource }) => resource === 'Application')) return 'invalid_client';
  return invalid.some(({ field }) => DEAD_FIELDS.has(field)) ? 'invalid_grant' : undefined;
}

/** GitHub's words for it. */
const DEAD_GRANTS = new Set(['bad_verification_code', 'bad_refresh_token']);
/** Strava's: https://developers.strava.com/docs/reference/#api-models-Error */
const DEAD_FIELDS = new Set(['code', 'refresh_token']);

function jsonIn(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function again({ headers }: Response, status: number, text: string): Response {
  const kept = new Headers({ 'content-type': headers.get('content-type') ?? '' });
  const hasBody = status !== 204 && status !== 304;
  return new Response(hasBody ? text : null, { status, headers: kept });
}

/** @throws when there is more than an answer of this kind ever has. */
async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) throw new Error('The answer of the upstream is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
