import { allowAtProxy } from '@bookmarks/dev/allow-at-proxy';
import { authorizeByLoginHint } from '@bookmarks/dev/sign-in';
import { registeredClient } from '../helpers/oauth-client.ts';
import type { Outcome } from './outcome.ts';
import { runConformance } from './runner.ts';

type Grant = {
  readonly issuer: string;
  readonly registration: string;
  readonly mcpUrl: string;
  readonly callbackPort: number;
  readonly user: string;
  readonly revision: string;
};

/** Tests an authorization server. The runner asks a person to open a URL in a browser; the person is here. */
export async function runAuthorizationCodeGrant(
  run: string,
  { issuer, registration, mcpUrl, callbackPort, user, revision }: Grant,
): Promise<Outcome[]> {
  const callback = `http://127.0.0.1:${callbackPort}/callback`;
  const clientId = await registeredClient(
    { registration },
    { redirect_uris: [callback], token_endpoint_auth_method: 'none' },
  );
  let authorizationUrl: URL | undefined;
  const onLine = (line: string) => {
    if (line.startsWith(`${issuer}/`)) authorizationUrl = new URL(line);
    if (line.startsWith('Callback server started') && authorizationUrl !== undefined) {
      void visit(authorizationUrl, callback, user);
    }
  };
  const client = ['--client-id', clientId, '--port', String(callbackPort)];
  const server = ['--url', issuer, '--resource', mcpUrl, '--spec-version', revision];
  return runConformance({ run, args: ['authorization', ...server, ...client], onLine });
}

async function visit(authorizationUrl: URL, callback: string, loginHint: string): Promise<void> {
  const answer = await authorizeByLoginHint({
    authorizationUrl,
    callback,
    loginHint,
    fetch: allowAtProxy(loginHint),
  });
  await (await fetch(`${callback}?${answer}`)).body?.cancel();
}
