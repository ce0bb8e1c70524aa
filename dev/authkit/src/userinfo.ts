import type { KeyObject } from 'node:crypto';
import type { RequestHandler } from 'express';
import { jwtVerify } from 'jose';
import { scopesIn } from './scopes.ts';
import { claimsOf, findUser } from './users.ts';

/**
 * The claims about the person that an access token stands for. oidc-provider's own endpoint takes only tokens without
 * an audience; AuthKit's takes the token that the client has, which is for the MCP server.
 */
export function createUserinfo(deps: {
  readonly issuer: string;
  readonly resource: string;
  readonly otherResources?: readonly string[] | undefined;
  readonly publicKey: KeyObject;
}): RequestHandler {
  return async (request, response) => {
    const [scheme, token] = request.get('authorization')?.split(' ') ?? [];
    if (scheme?.toLowerCase() !== 'bearer' || token === undefined) {
      response.set('WWW-Authenticate', 'Bearer').status(401).json({ error: 'invalid_token' });
      return;
    }
    try {
      const { payload } = await jwtVerify(token, deps.publicKey, {
        algorithms: ['RS256'],
        typ: 'at+jwt',
        issuer: deps.issuer,
        audience: [deps.resource, ...(deps.otherResources ?? [])],
      });
      const user = findUser(payload.sub);
      if (user === undefined) throw new Error('unknown subject');
      response.set('Cache-Control', 'no-store').json(claimsOf(user, new Set(scopesIn(payload.scope))));
    } catch {
      response
        .set('WWW-Authenticate', 'Bearer error="invalid_token"')
        .status(401)
        .json({ error: 'invalid_token' });
    }
  };
}
