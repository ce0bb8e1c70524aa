import { expectThat, type Finding, failure, ok, warning } from '../finding.ts';
import type { Probe } from '../probe.ts';

const INSPECTOR = 'http://localhost:6274';
const NEEDED = ['authorization', 'content-type', 'mcp-protocol-version'];

/** What a client that runs in a browser needs, MCP Inspector for one (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export async function checkCors(mcpUrl: URL, send: Probe, hasChallenge = true): Promise<Finding[]> {
  const preflight = await send(mcpUrl, {
    method: 'OPTIONS',
    headers: {
      origin: INSPECTOR,
      'access-control-request-method': 'POST',
      'access-control-request-headers': NEEDED.join(','),
    },
  });
  if (preflight.status === 401) {
    return [
      failure(
        'OPTIONS asks for a token.',
        'Answer OPTIONS before authentication: browsers send no token with it.',
      ),
    ];
  }
  const allowed = preflight.headers.get('access-control-allow-origin');
  if (allowed !== '*' && allowed !== INSPECTOR) {
    return [
      warning(
        `Web pages of other sites, such as MCP Inspector at ${INSPECTOR}, may not call it.`,
        'Nothing, unless you use clients in browsers; then allow their origins (the gateway of this repository: ALLOWED_ORIGINS).',
      ),
    ];
  }
  const headers = (preflight.headers.get('access-control-allow-headers') ?? '')
    .toLowerCase()
    .split(/\s*,\s*/);
  const missing = NEEDED.filter((name) => !headers.includes(name));
  const sending = expectThat(
    missing.length === 0,
    'They may send the headers that they need.',
    `Access-Control-Allow-Headers lacks ${missing.join(', ')}.`,
    'Name them; * does not cover Authorization.',
  );
  const calling = ok(`Pages of ${INSPECTOR} (MCP Inspector) may call it.`);
  return hasChallenge ? [calling, sending, await checkExposed(mcpUrl, send)] : [calling, sending];
}

async function checkExposed(mcpUrl: URL, send: Probe): Promise<Finding> {
  const actual = await send(mcpUrl, { method: 'POST', headers: { origin: INSPECTOR } });
  const exposed = (actual.headers.get('access-control-expose-headers') ?? '').toLowerCase();
  return expectThat(
    exposed.includes('www-authenticate'),
    'They can read the challenge.',
    'They cannot read the challenge.',
    'Name WWW-Authenticate in Access-Control-Expose-Headers.',
  );
}
