import express, { Router } from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Person } from '../people.ts';
import type { ProviderDeps } from '../provider.ts';
import { authorize } from '../sign-in/authorize.ts';
import { bearerOf } from '../sign-in/bearer.ts';
import { parametersOf } from '../sign-in/parameters.ts';
import { type Redeemed, redeem } from '../sign-in/redeem.ts';

const ACCESS_TOKEN_SECONDS = 3599;
const KID = 'stand-in';

/** https://developers.google.com/identity/openid-connect/openid-connect */
export async function createGoogle({ base, client, grants }: ProviderDeps): Promise<Router> {
  // The address of the real one, `https://accounts.google.com`, ends in this slash as well once it is a URL.
  const issuer = `${base}/accounts.google.com/`;
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: KID, alg: 'RS256', use: 'sig' };
  const google = Router();

  google.get('/accounts.google.com/.well-known/openid-configuration', (_request, response) => {
    response.json({
      issuer,
      authorization_endpoint: `${base}/accounts.google.com/o/oauth2/v2/auth`,
      token_endpoint: `${base}/oauth2.googleapis.com/token`,
      userinfo_endpoint: `${base}/openidconnect.googleapis.com/v1/userinfo`,
      revocation_endpoint: `${base}/oauth2.googleapis.com/revoke`,
      jwks_uri: `${base}/www.googleapis.com/oauth2/v3/certs`,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'email', 'profile'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
      code_challenge_methods_supported: ['plain', 'S256'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
    });
  });
  google.get('/www.googleapis.com/oauth2/v3/certs', (_request, response) => {
    response.json({ keys: [jwk] });
  });

  // https://developers.google.com/identity/protocols/oauth2/web-server#offline
  const signIn = authorize({
    ...{ title: 'Google', grants, client, hasPkce: true },
    refusal: ({ scope }) => (scope ? undefined : 'invalid_request'),
    isOffline: ({ access_type, prompt }, person) =>
      access_type === 'offline' && (prompt === 'consent' || !grants.has(person)),
  });
  google.all('/accounts.google.com/o/oauth2/v2/auth', ...signIn);

  google.post(
    '/oauth2.googleapis.com/token',
    express.urlencoded({ extended: false }),
    async (request, response) => {
      const redeemed = redeem(parametersOf(request), { grants, client });
      if ('refused' in redeemed) {
        const { status, ...answer } = errorOf(redeemed);
        return void response.status(status).json(answer);
      }
      const { agreement, refreshToken } = redeemed;
      const idToken = new SignJWT({
        ...(agreement.nonce !== undefined && { nonce: agreement.nonce }),
        azp: client.clientId,
      });
      return void response.json({
        access_token: grants.issueAccessToken(agreement),
        expires_in: ACCESS_TOKEN_SECONDS,
        scope: agreement.scope,
        token_type: 'Bearer',
        // A refresh token stays as it is, and is not sent again.
        ...(agreement.isOffline && !refreshToken && { refresh_token: grants.issueRefreshToken(agreement) }),
        id_token: await idToken
          .setProtectedHeader({ alg: 'RS256', kid: KID, typ: 'JWT' })
          .setIssuer(issuer)
          .setAudience(client.clientId)
          .setSubject(subjectOf(agreement.person))
          .setIssuedAt()
          .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
          .sign(privateKey),
      });
    },
  );

  google.get('/openidconnect.googleapis.com/v1/userinfo', (request, response) => {
    const grant = grants.byAccessToken(bearerOf(request));
    if (grant === undefined) return void response.status(401).json({ error: 'invalid_request' });
    return void response.json({ sub: subjectOf(grant.person) });
  });

  // https://developers.google.com/identity/protocols/oauth2/web-server#tokenrevoke
  google.post(
    '/oauth2.googleapis.com/revoke',
    express.urlencoded({ extended: false }),
    (request, response) => {
      const { token } = parametersOf(request);
      const grant = grants.byAccessToken(token) ?? grants.byRefreshToken(token);
      if (grant === undefined) return void response.status(400).json({ error: 'invalid_token' });
      grants.revoke(grant.person);
      return void response.json({});
    },
  );
  return google;
}

/** Google's are 21 digits. */
function subjectOf({ number }: Person): string {
  return String(number).padStart(20, '0').padStart(21, '1');
}

function errorOf({ refused }: Redeemed & { refused: string }) {
  if (refused === 'client')
    return { status: 401, error: 'invalid_client', error_description: 'The OAuth client was not found.' };
  const error_description = refused === 'code' ? 'Bad Request' : 'Token has been expired or revoked.';
  return { status: 400, error: 'invalid_grant', error_description };
}
