import type { ClientDenials } from '../../apps/client-denials.ts';
import { RecordsUnavailableError } from '../state/redis-records.ts';
import { clientMetadata } from './registration.ts';
import type { SealedClientIds } from './sealed-client-ids.ts';

type RegisteredClient = ReturnType<typeof clientMetadata> & { readonly client_id: string };

/** Who a client id stands for; undefined for nobody that may do anything. @throws {RecordsUnavailableError} */
export type FindClient = (clientId: string) => Promise<RegisteredClient | undefined>;

export type FindClientDeps = {
  readonly clientIds: Pick<SealedClientIds, 'open'>;
  readonly denials: Pick<ClientDenials, 'isDenied'>;
};

export function createFindClient({ clientIds, denials }: FindClientDeps): FindClient {
  return async (clientId) => {
    const registration = clientIds.open(clientId);
    if (registration === undefined || (await isDenied(clientId))) return undefined;
    return { client_id: clientId, ...clientMetadata(registration) };
  };

  async function isDenied(clientId: string): Promise<boolean> {
    try {
      return await denials.isDenied(clientId);
    } catch (cause) {
      throw new RecordsUnavailableError('Nobody can say whether the client is denied.', { cause });
    }
  }
}
