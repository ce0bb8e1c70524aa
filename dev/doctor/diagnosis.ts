import { checkAuthorizationServer } from './checks/authorization-server.ts';
import { checkChallenge } from './checks/challenge.ts';
import { checkCors } from './checks/cors.ts';
import { checkResourceMetadata } from './checks/resource-metadata.ts';
import { checkSignIn } from './checks/sign-in.ts';
import { checkTransport } from './checks/transport.ts';
import { type Finding, failure } from './finding.ts';
import { NoAnswerError, type Probe } from './probe.ts';

export type Section = { readonly title: string; readonly findings: readonly Finding[] };

export type DiagnosisOptions = {
  readonly mcpUrl: URL;
  readonly send: Probe;
  /** Absent: the flow is not tried. */
  readonly signIn?: { readonly loginHint: string | undefined; readonly askToOpen: (url: URL) => void };
};

/** Looks at an MCP server from outside, as its clients see it. What needs something that is missing is left out. */
export async function* diagnose({ mcpUrl, send, signIn }: DiagnosisOptions): AsyncGenerator<Section> {
  try {
    yield { title: 'Connection', findings: await checkTransport(mcpUrl, send) };
    const challenge = await checkChallenge(mcpUrl, send);
    yield { title: 'Challenge', findings: challenge.findings };
    yield { title: 'Browsers', findings: await checkCors(mcpUrl, send) };
    const resource = await checkResourceMetadata(mcpUrl, challenge.metadataUrl, send);
    yield { title: 'Resource metadata', findings: resource.findings };
    const issuer = resource.metadata?.authorization_servers[0];
    if (resource.metadata === undefined || issuer === undefined) return;
    const server = await checkAuthorizationServer(issuer, send);
    yield { title: 'Authorization server', findings: server.findings };
    if (server.metadata === undefined || signIn === undefined) return;
    const options = { resource: resource.metadata.resource, metadata: server.metadata, ...signIn };
    yield { title: 'Sign-in', findings: await checkSignIn(mcpUrl, options, send) };
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    const remedy =
      'Check the address, the name in DNS, the certificate, and that the server runs and can be reached from here.';
    yield { title: 'Connection', findings: [failure(error.message, remedy)] };
  }
}
