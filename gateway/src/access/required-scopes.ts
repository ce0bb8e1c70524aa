import type { Caller } from '@bookmarks/identity';
import type { ToolPolicy } from '@bookmarks/tool-policy';
import { AccessRefusedError } from './refusal-reason.ts';
import { withImplied } from './scopes.ts';

/**
 * Step-up (MCP 2026-07-28, authorization): a call that the token does not allow is refused with all the scopes that it
 * needs, so that the client has to ask for a new token only once. @throws {AccessRefusedError}
 */
export function requireScopes({ scopes }: Caller, policy: ToolPolicy): void {
  const requiredScopes = withImplied([policy.scope]);
  if (requiredScopes.every((scope) => scopes.includes(scope))) return;
  throw new AccessRefusedError('insufficient_scope', { requiredScopes });
}
