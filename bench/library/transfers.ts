import { once } from 'node:events';
import { transferServiceDefinition } from '@bookmarks/protos';
import { type Client, Metadata } from '@grpc/grpc-js';

const { Upload, Download } = transferServiceDefinition;

/** Sends a file by its link, as fast as the service takes it. Returns the id of the job that imports it. */
export async function upload(grpc: Client, token: string, file: Iterable<Buffer>): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const call = grpc.makeClientStreamRequest(
    Upload.path,
    Upload.requestSerialize,
    Upload.responseDeserialize,
    new Metadata(),
    {},
    (error, response) => {
      if (error) reject(error);
      else resolve(response?.jobId ?? '');
    },
  );
  const isOver = promise.then(
    () => {},
    () => {},
  );
  call.write({ token });
  for (const bytes of file) {
    if (!call.write({ bytes })) await Promise.race([once(call, 'drain'), isOver]);
  }
  call.end();
  return promise;
}

/** Receives a file by its link, piece by piece. */
export async function* download(grpc: Client, token: string): AsyncGenerator<Buffer> {
  const call = grpc.makeServerStreamRequest(
    Download.path,
    Download.requestSerialize,
    Download.responseDeserialize,
    { token },
  );
  for await (const { bytes } of call) yield bytes;
}
