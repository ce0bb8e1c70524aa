import { once } from 'node:events';
import type { TransferServiceHandlers } from '@bookmarks/protos';
import { LibraryError } from '../library/library-error.ts';
import { EXPORT_PARAMS, IMPORT_LINK_PARAMS } from '../transfers/transfer-params.ts';
import type { OpenTransfer, Transfers } from '../transfers/transfers.ts';
import { FORMAT_MESSAGE } from './import-messages.ts';
import { toTimestamp } from './messages.ts';
import type { ObserveCall } from './observe-call.ts';

type TransferHandlerDeps = { readonly transfers: Transfers; readonly observeCall: ObserveCall };

/** Files in and out. The token of a link is all that a call has: nobody's identity comes with it. */
export function transferHandlers({ transfers, observeCall }: TransferHandlerDeps) {
  const getTransfer: TransferServiceHandlers['GetTransfer'] = (call, callback) => {
    const observation = observeCall(call);
    transfers.openTransfer(call.request.token).then(
      (open) => {
        observation.succeeded();
        callback(null, toTransferMessage(open));
      },
      (error: unknown) => callback(observation.failed(error)),
    );
  };

  const upload: TransferServiceHandlers['Upload'] = (call, callback) => {
    const observation = observeCall(call);
    receive(transfers, call).then(
      (jobId) => {
        observation.succeeded();
        callback(null, { jobId });
      },
      (error: unknown) => {
        // What still comes is dropped, so that the client gets to read the answer.
        call.resume();
        callback(observation.failed(error));
      },
    );
  };

  const download: TransferServiceHandlers['Download'] = (call) => {
    const observation = observeCall(call);
    send(transfers, call).then(
      () => {
        observation.succeeded();
        call.end();
      },
      // Not `destroy`, after which grpc-js sends no status.
      (error: unknown) => call.emit('error', observation.failed(error)),
    );
  };

  return { GetTransfer: getTransfer, Upload: upload, Download: download };
}

function toTransferMessage({ transfer, userSub }: OpenTransfer) {
  const { direction, params, expiresAt } = transfer;
  const isExport = direction === 'export';
  const format = isExport
    ? EXPORT_PARAMS.parse(params).format
    : IMPORT_LINK_PARAMS.parse(params).options.format;
  return {
    direction: isExport ? 'DIRECTION_EXPORT' : 'DIRECTION_IMPORT',
    format: FORMAT_MESSAGE[format],
    expireTime: toTimestamp(expiresAt),
    userSub,
  } as const;
}

type UploadCall = Parameters<TransferServiceHandlers['Upload']>[0];
type DownloadCall = Parameters<TransferServiceHandlers['Download']>[0];

async function receive(transfers: Transfers, call: UploadCall): Promise<string> {
  // A call that is broken off would else look like one that waits for its next message.
  call.once('cancelled', () => call.destroy(brokenOff()));
  const messages = call[Symbol.asyncIterator]();
  const first = await messages.next();
  const token: string = first.done ? '' : (first.value.token ?? '');
  return transfers.receiveFile(token, bytesOf({ [Symbol.asyncIterator]: () => messages }, call));
}

async function* bytesOf(
  messages: AsyncIterable<{ readonly bytes?: Buffer | Uint8Array | string | undefined }>,
  call: UploadCall,
): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of messages) {
    if (bytes instanceof Uint8Array) yield bytes;
  }
  if (call.cancelled) throw brokenOff();
}

/** As fast as the client takes it. */
async function send(transfers: Transfers, call: DownloadCall): Promise<void> {
  const gone = new AbortController();
  call.once('cancelled', () => gone.abort(brokenOff()));
  for await (const bytes of transfers.sendFile(call.request.token)) {
    gone.signal.throwIfAborted();
    if (!call.write({ bytes })) await once(call, 'drain', { signal: gone.signal });
  }
}

function brokenOff(): LibraryError {
  return new LibraryError('unavailable', 'The connection broke.');
}
