import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createHttpServer } from '@bookmarks/http-server';
import express, { type RequestHandler } from 'express';

export type Arrived = { readonly req: IncomingMessage; readonly body: string };

/** A real HTTP server in the place of the MCP service. It remembers what arrived, and answers as it is told. */
export class Upstream implements AsyncDisposable {
  readonly arrived: Arrived[] = [];
  connections = 0;
  /** How often a request was broken off before its end. */
  aborted = 0;
  /** Answers instead of the echo, before the body is read. */
  answer: RequestHandler | undefined;
  readonly #server: Server;

  private constructor() {
    const app = express();
    app.use((req, res, next) => {
      res.on('close', () => {
        if (!res.writableFinished) this.aborted += 1;
      });
      if (this.answer === undefined) return next();
      return this.answer(req, res, next);
    });
    app.use(async (req, res) => {
      const body = await text(req);
      this.arrived.push({ req, body });
      res.json({ path: req.url, body });
    });
    this.#server = createHttpServer(app)
      .listen(0, '127.0.0.1')
      .on('connection', () => {
        this.connections += 1;
      });
  }

  static async start(): Promise<Upstream> {
    const upstream = new Upstream();
    await once(upstream.#server, 'listening');
    return upstream;
  }

  get url(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
  }

  get last(): Arrived {
    const arrived = this.arrived.at(-1);
    if (arrived === undefined) throw new Error('nothing has arrived');
    return arrived;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}
