import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '@bookmarks/identity';
import type { Logger } from '@bookmarks/telemetry';
import type { ToolPolicy } from '@bookmarks/tool-policy';
import type { AccessToken } from '../access/access-token.ts';
import type { ProofId } from '../access/proof.ts';
import { AccessRefusedError, type RefusalReason } from '../access/refusal-reason.ts';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import type { Admission, AdmissionRequest, Admit, TokenReference } from './admission.ts';
import { clientAddress, countedAddress } from './client-address.ts';
import { type BucketState, type Charge, type Limits, TOOL_COSTS } from './limit.ts';
import { rateLimitFields, retryAfterSeconds } from './rate-limit-fields.ts';

const RATE_LIMITED = 'rate_limited';

const REASONS = {
  revoked: 'access_revoked',
  disconnected: 'app_disconnected',
  denied: 'client_denied',
  replayed: 'proof_replayed',
  unverifiable: 'revocations_unavailable',
} as const satisfies Partial<Record<Admission['outcome'], RefusalReason>>;

export type EnforceDeps = {
  readonly admit: Admit;
  readonly limits: Limits;
  /** How many proxies of ours stand in front. */
  readonly trustedProxies: number;
  readonly log: Logger;
};

/** A token, and the proof that it came with, if it is bound to a key. */
type ProvenToken = AccessToken & { readonly proof?: ProofId | undefined };

/** The first two say in the answer's head what is left. @throws {HttpProblem} when a limit is reached. */
export type EnforceLimits = {
  /** For a verified token. `policy` is that of the tool, where it is known. @throws {AccessRefusedError} when revoked. */
  onCaller(token: ProvenToken, policy: ToolPolicy | undefined, res: ServerResponse): Promise<void>;
  /** For a request without a credential that holds: only these count by address, since assistants share theirs. */
  onStranger(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Whether a token that was let in would still be; that counts nowhere. @throws {AccessRefusedError} */
  requireUnrevoked(token: AccessToken): Promise<void>;
  /** For a request for what everybody may read, which has no caller. */
  onPublic(req: IncomingMessage, res: ServerResponse): Promise<void>;
};

/** Turns admissions into what clients see of them. */
export function createEnforceLimits({ admit, limits, trustedProxies, log }: EnforceDeps): EnforceLimits {
  /** @throws {AccessRefusedError} unless the token holds. */
  async function admitted(request: AdmissionRequest) {
    const admission = await admit(request);
    if ('buckets' in admission) return admission;
    throw new AccessRefusedError(REASONS[admission.outcome]);
  }

  async function enforce(request: AdmissionRequest, res: ServerResponse): Promise<void> {
    const admission = await admitted(request);
    for (const [name, value] of Object.entries(rateLimitFields(admission.buckets)))
      res.setHeader(name, value);
    if (admission.outcome === 'admitted') return;
    const reachedLimits = admission.buckets.filter(({ waitMs }) => waitMs > 0).map(({ name }) => name);
    log.info(
      { reason: RATE_LIMITED, limits: reachedLimits, request_id: requestIdOf(res) },
      'request limited',
    );
    throw rateLimited(admission.buckets);
  }

  const onAddress = (name: 'address' | 'public', req: IncomingMessage, res: ServerResponse) => {
    const owner = countedAddress(clientAddress(req, trustedProxies));
    return enforce({ charges: [{ name, owner, limit: limits[name], cost: 1 }] }, res);
  };

  return {
    onCaller: (access, policy, res) =>
      enforce({ ...tokenOf(access), charges: chargesOf(access.caller, policy, limits) }, res),
    onStranger: (req, res) => onAddress('address', req, res),
    onPublic: (req, res) => onAddress('public', req, res),
    async requireUnrevoked(access) {
      await admitted({ ...tokenOf(access), charges: [] });
    },
  };
}

/** Whether a key was revoked is known where it is looked up. */
function tokenOf({ caller, appId, jti, issuedAt, proof }: ProvenToken): { token?: TokenReference } {
  const { sub, method } = caller;
  if (isKey(method)) return {};
  return { token: { sub, jti, issuedAt, appId, proof } };
}

function isKey(method: Caller['method']): boolean {
  return method === 'api_key' || method === 'ingest_token';
}

function chargesOf(caller: Caller, policy: ToolPolicy | undefined, limits: Limits): Charge[] {
  const { sub: owner, clientId, method } = caller;
  const charges: Charge[] = [{ name: 'caller', owner, limit: limits.caller, cost: 1 }];
  if (isKey(method)) charges.push({ name: 'key', owner: `${owner}:${clientId}`, limit: limits.key, cost: 1 });
  if (policy !== undefined)
    charges.push({ name: 'tools', owner, limit: limits.tools, cost: TOOL_COSTS[policy.class] });
  return charges;
}

function rateLimited(buckets: readonly BucketState[]): HttpProblem {
  const seconds = retryAfterSeconds(buckets);
  return new HttpProblem({
    status: 429,
    code: RATE_LIMITED,
    detail: `Too many requests. Try again in ${seconds} s.`,
    headers: { 'Retry-After': String(seconds) },
  });
}
