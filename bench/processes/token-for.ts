import { signIn } from '../../dev/poke/sign-in.ts';

/** An access token of the stand-in for AuthKit, got as Poke gets it; it lives for five minutes. @throws {PokeError} */
export async function tokenFor(mcpUrl: URL, loginHint = 'anna'): Promise<string> {
  const who = { mcpUrl, loginHint, scope: undefined };
  const { tokens } = await signIn({ ...who, onStep: () => {}, fetch: globalThis.fetch });
  return tokens.access_token;
}
