import { PokeError } from './poke-error.ts';

/**
 * The code in what came back from the authorization server.
 *
 * @throws {PokeError} when the request was refused, when `state` is another one, or when `iss` names another issuer
 * (RFC 9207, section 2.4: compared as it is, and demanded of a server that promises it).
 */
export function codeFromCallback(
  answer: URLSearchParams,
  expected: { readonly state: string; readonly issuer: string; readonly issuerPromised: boolean },
): string {
  if (answer.get('state') !== expected.state) {
    throw new PokeError('answer_not_trusted', 'The answer belongs to another request: state differs.');
  }
  const issuer = answer.get('iss');
  if (issuer === null ? expected.issuerPromised : issuer !== expected.issuer) {
    throw new PokeError(
      'answer_not_trusted',
      `The answer comes from ${issuer}, not from ${expected.issuer}.`,
    );
  }
  const error = answer.get('error');
  if (error !== null) {
    const description = answer.get('error_description') ?? 'no description';
    throw new PokeError(
      'authorization_refused',
      `The authorization server answered ${error}: ${description}`,
    );
  }
  const code = answer.get('code');
  if (code === null) throw new PokeError('answer_not_trusted', 'The answer has neither a code nor an error.');
  return code;
}
