import { expectThat, type Finding, failure, ok, warning } from '../finding.ts';
import { type Answer, type Probe, postInitialize } from '../probe.ts';

export type Challenge = {
  readonly findings: Finding[];
  /** Whether there is something to sign in to, everybody may come in, or there is no MCP server at all. */
  readonly door: 'locked' | 'open' | 'missing';
  readonly metadataUrl?: string;
};

/** What a client without a token, and one with a wrong token, are told (RFC 9728 §5.1, RFC 6750 §3). */
export async function checkChallenge(mcpUrl: URL, send: Probe): Promise<Challenge> {
  const bare = await postInitialize(send, mcpUrl);
  if (bare.status >= 200 && bare.status < 300) {
    const remedy = 'Nothing, if it is meant to be open to everybody; else refuse such requests with 401.';
    return { door: 'open', findings: [warning('It answers without a token.', remedy)] };
  }
  const absence = absenceFinding(mcpUrl, bare);
  if (absence !== undefined) return { door: 'missing', findings: [absence] };
  const metadataUrl = parameterOf(bare, 'resource_metadata');
  return {
    door: 'locked',
    findings: [
      ...bareFindings(bare, metadataUrl),
      await checkWrongToken(mcpUrl, send),
      await checkQueryToken(mcpUrl, send),
      await checkSlash(mcpUrl, bare, send),
    ],
    ...(metadataUrl && { metadataUrl }),
  };
}

/** Answers that no MCP server gives, signed in or not: the rest of the checks would only repeat it. */
function absenceFinding({ pathname, href }: URL, { status, headers }: Answer): Finding | undefined {
  if (status >= 300 && status < 400) {
    const target = headers.get('location') ?? '';
    const destination = URL.canParse(target, href) ? new URL(target, href).href : 'nowhere';
    return failure(
      `${pathname} answers ${status} and sends clients to ${destination}.`,
      'Answer without a redirect, with and without a slash at the end: many clients drop the token on the way, or turn POST into GET. Until then give people the other address, and try the doctor on it.',
    );
  }
  if (status === 404 || status === 410)
    return failure(
      `There is nothing at ${pathname} (${status}).`,
      'Check the path, most MCP servers are at /mcp, and that the proxy in front passes it on unchanged.',
    );
  if (status === 405)
    return failure(
      `${pathname} does not take POST (405).`,
      'Check the path: Streamable HTTP needs POST. An old server with SSE alone is not supported.',
    );
  if (status >= 500)
    return failure(
      `It fails with status ${status}.`,
      'See the log of the server, and of the proxy in front: 502, 503 and 504 say that the server behind it is down.',
    );
  return undefined;
}

function bareFindings(answer: Answer, metadataUrl: string | undefined): Finding[] {
  const challenge = answer.headers.get('www-authenticate');
  if (answer.status !== 401) {
    return [
      failure(
        `Without a token it answers ${answer.status}, not 401.`,
        'Answer 401 with WWW-Authenticate to whoever has no token. Only a 401 makes a client sign in.',
      ),
    ];
  }
  if (challenge === null) {
    return [
      failure(
        'Its 401 has no WWW-Authenticate header.',
        'Send one with resource_metadata; if the server does, a proxy on the way drops it.',
      ),
    ];
  }
  if (metadataUrl === undefined) {
    return [
      warning(
        'WWW-Authenticate names no resource_metadata.',
        'Add the absolute URL of the metadata: clients would have to guess it.',
      ),
    ];
  }
  return [
    expectThat(
      URL.canParse(metadataUrl),
      'Without a token it answers 401 and says where the metadata is.',
      `resource_metadata is relative: ${metadataUrl}`,
      'Make it absolute: some clients resolve it nowhere.',
    ),
    parameterOf(answer, 'error') === undefined
      ? ok('It reports no error to a client that has not tried yet.')
      : warning(
          'It reports an error to a client that sent no token.',
          'Leave error out there (RFC 6750 §3.1).',
        ),
  ];
}

async function checkWrongToken(mcpUrl: URL, send: Probe): Promise<Finding> {
  const answer = await postInitialize(send, mcpUrl, { authorization: 'Bearer doctor.is.wrong' });
  if (answer.status !== 401) {
    return failure(
      `A wrong token gets ${answer.status}, not 401.`,
      'Refuse it with 401, or clients never sign in again.',
    );
  }
  return parameterOf(answer, 'error') === 'invalid_token'
    ? ok('A wrong token is refused with invalid_token.')
    : failure(
        'A wrong token gets the same answer as none.',
        'A proxy on the way drops the Authorization header, or the server does not report error="invalid_token".',
      );
}

async function checkQueryToken(mcpUrl: URL, send: Probe): Promise<Finding> {
  const url = new URL(mcpUrl);
  url.searchParams.set('access_token', 'doctor.is.wrong');
  const { status } = await postInitialize(send, url);
  return expectThat(
    status >= 400,
    'A token in the query is refused.',
    'A token in the query is accepted.',
    'Refuse it: URLs end up in logs.',
  );
}

async function checkSlash(mcpUrl: URL, bare: Answer, send: Probe): Promise<Finding> {
  const other = new URL(mcpUrl);
  other.pathname = mcpUrl.pathname.endsWith('/')
    ? mcpUrl.pathname.slice(0, -1) || '/'
    : `${mcpUrl.pathname}/`;
  const { status } = await postInitialize(send, other);
  return expectThat(
    status === bare.status,
    'It answers the same with and without a trailing slash.',
    `${other.pathname} answers ${status}, ${mcpUrl.pathname} answers ${bare.status}.`,
    'Serve both, without a redirect: some clients add a slash, and drop the token when they are redirected.',
  );
}

/** A parameter of a challenge (RFC 9110 §11.2). */
export function parameterOf({ headers }: Answer, name: string): string | undefined {
  const match = new RegExp(`(?:^|[\\s,])${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,]+))`, 'i').exec(
    headers.get('www-authenticate') ?? '',
  );
  return match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2];
}
