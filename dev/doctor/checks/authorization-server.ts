import {
  AUTHORIZATION_SERVER_METADATA,
  type AuthorizationServerMetadata,
  documentIn,
  JWK_SET,
} from '../documents.ts';
import { expectThat, type Finding, failure, ok, warning } from '../finding.ts';
import type { Probe } from '../probe.ts';

/** RFC 8414 metadata of the authorization server, and its keys. */
export async function checkAuthorizationServer(
  issuer: string,
  send: Probe,
): Promise<{ findings: Finding[]; metadata?: AuthorizationServerMetadata }> {
  if (!URL.canParse(issuer)) {
    const remedy = 'Name it by its whole URL, with https://, in authorization_servers.';
    return { findings: [failure(`The authorization server ${issuer} is not a URL.`, remedy)] };
  }
  for (const address of addressesOf(new URL(issuer))) {
    const metadata = documentIn((await send(address)).text, AUTHORIZATION_SERVER_METADATA);
    if (metadata === undefined) continue;
    const findings = [
      ok(`The authorization server describes itself at ${address}`),
      ...contentFindings(metadata, issuer),
    ];
    return { findings: [...findings, await checkKeys(metadata, send)], metadata };
  }
  const remedy =
    'Check the address of the authorization server, and that it serves RFC 8414 or OpenID metadata.';
  return { findings: [failure(`${issuer} has no metadata.`, remedy)] };
}

/** In the order in which clients try them: RFC 8414 §3.1, then OpenID Connect Discovery, inserted and appended. */
function addressesOf(issuer: URL): string[] {
  const path = issuer.pathname.replace(/\/$/, '');
  const addresses = [
    `/.well-known/oauth-authorization-server${path}`,
    `/.well-known/openid-configuration${path}`,
    `${path}/.well-known/openid-configuration`,
  ];
  return [...new Set(addresses.map((address) => new URL(address, issuer).href))];
}

function contentFindings(metadata: AuthorizationServerMetadata, issuer: string): Finding[] {
  return [
    expectThat(
      metadata.issuer === issuer,
      'Its issuer is what the resource metadata says, to the letter.',
      `Its issuer is ${metadata.issuer}, but the resource metadata says ${issuer}.`,
      'Make them equal to the letter, slashes too: clients compare them as strings.',
    ),
    expectThat(
      metadata.code_challenge_methods_supported.includes('S256'),
      'It supports PKCE by S256.',
      'code_challenge_methods_supported does not name S256.',
      'Support PKCE and say so: clients must refuse a server that does not.',
    ),
    registrationFinding(metadata),
    metadata.token_endpoint_auth_methods_supported.includes('none')
      ? ok('Public clients are allowed.')
      : warning(
          'token_endpoint_auth_methods_supported does not name none.',
          'Allow public clients: most assistants are.',
        ),
    metadata.authorization_response_iss_parameter_supported
      ? ok('Its answers say which server they come from (RFC 9207).')
      : warning(
          'It does not promise iss in its answers (RFC 9207).',
          'Switch it on where the authorization server can do it.',
        ),
  ];
}

function registrationFinding({
  registration_endpoint,
  client_id_metadata_document_supported,
}: AuthorizationServerMetadata): Finding {
  const ways = [
    ...(registration_endpoint === undefined ? [] : ['by dynamic registration']),
    ...(client_id_metadata_document_supported ? ['by a metadata document'] : []),
  ];
  return expectThat(
    ways.length > 0,
    `Clients register ${ways.join(' or ')}.`,
    'Clients cannot register by themselves.',
    'Switch dynamic client registration on. In AuthKit: Connect, Configuration, Dynamic Client Registration.',
  );
}

async function checkKeys({ jwks_uri }: AuthorizationServerMetadata, send: Probe): Promise<Finding> {
  if (jwks_uri === undefined) return warning('It names no jwks_uri.', 'Nothing, if its tokens are not JWTs.');
  const keys = documentIn((await send(jwks_uri)).text, JWK_SET)?.keys ?? [];
  const asymmetric = keys.filter(({ kty }) => kty !== 'oct');
  return expectThat(
    asymmetric.length > 0 && asymmetric.every(({ kid }) => kid !== undefined),
    `It has ${asymmetric.length} ${asymmetric.length === 1 ? 'key' : 'keys'} to verify its tokens with.`,
    `${jwks_uri} has no usable keys.`,
    'Check jwks_uri: it must list public keys, each with a kid.',
  );
}
