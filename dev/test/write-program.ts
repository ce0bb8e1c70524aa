import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a small program for Node. Returns its path. */
export async function writeProgram(folder: string, source: string): Promise<string> {
  const path = join(folder, 'main.mjs');
  await writeFile(path, source);
  return path;
}

/** A process that behaves like a service: it says that it listens, and drains on SIGTERM. */
export const LISTENING_SERVICE = `
  import { createServer } from 'node:http';
  const log = (fields) => console.log(JSON.stringify({ level: 'info', service: 'fake', ...fields }));
  const server = createServer((request, response) => response.end(process.env.GREETING ?? ''));
  server.listen(Number(process.env.PORT), '127.0.0.1', () => log({ msg: 'listening', port: server.address().port }));
  process.on('SIGTERM', () => { log({ msg: 'draining' }); server.close(); });
`;
