import type { Request, Response } from 'express';
import express, { type Router } from 'express';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { PAGE_HEADERS } from '../pages/page.ts';
import { findUser, USERS, type User } from '../users.ts';
import { signInPage } from './sign-in-page.ts';

const MAX_FORM_BYTES = 1024;

/** The parameters of the authorization request, which oidc-provider has checked already. */
const AUTHORIZATION = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string(),
  resource: z.string(),
  login_hint: z.string().optional(),
});

const DECISION = z.union([
  z.object({
    user: z
      .string()
      .transform(findUser)
      .pipe(z.custom<User>((user) => user !== undefined)),
  }),
  z.object({ decision: z.literal('cancel') }),
]);

/** Where oidc-provider sends the browser when it needs a decision by the person. */
export function interactionPath(uid: string): string {
  return `/interaction/${uid}`;
}

/** The page on which people sign in and consent. A `login_hint` that names a user answers for them. */
export function createInteractions(provider: Provider): Router {
  const router = express.Router();
  router.get(interactionPath(':uid'), async (request, response) => {
    const { uid, authorization } = await authorizationOf(provider, request, response);
    const hinted = findUser(authorization.login_hint);
    if (hinted !== undefined) return allow(provider, request, response, hinted);
    const client = await provider.Client.find(authorization.client_id);
    const signIn = {
      action: interactionPath(uid),
      clientName: client?.clientName ?? 'An app without a name',
      redirectUri: authorization.redirect_uri,
      scopes: new Set(authorization.scope.split(' ')),
      users: USERS,
    };
    response.set(PAGE_HEADERS).type('html').send(signInPage(signIn));
  });
  router.post(
    interactionPath(':uid'),
    express.urlencoded({ extended: false, limit: MAX_FORM_BYTES }),
    async (request, response) => {
      const decision = DECISION.safeParse(request.body);
      if (decision.success && 'user' in decision.data)
        return allow(provider, request, response, decision.data.user);
      return refuse(provider, request, response);
    },
  );
  return router;
}

async function authorizationOf(provider: Provider, request: Request, response: Response) {
  const { uid, params } = await provider.interactionDetails(request, response);
  return { uid, authorization: AUTHORIZATION.parse(params) };
}

/** Signs the user in and grants all that was asked for. Each consent makes its own grant, which ends by itself. */
async function allow(provider: Provider, request: Request, response: Response, user: User): Promise<void> {
  const { authorization } = await authorizationOf(provider, request, response);
  const grant = new provider.Grant({ accountId: user.id, clientId: authorization.client_id });
  grant.addOIDCScope(authorization.scope);
  grant.addResourceScope(authorization.resource, authorization.scope);
  const grantId = await grant.save();
  const result = { login: { accountId: user.id }, consent: { grantId } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function refuse(provider: Provider, request: Request, response: Response): Promise<void> {
  const result = { error: 'access_denied', error_description: 'The person did not allow it.' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
