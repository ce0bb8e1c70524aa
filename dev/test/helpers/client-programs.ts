import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { allowAtProxy } from '../../poke/allow-at-proxy.ts';
import { authorizeByLoginHint } from '../../poke/authorize-by-login-hint.ts';
import { freePort } from '../../processes/ports.ts';
import { temporaryFolder } from '../../stack/temporary-folder.ts';

type ToolCall = { readonly name: string; readonly arguments: object };

/** What mcp-remote answers to the program behind it that connects, and then calls a tool, while its person signs in. */
export async function callThroughMcpRemote(mcpUrl: string, call: ToolCall) {
  const port = await freePort();
  const args = [mcpUrl, String(port), '--transport', 'http-only'];
  await using program = await start(programOf('mcp-remote', 'mcp-remote'), args);
  const { stdin, stdout } = program.child;
  const answers = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const ask = async (id: number, method: string, params: object) => {
    stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    return JSON.parse(String((await answers.next()).value));
  };
  const clientInfo = { name: 'test', version: '1' };
  const asked = ask(1, 'initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo });
  await signInFor(program.child, `http://localhost:${port}/oauth/callback`);
  const initialized = await asked;
  stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
  return { initialized, called: await ask(2, 'tools/call', call) };
}

/** How the Inspector's CLI ends that is to call a tool, and what it prints, while its person signs in. */
export async function callThroughInspector(mcpUrl: string, toolName: string) {
  const callback = `http://127.0.0.1:${await freePort()}/oauth/callback`;
  const method = ['--method', 'tools/call', '--tool-name', toolName, '--format', 'json'];
  const args = ['--cli', mcpUrl, '--transport', 'http', '--callback-url', callback, ...method];
  await using program = await start(programOf('@modelcontextprotocol/inspector', 'mcp-inspector'), args);
  const printed: string[] = [];
  program.child.stdout.on('data', (chunk) => printed.push(String(chunk)));
  await signInFor(program.child, callback);
  const [code] = await program.ended;
  return { code, printed: printed.join('') };
}

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
