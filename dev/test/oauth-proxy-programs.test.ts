import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { allowAtProxy } from '../poke/allow-at-proxy.ts';
import { authorizeByLoginHint } from '../poke/authorize-by-login-hint.ts';
import { freePort } from '../processes/ports.ts';
import { startRedis } from '../programs/redis.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';

const resources = new AsyncDisposableStack();
let stack: Stack;

beforeAll(async () => {
  const { url } = resources.use(await startRedis({ report: () => {} }));
  const overrides = { gateway: { DEFAULT_AUTHORIZATION_SERVER: 'oauth-proxy' } };
  stack = resources.use(await startStack({ durable: false, redisUrl: url, overrides, log: () => {} }));
});
afterAll(() => resources.disposeAsync());

/** The file that a package's program of this name is. */
function programOf(packageName: string, program: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = createRequire(import.meta.url)(manifest) as { bin: Record<string, string> };
  return join(dirname(manifest), bin[program] ?? '');
}

/** The program in a home of its own, in which no browser opens. */
async function start(file: string, args: readonly string[]) {
  const resources = new AsyncDisposableStack();
  const { path } = resources.use(await temporaryFolder());
  const env = { PATH: process.env.PATH, HOME: path, BROWSER: 'true', MCP_AUTO_OPEN_ENABLED: 'true' };
  const child = spawn(process.execPath, [file, ...args], { env: { ...env, MCP_REMOTE_CONFIG_DIR: path } });
  const ended = once(child, 'close');
  resources.defer(async () => {
    child.kill();
    await ended;
  });
  return { child, ended, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

/** Goes where the program would have sent the browser, and back to it. */
async function signInFor(child: ChildProcessWithoutNullStreams, callback: string): Promise<void> {
  const said: string[] = [];
  const asked = Promise.withResolvers<string>();
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => {
      said.push(line);
      const url = /https?:\S+\/oauth\/authorize\?\S+/.exec(line)?.[0];
      if (url !== undefined) asked.resolve(url);
    });
  child.once('close', () =>
    asked.reject(new Error(`It ended without asking for a sign-in:\n${said.join('\n')}`)),
  );
  const authorizationUrl = new URL(await asked.promise);
  const way = { authorizationUrl, callback, loginHint: 'anna', fetch: allowAtProxy('anna') };
  const answer = await authorizeByLoginHint(way);
  await fetch(`${callback}?${answer}`);
}

test('mcp-remote signs its person in by the OAuth proxy, and the program behind it can call tools', async () => {
  const port = await freePort();
  const args = [stack.mcpUrl, String(port), '--transport', 'http-only'];
  await using program = await start(programOf('mcp-remote', 'mcp-remote'), args);
  const { stdin, stdout } = program.child;
  const answers = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const ask = async (id: number, method: string, params: object) => {
    stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    return JSON.parse(String((await answers.next()).value));
  };
  const clientInfo = { name: 'test', version: '1' };
  const initialized = ask(1, 'initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo });
  await signInFor(program.child, `http://localhost:${port}/oauth/callback`);
  expect(await initialized).toMatchObject({ id: 1, result: { serverInfo: { name: expect.any(String) } } });
  stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
  const call = { name: 'add_bookmark', arguments: { url: 'https://example.com/by-mcp-remote' } };
  expect(await ask(2, 'tools/call', call)).toMatchObject({ id: 2, result: { structuredContent: {} } });
});

test("the Inspector's CLI signs its person in by the OAuth proxy, and calls a tool", async () => {
  const callback = `http://127.0.0.1:${await freePort()}/oauth/callback`;
  const method = ['--method', 'tools/call', '--tool-name', 'list_tags', '--format', 'json'];
  const args = ['--cli', stack.mcpUrl, '--transport', 'http', '--callback-url', callback, ...method];
  await using program = await start(programOf('@modelcontextprotocol/inspector', 'mcp-inspector'), args);
  const printed: string[] = [];
  program.child.stdout.on('data', (chunk) => printed.push(String(chunk)));
  await signInFor(program.child, callback);
  const [code] = await program.ended;
  expect({ code, printed: printed.join('') }).toEqual({
    code: 0,
    printed: expect.stringContaining('structuredContent'),
  });
});
