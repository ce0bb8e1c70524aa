import { Server } from '@modelcontextprotocol/server';

/** A server for one request, which can be told the revision that the request was made for, as the SDK's handler tells it. */
export class RequestServer extends Server {
  speak(revision: string): void {
    this._negotiatedProtocolVersion = revision;
  }
}
