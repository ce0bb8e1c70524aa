import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A request as people type it. @returns the status and the body. */
export async function curl(url: URL, ...options: string[]): Promise<{ status: number; body: string }> {
  const { stdout } = await run('curl', [...options, url.href, '--silent', '--write-out', '\n%{http_code}']);
  const end = stdout.lastIndexOf('\n');
  return { body: stdout.slice(0, end), status: Number(stdout.slice(end + 1)) };
}
