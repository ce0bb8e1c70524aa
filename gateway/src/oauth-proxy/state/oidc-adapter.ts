import { randomUUID } from 'node:crypto';
import { type Adapter, type AdapterFactory, errors, Provider } from 'oidc-provider';
import type { FindClient } from '../clients/find-client.ts';
import type { Consumptions } from './consumptions.ts';
import { orTryAgain } from './or-try-again.ts';
import type { RedisRecords } from './redis-records.ts';

/** Connects oidc-provider to where its models are: clients in their ids (`find-client.ts`), sessions nowhere, all else in Redis. */
export function createAdapterFactory(
  records: RedisRecords,
  findClient: FindClient,
  onGrantEnd: GrantEnd,
  consumptions: Pick<Consumptions, 'note'>,
): AdapterFactory {
  return (model) => {
    if (model === 'Client') return { ...NOTHING, find: (id) => orTryAgain(findClient(id)) };
    // Nobody stays signed in: each authorization is decided by the person who is there.
    if (model === 'Session') return NOTHING;
    if (model === 'ReplayDetection') return onceAdapter(model, records);
    if (model === 'Grant')
      return grantAdapter(recordAdapter(model, records, consumptions), records, onGrantEnd);
    return recordAdapter(model, records, consumptions);
  };
}

/** Hears of each grant that has ended before its time, and whose it was. */
type GrantEnd = (sub: string, grantId: string) => Promise<void>;

const NOTHING: Adapter = {
  upsert: async () => undefined,
  find: async () => undefined,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
};

/** What is good once. oidc-provider looks, and then writes: of two who have looked at the same time, one is the first to write. */
function onceAdapter(model: string, records: RedisRecords): Adapter {
  return {
    ...NOTHING,
    find: async (id) => ((await orTryAgain(records.isUsed(model, id))) ? { jti: id } : undefined),
    async upsert(id, _payload, seconds = 0) {
      // Twice as long: it takes proofs from clocks that are ahead by as much as it remembers them.
      const isFirst = await orTryAgain(records.isFirst(model, id, Math.max(1, Math.ceil(2 * seconds))));
      if (!isFirst) throw new errors.InvalidGrant('already used');
    },
  };
}

function recordAdapter(
  model: string,
  records: RedisRecords,
  consumptions: Pick<Consumptions, 'note'>,
): Adapter {
  return {
    ...NOTHING,
    // Every model that is kept has its time.
    upsert: (id, payload, seconds = 0) => orTryAgain(records.save(model, id, { ...payload }, seconds)),
    find: (id) => orTryAgain(records.find(model, id)),
    async consume(id) {
      const mark = `${Math.floor(Date.now() / 1000)} ${randomUUID()}`;
      const request = Provider.ctx?.req;
      // Before it is known whether it was done.
      if (request) consumptions.note(request, { model, id, mark });
      const isFirst = await orTryAgain(records.consume(model, id, mark));
      if (!isFirst) throw new errors.InvalidGrant('already used');
    },
    destroy: (id) => orTryAgain(records.remove(model, id)),
    revokeByGrantId: (grantId) => orTryAgain(records.revokeGrant(grantId)),
  };
}

function grantAdapter(adapter: Adapter, records: RedisRecords, onGrantEnd: GrantEnd): Adapter {
  return {
    ...adapter,
    async destroy(id) {
      const grant = await orTryAgain(records.find('Grant', id));
      await orTryAgain(records.remove('Grant', id));
      if (typeof grant?.accountId === 'string') await orTryAgain(onGrantEnd(grant.accountId, id));
    },
  };
}
