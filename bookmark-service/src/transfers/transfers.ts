import type { UserSub } from '@bookmarks/identity';
import { parseFilter } from '../bookmarks/bookmark-filter.ts';
import type { ImportOptions } from '../import/import-options.ts';
import type { Arrival, Imports } from '../import/imports.ts';
import type { CallContext } from '../library/call-context.ts';
import { newId } from '../library/id.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { exportFile } from './export-bookmarks.ts';
import type { Transfer } from './transfer.ts';
import { EXPORT_PARAMS, type ExportParams, IMPORT_LINK_PARAMS } from './transfer-params.ts';
import { isSameSecret, issueTransferToken, parseTransferToken } from './transfer-token.ts';

const LIFETIME_MS = 15 * 60_000;
/** A claim is renewed with each piece; one older than this is of a process that was killed while a file came. */
const CLAIM_MS = 60_000;
/** For one piece of a file; a file takes longer than a call. */
const PIECE_TIMEOUT_MS = 10_000;

export type TransferLink = { readonly token: string; readonly expiresAt: Date };

/** A transfer whose token was verified, and whose it is. */
export type OpenTransfer = { readonly transfer: Transfer; readonly userSub: UserSub };

type TransferDeps = LibraryDeps & { readonly imports: Pick<Imports, 'importFile'> };

/** Files on their way in and out, by links that are good for a quarter of an hour. */
export function createTransfers({ store, clock, imports }: TransferDeps) {
  async function createLink(
    context: CallContext,
    direction: Transfer['direction'],
    params: object,
  ): Promise<TransferLink> {
    const id = newId('xfr');
    const { token, secretSha256 } = issueTransferToken(id, context.userSub);
    const createdAt = clock();
    const expiresAt = new Date(createdAt.getTime() + LIFETIME_MS);
    const transfer = { id, direction, secretSha256, params, createdAt, expiresAt, usedAt: undefined };
    await store.write(context, (library) => library.insertTransfer(transfer));
    return { token, expiresAt };
  }

  function claim(library: LibraryWriter, id: string): Promise<boolean> {
    const at = clock();
    return library.claimTransfer(id, { at, staleBefore: new Date(at.getTime() - CLAIM_MS) });
  }

  /** All that is wrong with a token is answered in one way, which tells nothing to whoever tries some. */
  async function openTransfer(text: string): Promise<OpenTransfer> {
    const token = parseTransferToken(text);
    if (token === undefined) throw linkNotGood();
    const transfer = await store.read(contextOf(token.userSub), (library) => library.transferById(token.id));
    if (transfer === undefined || !isSameSecret(transfer.secretSha256, token.secretSha256))
      throw linkNotGood();
    if (transfer.expiresAt <= clock() || transfer.usedAt !== undefined) throw linkNotGood();
    return { transfer, userSub: token.userSub };
  }

  return {
    createImportLink: (context: CallContext, options: ImportOptions) =>
      createLink(context, 'import', { options }),

    /** @throws {LibraryError} `invalid` for a filter that cannot be one. */
    async createExportLink(context: CallContext, params: ExportParams): Promise<TransferLink> {
      parseFilter(params.filter);
      return createLink(context, 'export', params);
    },

    /** What a link is for; it is not used up by that. @throws {LibraryError} `not_found` */
    openTransfer,

    /** Takes in the one file of an import link. @returns the id of the job that imports it. */
    async receiveFile(token: string, bytes: AsyncIterable<Uint8Array>): Promise<string> {
      const { transfer, userSub } = await openTransfer(token);
      if (transfer.direction !== 'import') throw linkNotGood();
      const { options } = IMPORT_LINK_PARAMS.parse(transfer.params);
      const newContext = () => contextOf(userSub);
      const isFree = await store.write(newContext(), (library) => claim(library, transfer.id));
      if (!isFree) throw linkNotGood();
      const arrival: Arrival = {
        async onPiece(library) {
          if (!(await library.renewClaim(transfer.id, clock()))) throw linkNotGood();
        },
        async onStart(library) {
          if (!(await library.useTransfer(transfer.id, clock()))) throw linkNotGood();
        },
      };
      try {
        return await imports.importFile(newContext, bytes, { options, arrival });
      } catch (error) {
        await store.write(newContext(), (library) => library.releaseTransfer(transfer.id));
        throw error;
      }
    },

    /** The bookmarks of an export link as they are now, in pieces. */
    async *sendFile(token: string): AsyncGenerator<Buffer> {
      const { transfer, userSub } = await openTransfer(token);
      if (transfer.direction !== 'export') throw linkNotGood();
      const source = { store, newContext: () => contextOf(userSub), at: clock() };
      yield* exportFile(source, EXPORT_PARAMS.parse(transfer.params));
    },
  };
}

export type Transfers = ReturnType<typeof createTransfers>;

function contextOf(userSub: UserSub): CallContext {
  return { userSub, deadline: new Date(Date.now() + PIECE_TIMEOUT_MS) };
}

function linkNotGood(): LibraryError {
  return new LibraryError('not_found', 'This link is not good, or not any more. Ask for a new one.');
}
