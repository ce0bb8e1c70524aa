import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '@bookmarks/identity';
import { toolPolicy } from '@bookmarks/tool-policy';
import { note } from '../http/request-notes.ts';
import type { EnforceLimits } from '../limits/enforce.ts';
import type { Authenticate } from './authenticate.ts';
import { AccessRefusedError, refusalRule } from './refusal-reason.ts';
import { requestedTool } from './requested-tool.ts';
import { requireScopes } from './required-scopes.ts';

/** Everything between a request and its way to the MCP service. @throws {AccessRefusedError} @throws {HttpProblem} */
export type Enter = (req: IncomingMessage, res: ServerResponse) => Promise<Caller>;

/** Who is calling, whether their token still holds, whether they have calls left, and whether they may call this. */
export function createEnter({
  authenticate,
  limits,
}: {
  authenticate: Authenticate;
  limits: EnforceLimits;
}): Enter {
  return async (req, res) => {
    try {
      const token = await authenticate(req);
      note(res, { caller: token.caller });
      const tool = requestedTool(req.headers);
      // Tools that nobody knows pass: the MCP service says what is wrong with them.
      const policy = tool === undefined ? undefined : toolPolicy(tool);
      await limits.onCaller(token, policy, res);
      if (policy !== undefined) requireScopes(token.caller, policy);
      return token.caller;
    } catch (error) {
      if (isFailedAuthentication(error)) await limits.onStranger(req, res);
      throw error;
    }
  };
}

function isFailedAuthentication(error: unknown): boolean {
  return error instanceof AccessRefusedError && refusalRule(error.reason).status === 401;
}
