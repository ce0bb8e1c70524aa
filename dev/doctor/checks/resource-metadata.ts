import { documentIn, RESOURCE_METADATA, type ResourceMetadata } from '../documents.ts';
import { expectThat, type Finding, failure, ok, warning } from '../finding.ts';
import type { Answer, Probe } from '../probe.ts';

const WELL_KNOWN = '/.well-known/oauth-protected-resource';

/** RFC 9728 metadata, at every address where a client looks for it. */
export async function checkResourceMetadata(
  mcpUrl: URL,
  fromChallenge: string | undefined,
  send: Probe,
): Promise<{ findings: Finding[]; metadata?: ResourceMetadata }> {
  const addresses = addressesOf(mcpUrl, fromChallenge);
  const answers = await Promise.all(addresses.map((address) => send(address)));
  const found = answers.map((answer) => documentIn(answer.text, RESOURCE_METADATA));
  const metadata = found.find((document) => document !== undefined);
  if (metadata === undefined) {
    return {
      findings: [
        failure(
          'There is no protected resource metadata, so clients do not learn where to sign in.',
          `Serve it at ${addresses[0]} (RFC 9728); if the server does, let the proxy in front pass /.well-known/ on.`,
        ),
      ],
    };
  }
  return {
    findings: [
      ...addressFindings(answers, found),
      ...contentFindings(metadata, mcpUrl),
      await checkCors(found.indexOf(metadata), answers, send),
    ],
    metadata,
  };
}

function addressesOf(mcpUrl: URL, fromChallenge: string | undefined): string[] {
  const path = mcpUrl.pathname.replace(/\/$/, '');
  const guessed = [`${WELL_KNOWN}${path}`, `${WELL_KNOWN}${path}/`, WELL_KNOWN].map(
    (address) => new URL(address, mcpUrl).href,
  );
  const told = fromChallenge !== undefined && URL.canParse(fromChallenge) ? [fromChallenge] : [];
  return [...new Set([...told, ...guessed])];
}

function addressFindings(
  answers: readonly Answer[],
  found: readonly (ResourceMetadata | undefined)[],
): Finding[] {
  const missing = answers
    .filter((_, index) => found[index] === undefined)
    .map(({ url, status }) => `${url} (${status})`);
  return [
    missing.length === 0
      ? ok(`The resource metadata is at all ${answers.length} addresses where clients look.`)
      : warning(
          `The resource metadata is missing at ${missing.join(', ')}.`,
          'Serve it there too: clients differ in where they look.',
        ),
  ];
}

function contentFindings(
  { resource, authorization_servers, scopes_supported }: ResourceMetadata,
  mcpUrl: URL,
): Finding[] {
  return [
    expectThat(
      resource === mcpUrl.href || `${resource}/` === mcpUrl.href || resource === `${mcpUrl.href}/`,
      'Its resource is the URL that people type.',
      `Its resource is ${resource}, but people type ${mcpUrl.href}.`,
      'Make them equal: clients compare them and stop. (The gateway of this repository: PUBLIC_URL, without /mcp.)',
    ),
    expectThat(
      authorization_servers.length > 0,
      `Tokens come from ${authorization_servers.join(', ')}.`,
      'authorization_servers is empty.',
      'Name the authorization server, for AuthKit https://<your project>.authkit.app.',
    ),
    scopes_supported.includes('offline_access')
      ? warning(
          'scopes_supported names offline_access.',
          'Leave it out here: it belongs to the authorization server.',
        )
      : ok('scopes_supported names no offline_access.'),
  ];
}

async function checkCors(index: number, answers: readonly Answer[], send: Probe): Promise<Finding> {
  const url = answers[index]?.url ?? '';
  const { headers } = await send(url, { headers: { origin: 'https://inspector.example' } });
  return expectThat(
    headers.get('access-control-allow-origin') === '*',
    'Clients in browsers can read it.',
    'Clients in browsers cannot read it.',
    'Send Access-Control-Allow-Origin: * with the metadata.',
  );
}
