import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { connectPoke } from '@bookmarks/dev/poke';
import { provideRedis } from '@bookmarks/dev/redis';
import { startStack } from '@bookmarks/dev/stack';
import { runAuthorizationCodeGrant } from './authorization-code-grant.ts';
import expectedFailures from './expected-failures.json' with { type: 'json' };
import { judge, type Verdict } from './judge.ts';
import type { Outcome } from './outcome.ts';
import { runConformance } from './runner.ts';
import { startTokenProxy } from './token-proxy.ts';

/**
 * `npm run conformance`: the official runner against the stack, through the gateway, in both eras of MCP, and against
 * both authorization servers. Ends with 1 when something fails that is not on the list of expected failures, and when
 * something on the list does not.
 */
const REVISIONS = ['2025-06-18', '2025-11-25', '2026-07-28'];
const NEWEST = '2026-07-28';
const USER = 'chloe';

const outcomes = await runAll();
const verdict = judge(outcomes, expectedFailures);
report(verdict);
process.exitCode = verdict.unexpected.length + verdict.stale.length > 0 ? 1 : 0;

async function runAll(): Promise<Outcome[]> {
  await using resources = new AsyncDisposableStack();
  const [proxyPort, callbackPort] = [await freePort(), await freePort()];
  const proxy = resources.use(await startTokenProxy(proxyPort));
  const proxyHost = `localhost:${proxyPort}`;
  // The OAuth proxy needs it.
  const redis = resources.use(await provideRedis(say));
  const stack = resources.use(
    await startStack({
      durable: false,
      redisUrl: redis.url,
      // The address that the runner uses is then one of the gateway's own.
      overrides: { gateway: { ALLOWED_HOSTS: proxyHost, ALLOWED_ORIGINS: `http://${proxyHost}` } },
      log: () => {},
    }),
  );
  const poke = resources.use(await connectPoke({ mcpUrl: stack.mcpUrl, loginHint: USER }));
  proxy.serve(new URL(stack.mcpUrl), poke.accessToken);

  const all: Outcome[] = [];
  for (const revision of REVISIONS) {
    const url = `http://${proxyHost}/mcp`;
    const args = ['server', '--url', url, '--suite', 'all', '--spec-version', revision];
    all.push(...(await shown(revision, runConformance({ run: revision, args }))));
  }
  const { authkitUrl, gatewayUrl, mcpUrl } = stack;
  const servers = {
    authorization: { issuer: authkitUrl, registration: `${authkitUrl}/oauth2/register` },
    'oauth-proxy': { issuer: `${gatewayUrl}/oauth`, registration: `${gatewayUrl}/oauth/register` },
  };
  for (const [run, server] of Object.entries(servers)) {
    const grant = { ...server, mcpUrl, callbackPort, user: USER, revision: NEWEST };
    all.push(...(await shown(run, runAuthorizationCodeGrant(run, grant))));
  }
  all.push(...(await shown('mirror', runMirror(gatewayUrl))));
  return all;
}

/** The metadata of the authorization server at the gateway's origin, which is a fallback for old clients. */
function runMirror(gatewayUrl: string): Promise<Outcome[]> {
  const scenario = 'authorization-server-metadata-endpoint';
  const args = ['authorization', '--url', gatewayUrl, '--scenario', scenario, '--spec-version', NEWEST];
  return runConformance({ run: 'mirror', args });
}

async function shown(run: string, running: Promise<Outcome[]>): Promise<Outcome[]> {
  const found = await running;
  const failed = found.filter(({ isFailed }) => isFailed).length;
  say(`${run.padEnd(14)} ${found.length - failed} checks passed, ${failed} failed`);
  return found;
}

function report({ passed, expected, unexpected, stale }: Verdict): void {
  for (const [why, entries] of Map.groupBy(expectedFailures, (entry) => entry.why)) {
    const count = entries.reduce((sum, { runs, checks }) => sum + runs.length * checks.length, 0);
    say(`\nExpected, ${count} times: ${why}`);
  }
  for (const { run, check, message } of unexpected) say(`\nFAILED  ${run}: ${check}\n        ${message}`);
  for (const name of stale) say(`\nSTALE   ${name} does not fail: take it off expected-failures.json`);
  say(
    `\n${passed} checks passed, ${expected} failed as expected, ${unexpected.length} failed, ${stale.length} stale`,
  );
}

async function freePort(): Promise<number> {
  await using server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
