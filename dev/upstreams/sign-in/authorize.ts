import express, { type RequestHandler, type Response } from 'express';
import type { Client } from '../client.ts';
import { findPerson, type Person } from '../people.ts';
import type { Grants } from './grants.ts';
import { sendProblem, sendSignInPage } from './pages.ts';
import { type Parameters, parametersOf } from './parameters.ts';

export type AuthorizationRules = {
  readonly title: string;
  readonly grants: Grants;
  readonly client: Client;
  /** The error that the provider sends back for these parameters. */
  readonly refusal?: (parameters: Parameters) => string | undefined;
  /** Whether the person's agreement comes with a refresh token. */
  readonly isOffline: (parameters: Parameters, person: Person) => boolean;
  readonly hasPkce?: boolean;
  /** What comes back beside the code. */
  readonly answer?: (parameters: Parameters) => Record<string, string>;
};

/** An authorization endpoint: it answers for the person whom `login_hint` names, or shows a page to choose one. */
export function authorize(rules: AuthorizationRules): RequestHandler[] {
  return [
    express.urlencoded({ extended: false }),
    (request, response) => {
      const parameters = parametersOf(request);
      const { client_id, redirect_uri = rules.client.redirectUri } = parameters;
      if (client_id !== rules.client.clientId || redirect_uri !== rules.client.redirectUri)
        return sendProblem(response, rules.title, 'The application or its redirect URI is not registered.');
      const back = { response, redirectUri: redirect_uri, state: parameters.state };
      const error = errorIn(parameters, rules);
      if (error !== undefined) return sendBack(back, { error });
      const person = findPerson(parameters.user ?? parameters.login_hint);
      if (person === undefined) return sendSignInPage(response, rules.title, request.path, parameters);
      return sendBack(back, { code: codeFor(person, parameters, rules), ...rules.answer?.(parameters) });
    },
  ];
}

function errorIn(parameters: Parameters, { refusal }: AuthorizationRules): string | undefined {
  if (parameters.decision === 'cancel') return 'access_denied';
  return refusal?.(parameters);
}

function codeFor(person: Person, parameters: Parameters, rules: AuthorizationRules): string {
  return rules.grants.issueCode({
    person,
    scope: parameters.scope ?? '',
    isOffline: rules.isOffline(parameters, person),
    nonce: parameters.nonce,
    ...(rules.hasPkce && { codeChallenge: parameters.code_challenge }),
  });
}

type Back = { readonly response: Response; readonly redirectUri: string; readonly state: string | undefined };

function sendBack({ response, redirectUri, state }: Back, answer: Record<string, string>): void {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...answer, ...(state !== undefined && { state }) }))
    url.searchParams.set(name, value);
  response.redirect(302, url.href);
}
