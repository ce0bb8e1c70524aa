import { expectThat, type Finding, failure, ok, warning } from '../finding.ts';
import { type Answer, type Probe, postInitialize } from '../probe.ts';

/** What a client without a token, and one with a wrong token, are told (RFC 9728 §5.1, RFC 6750 §3). */
export async function checkChallenge(
  mcpUrl: URL,
  send: Probe,
): Promise<{ findings: Finding[]; metadataUrl?: string }> {
  const bare = await postInitialize(send, mcpUrl);
  if (bare.status >= 200 && bare.status < 300) {
    return {
      findings: [warning('It answers without a token.', 'Nothing, if it is meant to be open to everybody.')],
    };
  }
  const metadataUrl = parameterOf(bare, 'resource_metadata');
  return {
    findings: [
      ...bareFindings(bare, metadataUrl),
      await checkWrongToken(mcpUrl, send),
      await checkQueryToken(mcpUrl, send),
      await checkSlash(mcpUrl, bare, send),
    ],
    ...(metadataUrl && { metadataUrl }),
  };
}

function bareFindings(answer: Answer, metadataUrl: string | undefined): Finding[] {
  const challenge = answer.headers.get('www-authenticate');
  if (answer.status !== 401) {
    return [
      failure(`Without a token it answers ${answer.status}, not 401.`, 'Only a 401 makes a client sign in.'),
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
