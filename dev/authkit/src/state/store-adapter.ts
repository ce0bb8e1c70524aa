import type { Adapter, AdapterFactory } from 'oidc-provider';
import type { Payload, RecordStore } from './record-store.ts';

/** Connects oidc-provider to the store: one adapter for each of its models. */
export function createStoreAdapterFactory(
  store: RecordStore,
  clock: () => Date = () => new Date(),
): AdapterFactory {
  return (model): Adapter => {
    const findBy = async (field: string, value: string) =>
      copy(store.list(model).find(({ payload }) => payload[field] === value)?.payload);

    return {
      async upsert(id, payload, expiresInSeconds) {
        const expiresAtMs =
          expiresInSeconds === undefined ? undefined : clock().getTime() + expiresInSeconds * 1000;
        store.save({ model, id, payload: { ...payload }, ...(expiresAtMs !== undefined && { expiresAtMs }) });
      },
      find: async (id) => copy(store.find(model, id)?.payload),
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (userCode) => findBy('userCode', userCode),
      async consume(id) {
        const record = store.find(model, id);
        if (record === undefined) return;
        const consumed = Math.floor(clock().getTime() / 1000);
        store.save({ ...record, payload: { ...record.payload, consumed } });
      },
      destroy: async (id) => store.deleteWhere(model, (record) => record.id === id),
      revokeByGrantId: async (grantId) =>
        store.deleteWhere(model, ({ payload }) => payload.grantId === grantId),
    };
  };
}

/** The library writes into what it finds. */
function copy(payload: Payload | undefined): Payload | undefined {
  return payload && structuredClone(payload);
}
