import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller, Scope } from '@bookmarks/identity';
import { toolPolicy } from '@bookmarks/tool-policy';
import { note } from '../http/request-notes.ts';
import type { EnforceLimits } from '../limits/enforce.ts';
import type { Authenticate } from './authenticate.ts';
import type { Credential } from './credential.ts';
import type { CheckProof } from './proof.ts';
import { AccessRefusedError, refusalRule } from './refusal-reason.ts';
import { requestedTool } from './requested-tool.ts';
import { requireScopes } from './required-scopes.ts';

/** A caller who may pass, by what, and for how long. */
export type Entry = {
  readonly caller: Caller;
  readonly credential: Credential;
  readonly expiresAt: Date;
  /** Sealed, where the call needs what the caller has at the upstream. */
  readonly upstreamToken?: string | undefined;
};

/** Everything between a request and its way to the MCP service. @throws {AccessRefusedError} @throws {HttpProblem} */
export type Enter = (req: IncomingMessage, res: ServerResponse) => Promise<Entry>;

export type EnterDeps = {
  readonly authenticate: Authenticate;
  readonly checkProof: CheckProof;
  readonly limits: EnforceLimits;
  /** Hears of everybody whose credential holds; nobody waits for it. */
  readonly noteUse: (caller: Caller, req: IncomingMessage, res: ServerResponse) => void;
  /** What can be used at this endpoint. */
  readonly scopes: readonly Scope[];
};

/** Who is calling, whether their token still holds, whether they have calls left, and whether they may call this. */
export function createEnter({ authenticate, checkProof, limits, noteUse, scopes }: EnterDeps): Enter {
  const credentialOf = (req: IncomingMessage, res: ServerResponse): Credential => ({
    name: req.headers.authorization ?? '',
    holds: () =>
      authenticate(req, res)
        .then(limits.requireUnrevoked)
        .then(
          () => true,
          (error) => !isFailedAuthentication(error),
        ),
  });

  return async (req, res) => {
    try {
      const token = await authenticate(req, res);
      note(res, { caller: token.caller });
      // Once: that a stream is open still does not make its proof any newer.
      const proof = await checkProof(req, token);
      const tool = requestedTool(req.headers);
      // Tools that nobody knows pass: the MCP service says what is wrong with them.
      const policy = tool === undefined ? undefined : toolPolicy(tool);
      await limits.onCaller({ ...token, proof }, policy, res);
      noteUse(token.caller, req, res);
      // A new token would not help with what is not served here: the MCP service says so.
      if (policy !== undefined && scopes.includes(policy.scope)) requireScopes(token.caller, policy);
      return {
        caller: narrowed(token.caller, scopes),
        credential: credentialOf(req, res),
        expiresAt: new Date(token.expiresAt * 1000),
      };
    } catch (error) {
      if (isFailedAuthentication(error)) await limits.onStranger(req, res);
      throw error;
    }
  };
}

/** The services behind cannot do more in a caller's name than the endpoint is for. */
function narrowed(caller: Caller, scopes: readonly Scope[]): Caller {
  return { ...caller, scopes: caller.scopes.filter((scope) => scopes.includes(scope)) };
}

function isFailedAuthentication(error: unknown): boolean {
  return error instanceof AccessRefusedError && refusalRule(error.reason).status === 401;
}
