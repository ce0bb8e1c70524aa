import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@bookmarks/telemetry';
import { type Consumptions, persistently } from '../state/consumptions.ts';
import { RecordsUnavailableError, type RedisRecords } from '../state/redis-records.ts';

/** How long the same refresh token gets the same successor: clients ask twice because an answer was lost, or from two processes. */
const SAME_ANSWER_SECONDS = 60;
/** Longer than a renewal takes, and than others wait for it. */
const TURN_SECONDS = 30;
const WAIT_MS = 5_000;
const POLL_MS = 50;
const UNDO_MS = 300;

/** A refresh token that was renewed with other parameters a moment ago. */
export class RenewedDifferentlyError extends Error {
  override readonly name = 'RenewedDifferentlyError';
}

/** What a refresh token was given for, which is what a request means that does not say (RFC 6749 §6, RFC 8707 §2.2). */
type Granted = { readonly scope?: string | undefined; readonly resource?: string | string[] | undefined };

/**
 * Rotation that is no trap. A refresh token is good once, and a second use ends everything that came of the same consent, since one
 * of the two who had it is a thief. For a minute, though, the second use is taken for the client's own, and gets the same answer.
 */
export type Renewals = {
  /** The answer that these parameters got before, at any replica; undefined for who is to ask oidc-provider. */
  readonly earlier: (parameters: URLSearchParams, granted: Granted | undefined) => Promise<unknown>;
  /** Says which request is the one that asks. */
  readonly begin: (
    request: IncomingMessage,
    parameters: URLSearchParams,
    granted: Granted | undefined,
  ) => void;
  /** Keeps its answer, before that leaves. */
  readonly end: (request: IncomingMessage, status: number, body: unknown) => Promise<void>;
};

type Renewal = { readonly id: string; readonly asked: string };

export type RenewalsDeps = {
  readonly records: Pick<RedisRecords, 'find' | 'save' | 'isFirst' | 'remove'>;
  readonly consumptions: Pick<Consumptions, 'giveBack'>;
  readonly log: Logger;
};

export function createRenewals({ records, consumptions, log }: RenewalsDeps): Renewals {
  const running = new WeakMap<IncomingMessage, Renewal>();

  /** Who is told that there is nothing has the turn; it is taken from nobody who was successful. */
  async function wait({ id, asked }: Renewal): Promise<unknown> {
    for (const deadline = Date.now() + WAIT_MS; Date.now() < deadline; await sleep(POLL_MS)) {
      const kept = await records.find('Renewal', id);
      if (kept !== undefined && kept.asked !== asked) throw new RenewedDifferentlyError();
      if (kept !== undefined) return kept.answer;
      if (await records.isFirst('RenewalTurn', id, TURN_SECONDS)) return undefined;
    }
    throw new RecordsUnavailableError('Nobody finished the renewal.');
  }

  /** Whoever has the turn next must not find the token used up by a request that came to nothing. */
  async function undo(request: IncomingMessage, status: number, renewal: Renewal | undefined) {
    // A code is good for one try, whatever was wrong with it; a refresh token is as good as before.
    if (status >= 500 || renewal !== undefined) await consumptions.giveBack(request);
    if (renewal !== undefined) await persistently(() => records.remove('RenewalTurn', renewal.id));
  }

  return {
    async earlier(parameters, granted) {
      const renewal = renewalIn(parameters, granted);
      return renewal && wait(renewal);
    },
    begin(request, parameters, granted) {
      const renewal = renewalIn(parameters, granted);
      if (renewal) running.set(request, renewal);
    },
    async end(request, status, answer) {
      const renewal = running.get(request);
      const warn = (err: unknown) => log.warn({ err }, 'how a renewal ended was not kept');
      if (status !== 200) {
        const undone = undo(request, status, renewal).catch(warn);
        // Where Redis is away it goes on behind the answer.
        await Promise.race([undone, sleep(UNDO_MS, undefined, { ref: false })]);
      } else if (renewal !== undefined) {
        const { id, asked } = renewal;
        // The client has its tokens all the same.
        await records.save('Renewal', id, { asked, answer }, SAME_ANSWER_SECONDS).catch(warn);
      }
    },
  };
}

/** The client is a part of the name: without it a thief would be given the answer to a client whose token it stole. */
function renewalIn(parameters: URLSearchParams, granted: Granted = {}): Renewal | undefined {
  const token = parameters.get('refresh_token');
  if (parameters.get('grant_type') !== 'refresh_token' || token === null) return undefined;
  const meant = (['scope', 'resource'] as const).map((name) => {
    const sent = parameters.getAll(name).join(' ') || [granted[name]].flat().join(' ');
    return [...new Set(sent.split(' '))].sort();
  });
  return { id: JSON.stringify([token, parameters.getAll('client_id')]), asked: JSON.stringify(meant) };
}
