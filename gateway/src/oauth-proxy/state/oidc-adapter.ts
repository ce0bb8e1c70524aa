import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider';
import { clientMetadata } from '../clients/registration.ts';
import type { SealedClientIds } from '../clients/sealed-client-ids.ts';
import { RecordsUnavailableError, type RedisRecords } from './redis-records.ts';

/** Connects oidc-provider to where its models are: clients in their ids, sessions nowhere, all else in Redis. */
export function createAdapterFactory(records: RedisRecords, clientIds: SealedClientIds): AdapterFactory {
  return (model) => {
    if (model === 'Client') return { ...NOTHING, find: async (id) => clientOf(id, clientIds) };
    // Nobody stays signed in: each authorization is decided by the person who is there.
    if (model === 'Session') return NOTHING;
    return recordAdapter(model, records);
  };
}

const NOTHING: Adapter = {
  upsert: async () => undefined,
  find: async () => undefined,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
};

function clientOf(id: string, clientIds: SealedClientIds): AdapterPayload | undefined {
  const registration = clientIds.open(id);
  return registration && { client_id: id, ...clientMetadata(registration) };
}

function recordAdapter(model: string, records: RedisRecords): Adapter {
  return {
    ...NOTHING,
    // Every model that is kept has its time.
    upsert: (id, payload, seconds = 0) => available(records.save(model, id, { ...payload }, seconds)),
    find: (id) => available(records.find(model, id)),
    async consume(id) {
      const isFirst = await available(records.consume(model, id, Math.floor(Date.now() / 1000)));
      if (!isFirst) throw new errors.InvalidGrant('already used');
    },
    destroy: (id) => available(records.remove(model, id)),
    revokeByGrantId: (grantId) => available(records.revokeGrant(grantId)),
  };
}

/** Nobody is told that their code or token is bad because Redis is away: they would throw it away. */
async function available<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    if (!(cause instanceof RecordsUnavailableError)) throw cause;
    throw Object.assign(new errors.TemporarilyUnavailable('try again soon'), {
      ...{ status: 503, statusCode: 503, cause },
    });
  }
}
