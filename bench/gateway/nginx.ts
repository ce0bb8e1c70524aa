import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../dev/processes/ports.ts';
import { Restartable } from '../../dev/processes/restartable.ts';
import { startUntilReady } from '../../dev/processes/start-until-ready.ts';
import { findOnPath } from '../../dev/programs/path.ts';
import { temporaryFolder } from '../../dev/stack/temporary-folder.ts';
import { pidOf } from '../processes/pid-of.ts';
import type { StartedProcess } from '../processes/start-process.ts';

const START_TIMEOUT_MS = 10_000;

/** nginx in front of the upstream, over connections that stay open; undefined where it is not installed. */
export async function startNginx(upstream: URL): Promise<StartedProcess | undefined> {
  const command = await findOnPath(['nginx']);
  if (command === undefined) return undefined;
  await using acquired = new AsyncDisposableStack();
  const { path: folder } = acquired.use(await temporaryFolder());
  const port = await freePort();
  await mkdir(join(folder, 'temp'));
  await writeFile(join(folder, 'nginx.conf'), configuration(port, upstream));
  const nginx = acquired.use(
    new Restartable({
      name: 'nginx',
      onLine: () => {},
      launch: async (onLine, abort) => {
        const { child } = await startUntilReady({
          name: 'nginx',
          command,
          args: ['-p', folder, '-e', 'stderr', '-c', 'nginx.conf'],
          cwd: folder,
          env: {},
          onLine,
          abort,
          readinessIn: (line) => line.includes('start worker process ') || undefined,
          timeoutMs: START_TIMEOUT_MS,
        });
        return child;
      },
    }),
  );
  await nginx.start();
  const pid = pidOf(nginx);
  const resources = acquired.move();
  return {
    url: new URL(`http://127.0.0.1:${port}/mcp`),
    pid,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** One worker, as each service has one process; nothing else but what keeps connections to the upstream open. */
function configuration(port: number, { host }: URL): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
worker_processes 1;
error_log stderr notice;
pid nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 1000000000;
  ${temporary.map((name) => `${name}_temp_path temp/${name};`).join('\n  ')}
  upstream mcp_service {
    server ${host};
    keepalive 64;
    keepalive_requests 1000000000;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://mcp_service;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
    }
  }
}
`;
}
