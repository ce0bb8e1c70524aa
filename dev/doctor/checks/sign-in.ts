import { z } from 'zod';
import { documentIn } from '../documents.ts';
import { expectThat, type Finding, failure, ok, warning } from '../finding.ts';
import { type Probe, postInitialize } from '../probe.ts';
import { type SignInOptions, signIn } from '../sign-in/sign-in.ts';
import { SignInError } from '../sign-in/sign-in-error.ts';
import { parameterOf } from './challenge.ts';
import { checkProtocol } from './protocol.ts';

const LONGEST_LIFETIME_SECONDS = 3600;

const CLAIMS = z.looseObject({
  iss: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  sub: z.string().optional(),
  exp: z.number().optional(),
  iat: z.number().optional(),
});

/** The whole flow, as an assistant goes through it: register, sign in, call, refresh, call. */
export async function checkSignIn(mcpUrl: URL, options: SignInOptions, send: Probe): Promise<Finding[]> {
  try {
    const { tokens, refresh } = await signIn(options);
    return [
      ok('A client registered, a person signed in, and a token was issued.'),
      ...tokenFindings(tokens.access_token, options),
      await checkCall(mcpUrl, tokens.access_token, send),
      ...(await checkProtocol(mcpUrl, send, { authorization: `Bearer ${tokens.access_token}` })),
      ...(await refreshFindings(mcpUrl, refresh, send)),
    ];
  } catch (error) {
    if (error instanceof SignInError) return [failure(error.message, error.remedy)];
    throw error;
  }
}

/** What is wrong with an access token, where it can be read. */
export function tokenFindings(
  token: string,
  { resource, metadata }: Pick<SignInOptions, 'resource' | 'metadata'>,
): Finding[] {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  const claims = documentIn(payload, CLAIMS);
  if (claims === undefined)
    return [warning('The access token is not a JWT.', 'Nothing, if the server can check it in another way.')];
  const audiences = [claims.aud ?? []].flat();
  const lifetimeSeconds = (claims.exp ?? Number.POSITIVE_INFINITY) - (claims.iat ?? 0);
  return [
    expectThat(
      audiences.includes(resource),
      'The token is for this server.',
      `The token's audience is ${audiences.join(', ') || 'missing'}, not ${resource}.`,
      `Make the authorization server issue tokens for it. In the AuthKit dashboard: Connect, Configuration, add ${resource} as a Resource Indicator.`,
    ),
    expectThat(
      claims.iss === metadata.issuer,
      'Its issuer is right.',
      `Its issuer is ${claims.iss}.`,
      `It must be ${metadata.issuer}, to the letter.`,
    ),
    expectThat(
      claims.sub !== undefined,
      'It says who the person is.',
      'It has no sub.',
      'A token without sub belongs to nobody.',
    ),
    lifetimeSeconds <= LONGEST_LIFETIME_SECONDS
      ? ok(`It lives ${lifetimeSeconds} s.`)
      : warning(
          `It lives ${lifetimeSeconds} s.`,
          'Shorten that to an hour or less: a stolen token works as long as it lives.',
        ),
  ];
}

async function checkCall(mcpUrl: URL, token: string, send: Probe, name = 'token'): Promise<Finding> {
  const answer = await postInitialize(send, mcpUrl, { authorization: `Bearer ${token}` });
  if (answer.status === 200) return ok(`The server accepts the ${name}.`);
  const reason = parameterOf(answer, 'error_description') ?? (answer.text.slice(0, 200) || 'no explanation');
  return failure(
    `The server refuses the ${name} with ${answer.status}: ${reason}`,
    'People see this as "signed in, and then nothing works". Mend what is marked above; else the log of the server says which check of the token failed.',
  );
}

async function refreshFindings(
  mcpUrl: URL,
  refresh: () => Promise<{ access_token: string }>,
  send: Probe,
): Promise<Finding[]> {
  try {
    const { access_token } = await refresh();
    return [
      ok('The token can be refreshed.'),
      await checkCall(mcpUrl, access_token, send, 'refreshed token'),
    ];
  } catch (error) {
    return [
      warning(
        `The token cannot be refreshed: ${(error as Error).message}`,
        'Issue refresh tokens to clients that register for the grant, or people sign in again whenever one expires.',
      ),
    ];
  }
}
