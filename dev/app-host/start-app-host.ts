import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const BUNDLE = fileURLToPath(new URL('bundle.ts', import.meta.url));
const MAX_BUNDLE_BYTES = 16 * 1024 * 1024;

/** What the specification has hosts allow to an app that names no addresses. */
const STRICTEST_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "media-src 'self' data:",
  "connect-src 'none'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
].join('; ');

/** A chat that shows apps, made of the library that hosts are made of, and beside it, at an origin of its own, its sandbox. */
export async function startAppHost() {
  const resources = new AsyncDisposableStack();
  const [host, sandbox] = await Promise.all([pageOf('host.ts'), pageOf('sandbox.ts')]);
  const url = await serve(resources, host, {});
  const sandboxUrl = await serve(resources, sandbox, { 'content-security-policy': STRICTEST_POLICY });
  return { url, sandboxUrl, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

async function pageOf(file: string): Promise<string> {
  const options = { maxBuffer: MAX_BUNDLE_BYTES };
  const { stdout } = await promisify(execFile)(process.execPath, [BUNDLE, `src/${file}`], options);
  const script = stdout.replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>A chat</title>
<body style="margin: 0"><script type="module">${script}</script></body></html>`;
}

async function serve(resources: AsyncDisposableStack, page: string, headers: OutgoingHttpHeaders) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(page);
  });
  resources.use(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

export type AppHost = Awaited<ReturnType<typeof startAppHost>>;
