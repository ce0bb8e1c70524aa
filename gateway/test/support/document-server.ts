import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Served = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Where clients publish what they are, on this machine. */
export class DocumentServer implements AsyncDisposable {
  /** The paths that were asked for, in order. */
  readonly asked: string[] = [];
  readonly #served = new Map<string, Served>();
  readonly #server = createServer((req, res) => {
    const path = req.url ?? '';
    this.asked.push(path);
    const { status = 200, headers = {}, body = '' } = this.#served.get(path) ?? { status: 404 };
    res.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });

  static async start(): Promise<DocumentServer> {
    const documents = new DocumentServer();
    await once(documents.#server.listen(0, '127.0.0.1'), 'listening');
    return documents;
  }

  url(path: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  serve(path: string, served: Served): string {
    this.#served.set(path, served);
    return this.url(path);
  }

  /** A document with its own URL as `client_id`, which is returned. */
  publish(path: string, document: object, served: Served = {}): string {
    return this.serve(path, {
      ...served,
      body: JSON.stringify({ client_id: this.url(path), client_name: 'Published', ...document }),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}
