import type { ClientDenials } from '../../apps/client-denials.ts';
import { RecordsUnavailableError } from '../state/redis-records.ts';
import { clientIdUrl } from './client-id-url.ts';
import { documentMetadata } from './metadata-document.ts';
import type { FindMetadataDocument } from './metadata-documents.ts';
import { clientMetadata } from './registration.ts';
import type { SealedClientIds } from './sealed-client-ids.ts';

type RegisteredClient = ReturnType<typeof documentMetadata> & { readonly client_id: string };

/** Who a client id stands for; undefined for nobody that may do anything. @throws {RecordsUnavailableError} */
export type FindClient = (clientId: string) => Promise<RegisteredClient | undefined>;

export type FindClientDeps = {
  readonly clientIds: Pick<SealedClientIds, 'open'>;
  readonly findMetadataDocument: FindMetadataDocument;
  readonly denials: Pick<ClientDenials, 'isDenied'>;
  /** For the local stack, whose documents may be there. */
  readonly allowHttp: boolean;
};

/** An id is a registration that was sealed here, or the URL of a document. */
export function createFindClient(deps: FindClientDeps): FindClient {
  const { clientIds, findMetadataDocument, denials, allowHttp } = deps;

  async function metadataOf(clientId: string) {
    if (clientIdUrl(clientId, allowHttp) === undefined) {
      const registration = clientIds.open(clientId);
      return registration && clientMetadata(registration);
    }
    const document = await findMetadataDocument(clientId);
    return document && documentMetadata(document);
  }

  async function isDenied(clientId: string): Promise<boolean> {
    try {
      return await denials.isDenied(clientId);
    } catch (cause) {
      throw new RecordsUnavailableError('Nobody can say whether the client is denied.', { cause });
    }
  }

  return async (clientId) => {
    // First, since nothing is fetched for a client that is denied.
    if (await isDenied(clientId)) return undefined;
    const metadata = await metadataOf(clientId);
    return metadata && { client_id: clientId, ...metadata };
  };
}
