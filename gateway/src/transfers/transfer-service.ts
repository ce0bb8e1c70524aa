/** What a transfer link is for, and whose it is. */
export type Transfer = {
  readonly direction: 'import' | 'export';
  readonly format: string;
  readonly userSub: string;
};

/** Files in and out of libraries. The token of a link is the credential; who calls makes no difference. */
export interface TransferService {
  /** @throws {HttpProblem} for a link that is not good. */
  open(token: string, requestId: string): Promise<Transfer>;
  /** @returns the id of the job that imports the file. @throws {HttpProblem} */
  upload(token: string, bytes: AsyncIterable<Uint8Array>, requestId: string): Promise<string>;
  /** @throws {HttpProblem} */
  download(token: string, requestId: string): AsyncIterable<Uint8Array>;
}
