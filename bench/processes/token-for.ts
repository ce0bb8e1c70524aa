import { signIn } from '../../dev/poke/sign-in.ts';

const USER = 'anna';

/** An access token of the stand-in for AuthKit, got as Poke gets it; it lives for five minutes. @throws {PokeError} */
export async function tokenFor(mcpUrl: URL): Promise<string> {
  const who = { mcpUrl, loginHint: USER, scope: undefined };
  const { tokens } = await signIn({ ...who, onStep: () => {}, fetch: globalThis.fetch });
  return tokens.access_token;
}
