import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@bookmarks/telemetry';
import { REFRESH_TOKEN_SECONDS } from '../lifetimes.ts';
import { RecordsUnavailableError, type RedisRecords } from '../state/redis-records.ts';
import {
  type UpstreamClient,
  UpstreamRefusedError,
  type UpstreamTokens,
} from '../upstream/upstream-client.ts';
import type { Turns } from './redis-turns.ts';
import type { RedisVault } from './redis-vault.ts';
import type { UpstreamSession } from './upstream-session.ts';

/** Renewed so long before it expires, since it has a way to go. */
const SPARE_MS = 60_000;
/** Longer than the upstream may take; others wait for so long, and look so often. */
const WAIT_MS = 8_000;
const POLL_MS = 50;
/** Less than a turn lasts (`redis-turns.ts`), with what the upstream takes. */
const KEEP_MS = 8_000;
/** More apps than a person has. */
const MAX_GRANTS = 100;

/** The upstream says that the person's session there is over: they must sign in again. */
export class UpstreamSessionEndedError extends Error {
  override readonly name = 'UpstreamSessionEndedError';
}

/** Nobody can say at the moment; all is kept for another try. */
export class UpstreamUnavailableError extends Error {
  override readonly name = 'UpstreamUnavailableError';
}

/** What the gateway holds at the upstream, from a person's first app to their last. */
export type UpstreamSessions = {
  /** The person has signed in for an app: the newest tokens are the ones that count. */
  begin(sub: string, grantId: string, tokens: UpstreamTokens): Promise<void>;
  /**
   * An app of theirs is about to be renewed.
   *
   * @throws {UpstreamSessionEndedError} @throws {UpstreamUnavailableError}
   */
  goOn(sub: string, grantId: string): Promise<void>;
  /**
   * A token that the upstream's API takes; undefined where there is none.
   *
   * @throws {UpstreamSessionEndedError} @throws {UpstreamUnavailableError}
   */
  accessToken(sub: string): Promise<string | undefined>;
  /** An app of theirs is out. With the last one, all ends at the upstream. */
  leave(sub: string, grantId: string): Promise<void>;
};

export type UpstreamSessionsDeps = {
  readonly vault: RedisVault;
  readonly turns: Turns;
  readonly client: Pick<UpstreamClient, 'refresh' | 'revoke'>;
  readonly records: Pick<RedisRecords, 'revokeGrant'>;
  readonly clock: () => Date;
  readonly log: Logger;
};

export function createUpstreamSessions(deps: UpstreamSessionsDeps): UpstreamSessions {
  const { vault, turns, client, records, clock, log } = deps;
  const isDue = ({ expiresAt }: UpstreamSession) =>
    expiresAt !== undefined && expiresAt.getTime() - SPARE_MS <= clock().getTime();

  /** One of all replicas asks the upstream; the others wait for what it stores. */
  async function renewed(sub: string): Promise<UpstreamSession | undefined> {
    const me = randomUUID();
    for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
      const session = await vault.find(sub);
      if (session?.refreshToken === undefined || !isDue(session)) return session;
      const turn = await turns.take(sub, me);
      if (turn === 'failed')
        throw new UpstreamUnavailableError('The upstream did not renew its token a moment ago.');
      if (turn === 'mine') return renew(sub, me);
    }
    throw new UpstreamUnavailableError('Nobody renewed the token of the upstream.');
  }

  async function renew(sub: string, me: string): Promise<UpstreamSession | undefined> {
    // Somebody may have been done between the look and the turn.
    const session = await vault.find(sub);
    if (session?.refreshToken === undefined || !isDue(session)) {
      await turns.giveBack(sub, me);
      return session;
    }
    try {
      const tokens = await client.refresh(session.refreshToken);
      const { after } = await keep(sub, (found) =>
        found && isSame(found, session) ? { ...found, ...expiring(tokens) } : found,
      );
      // The last app left meanwhile.
      if (after === undefined) await revokeUpstream({ ...session, ...expiring(tokens) });
      await turns.giveBack(sub, me);
      return after;
    } catch (cause) {
      if (cause instanceof UpstreamRefusedError) {
        await turns.giveBack(sub, me);
        return end(sub, session, cause);
      }
      await turns.fail(sub, me);
      throw new UpstreamUnavailableError('The upstream did not renew its token.', { cause });
    }
  }

  /** The upstream has used up the old token: what came of it is kept as soon as Redis takes it, while the turn lasts. */
  async function keep(sub: string, change: Parameters<RedisVault['change']>[1]) {
    for (const deadline = Date.now() + KEEP_MS; ; await sleep(POLL_MS)) {
      try {
        return await vault.change(sub, change);
      } catch (error) {
        if (!(error instanceof RecordsUnavailableError) || Date.now() > deadline) throw error;
      }
    }
  }

  /** The grants first: where this breaks off, the next renewal hears the same. */
  async function end(
    sub: string,
    dead: UpstreamSession,
    cause: unknown,
  ): Promise<UpstreamSession | undefined> {
    const present = await vault.find(sub);
    // They have signed in again.
    if (present && !isSame(present, dead)) return present;
    for (const grantId of Object.keys(present?.grants ?? {})) await records.revokeGrant(grantId);
    await vault.change(sub, (found) => (found && isSame(found, dead) ? undefined : found));
    throw new UpstreamSessionEndedError('The upstream has ended the session.', { cause });
  }

  async function revokeUpstream(session: UpstreamSession): Promise<void> {
    try {
      // It takes no token that has expired.
      const isRenewed = isDue(session) && session.refreshToken !== undefined;
      const { accessToken } = isRenewed ? await client.refresh(session.refreshToken ?? '') : session;
      await client.revoke(accessToken);
    } catch (err) {
      log.warn({ err }, 'the upstream was not told that a person has disconnected their last app');
    }
  }

  const untilRenewal = () => new Date(clock().getTime() + REFRESH_TOKEN_SECONDS * 1000);
  /** Grants that ran out by themselves are nobody's any more, and of very many the newest count. */
  const alive = (grants: UpstreamSession['grants']) =>
    Object.fromEntries(
      Object.entries(grants)
        .filter(([, until]) => until > clock())
        .sort(([, one], [, other]) => other.getTime() - one.getTime())
        .slice(0, MAX_GRANTS),
    );

  return {
    async begin(sub, grantId, tokens) {
      await vault.change(sub, (found) => ({
        ...expiring(tokens),
        grants: { ...alive(found?.grants ?? {}), [grantId]: untilRenewal() },
      }));
    },
    async goOn(sub, grantId) {
      if ((await renewed(sub)) === undefined) return;
      await vault.change(
        sub,
        (found) => found && { ...found, grants: { ...found.grants, [grantId]: untilRenewal() } },
      );
    },
    async accessToken(sub) {
      const session = await renewed(sub);
      const isOver = session?.expiresAt !== undefined && session.expiresAt <= clock();
      return isOver ? undefined : session?.accessToken;
    },
    async leave(sub, grantId) {
      const { before, after } = await vault.change(sub, (found) => {
        if (found === undefined) return undefined;
        const { [grantId]: _gone, ...others } = alive(found.grants);
        return Object.keys(others).length === 0 ? undefined : { ...found, grants: others };
      });
      if (before !== undefined && after === undefined) await revokeUpstream(before);
    },
  };
}

/** Whether nobody has signed in, or renewed, since. */
function isSame(one: UpstreamSession, other: UpstreamSession): boolean {
  return one.refreshToken === other.refreshToken && one.accessToken === other.accessToken;
}

/** What is not said anew does not go on. */
function expiring({ accessToken, refreshToken, expiresAt }: UpstreamTokens) {
  return { accessToken, refreshToken, expiresAt };
}
