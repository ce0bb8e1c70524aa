import { type Finding, failure, ok, warning } from '../finding.ts';
import { type Probe, postInitialize } from '../probe.ts';

const TOLERATED_SKEW_SECONDS = 30;
/** What bot protections answer; a page with another status is a server's own. */
const WALL_STATUSES = [403, 429, 503];

/** TLS, the server's clock, and whether anything but a program answers. */
export async function checkTransport(mcpUrl: URL, send: Probe): Promise<Finding[]> {
  const answer = await postInitialize(send, mcpUrl);
  return [
    checkScheme(mcpUrl),
    checkClock(answer.clockAheadSeconds),
    ...checkWall(answer.status, answer.text),
  ];
}

function checkScheme({ protocol, hostname }: URL): Finding {
  if (protocol === 'https:') return ok('The certificate is trusted, and the connection is encrypted.');
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    return ok('It is plain http, which is fine on this machine alone.');
  return failure(
    'The URL is plain http.',
    'Serve it by https: hosted assistants refuse anything else, and tokens would be readable on the way.',
  );
}

function checkClock(aheadSeconds: number | undefined): Finding {
  if (aheadSeconds === undefined)
    return warning('The answer has no Date header.', 'Nothing, if its clock is right.');
  if (Math.abs(aheadSeconds) <= TOLERATED_SKEW_SECONDS)
    return ok('Its clock agrees with that of this machine.');
  return failure(
    `Its clock is ${Math.abs(aheadSeconds)} s ${aheadSeconds > 0 ? 'ahead of' : 'behind'} that of this machine.`,
    'Synchronise the clocks (NTP): tokens would be refused as expired, or as not valid yet.',
  );
}

function checkWall(status: number, text: string): Finding[] {
  if (!/<html/i.test(text) || !WALL_STATUSES.includes(status)) return [];
  return [
    failure(
      `A web page with status ${status} answers instead of the server.`,
      'A firewall or bot protection in front of it blocks programs: let requests to the MCP path and /.well-known/ through.',
    ),
  ];
}
