import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { mcpUrl } from './gateway.ts';
import { discoverAuthorizationServer } from './oauth-client.ts';

const GATEWAY = fileURLToPath(new URL('../../gateway/src/main.ts', import.meta.url));

type Settings = Readonly<Record<string, string>>;

/** One more gateway, as a process of its own. */
export type GatewayProcess = AsyncDisposable & {
  readonly url: URL;
  /** What the MCP service behind it got, one set of headers a request. */
  readonly received: readonly IncomingHttpHeaders[];
};

/**
 * Starts a gateway that trusts the same authorization server as the one under test and has that one's address, unless
 * `settings` say otherwise. What it lets through is answered with an empty JSON-RPC result.
 */
export async function startGateway(settings: Settings = {}): Promise<GatewayProcess> {
  await using acquired = new AsyncDisposableStack();
  const upstream = acquired.use(await startUpstream());
  const running = acquired.use(
    spawnGateway({ ...(await settingsOfGateway()), MCP_SERVICE_URL: upstream.url, ...settings }),
  );
  const port = await running.listening;
  if (port === undefined) throw new Error(`The gateway did not start:\n${running.lines.join('\n')}`);
  const resources = acquired.move();
  return {
    url: new URL(`http://localhost:${port}/mcp`),
    received: upstream.received,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** How a gateway with these settings ends that should not start at all. */
export async function refusedStart(settings: Settings): Promise<{ code: number | null; output: string }> {
  await using running = spawnGateway(settings);
  if ((await running.listening) !== undefined) throw new Error('The gateway started.');
  return { code: await running.exited, output: running.lines.join('\n') };
}

/** The settings of a gateway of the local stack, with a key of its own. */
async function settingsOfGateway(): Promise<Settings> {
  return {
    PORT: '0',
    METRICS_PORT: '0',
    PUBLIC_URL: mcpUrl().origin,
    AUTHKIT_DOMAIN: (await discoverAuthorizationServer()).issuer,
    // Only links of transfers lead there, and no test of this gateway follows one.
    BOOKMARK_SERVICE_ADDRESS: 'localhost:1',
    IDENTITY_SIGNING_KEY: newSigningKey(),
    INSECURE_LOCAL_STACK: 'on',
  };
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'e2e' });
}

function spawnGateway(env: Settings) {
  // What was preloaded into this process makes the same names known there.
  const { NODE_OPTIONS } = process.env;
  const child = spawn(process.execPath, [GATEWAY], {
    env: { NODE_OPTIONS, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const listening = Promise.withResolvers<number | undefined>();
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      const port = /"port":(\d+).*"msg":"listening"/.exec(line)?.[1];
      if (port !== undefined) listening.resolve(Number(port));
    });
  }
  const exited = once(child, 'close').then(([code]) => {
    listening.resolve(undefined);
    return code as number | null;
  });
  return {
    lines,
    listening: listening.promise,
    exited,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await exited;
    },
  };
}

async function startUpstream() {
  const received: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    received.push(request.headers);
    request.resume();
    response.setHeader('content-type', 'application/json');
    response.end('{"jsonrpc":"2.0","id":1,"result":{}}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}
