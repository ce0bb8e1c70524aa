import { checkAuthorizationServer } from './checks/authorization-server.ts';
import { checkChallenge } from './checks/challenge.ts';
import { checkCors } from './checks/cors.ts';
import { checkProtocol } from './checks/protocol.ts';
import { checkResourceMetadata } from './checks/resource-metadata.ts';
import { checkSignIn } from './checks/sign-in.ts';
import { checkTransport } from './checks/transport.ts';
import { type Finding, failure } from './finding.ts';
import { NoAnswerError } from './no-answer.ts';
import type { Probe } from './probe.ts';
import type { SignInOptions } from './sign-in/sign-in.ts';

export type Section = { readonly title: string; readonly findings: readonly Finding[] };

export type DiagnosisOptions = {
  readonly mcpUrl: URL;
  readonly send: Probe;
  /** Absent: the flow is not tried. */
  readonly signIn?: Pick<SignInOptions, 'loginHint' | 'askToOpen' | 'waitMs'>;
};

/** Looks at an MCP server from outside, as its clients see it. What needs something that is missing is left out. */
export async function* diagnose(options: DiagnosisOptions): AsyncGenerator<Section> {
  try {
    yield* sections(options);
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    yield { title: 'No answer', findings: [failure(error.message, error.remedy)] };
  }
}

async function* sections({ mcpUrl, send, signIn }: DiagnosisOptions): AsyncGenerator<Section> {
  yield { title: 'Connection', findings: await checkTransport(mcpUrl, send) };
  const { door, findings, metadataUrl } = await checkChallenge(mcpUrl, send);
  yield { title: 'Challenge', findings };
  if (door === 'missing') return;
  if (door === 'open') yield { title: 'Protocol', findings: await checkProtocol(mcpUrl, send) };
  yield { title: 'Browsers', findings: await checkCors(mcpUrl, send, door === 'locked') };
  const resource = await checkResourceMetadata(mcpUrl, metadataUrl, send);
  // An open server without metadata is one that nobody signs in to, which was said.
  if (door === 'open' && resource.metadata === undefined) return;
  yield { title: 'Resource metadata', findings: resource.findings };
  const issuer = resource.metadata?.authorization_servers[0];
  if (resource.metadata === undefined || issuer === undefined) return;
  const server = await checkAuthorizationServer(issuer, send);
  yield { title: 'Authorization server', findings: server.findings };
  if (server.metadata === undefined || signIn === undefined) return;
  const { resource: identifier, scopes_supported: scopes } = resource.metadata;
  const options = { resource: identifier, scopes, metadata: server.metadata, ...signIn };
  yield { title: 'Sign-in', findings: await checkSignIn(mcpUrl, options, send) };
}
