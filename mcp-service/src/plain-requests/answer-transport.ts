import type { JSONRPCMessage, MessageExtraInfo, Transport } from '@modelcontextprotocol/server';

/**
 * Carries one request to a server, and gives its answer to `deliver` as it is. Nothing else comes from these servers:
 * they declare neither logging nor progress.
 */
export class AnswerTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage, extra?: MessageExtraInfo) => void;
  readonly #deliver: (answer: JSONRPCMessage) => void;

  constructor(deliver: (answer: JSONRPCMessage) => void) {
    this.#deliver = deliver;
  }

  async start(): Promise<void> {}

  async send(message: JSONRPCMessage): Promise<void> {
    this.#deliver(message);
  }

  async close(): Promise<void> {
    this.onclose?.();
  }
}
