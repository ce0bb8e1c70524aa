import type { RequestHandler } from 'express';

/** How a request is answered instead. */
export type Fault =
  | { readonly hang: true }
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    };

const MAX_REQUESTS = 10_000;

/** Faults on command, and what was asked for. */
export class Faults {
  readonly #planned: { pathPrefix: string; fault: Fault; times: number }[] = [];
  readonly #requests: string[] = [];

  /** Answers the next requests below a path so. */
  fail(pathPrefix: string, fault: Fault, times = 1): void {
    if (this.#planned.length >= MAX_REQUESTS) this.#planned.shift();
    this.#planned.push({ pathPrefix, fault, times });
  }

  /** Method and path of each request, the newest of them last. */
  requests(): readonly string[] {
    return this.#requests;
  }

  readonly handler: RequestHandler = (request, response, next) => {
    if (this.#requests.length >= MAX_REQUESTS) this.#requests.shift();
    this.#requests.push(`${request.method} ${request.path}`);
    const planned = this.#planned.find(
      ({ pathPrefix, times }) => times > 0 && request.path.startsWith(pathPrefix),
    );
    if (planned === undefined) return next();
    planned.times--;
    if ('hang' in planned.fault) return;
    const { status, headers = {}, body = {} } = planned.fault;
    response.status(status).set(headers).json(body);
  };
}
