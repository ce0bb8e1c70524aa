import type { IncomingHttpHeaders } from 'node:http';

/** Where the answer of the MCP service goes. What it throws is answered instead, as long as nothing was. */
export type Answer = {
  readonly begin: (status: number, headers: IncomingHttpHeaders) => void;
  /** @returns whether more may come at once; else when the client has taken what there is. */
  readonly write: (chunk: Buffer) => boolean;
  readonly end: () => void;
};
