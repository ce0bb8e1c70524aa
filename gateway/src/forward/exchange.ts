import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import { type AnswerError, HttpProblem } from '../http/problem.ts';
import type { Answer } from './answer.ts';
import { type Connection, createConnections } from './connections.ts';
import { bodyOf } from './request-body.ts';
import { upstreamSilent, upstreamUnavailable } from './upstream-problem.ts';

/** Sends a request to the MCP service, with these headers alone, and gives the answer to `answer`. */
export type Exchange = (
  req: IncomingMessage,
  res: ServerResponse,
  sent: { readonly headers: IncomingHttpHeaders; readonly answer: Answer },
) => void;

export type ExchangeDeps = {
  readonly mcpServiceUrl: URL;
  readonly path: string;
  readonly answerError: AnswerError;
  /** Hears how long the MCP service took to begin an answer. */
  readonly onAnswered: (durationMs: number) => void;
  /** From the start of a request to the headers of its answer. */
  readonly responseTimeoutMs?: number;
  /** How long the MCP service may say nothing while its answer streams, or the client take none of it. */
  readonly idleTimeoutMs?: number;
};

/** Every tool answers within 10 s, and some clients give up after 30. */
const RESPONSE_TIMEOUT_MS = 15_000;
/** An answer that streams may be silent for so long. */
const IDLE_TIMEOUT_MS = 10 * 60_000;

/** A proxy to one address: the client chooses neither the path nor the query. */
export function createExchange(
  {
    mcpServiceUrl,
    path,
    answerError,
    onAnswered,
    responseTimeoutMs = RESPONSE_TIMEOUT_MS,
    idleTimeoutMs = IDLE_TIMEOUT_MS,
  }: ExchangeDeps,
  maxBodyBytes: number,
): Exchange {
  const connections = createConnections({
    url: mcpServiceUrl,
    connectTimeoutMs: responseTimeoutMs,
    bodyTimeoutMs: idleTimeoutMs,
  });
  return (req, res, { headers, answer }) => {
    const connection = connections.take();
    const passage = new Passage({
      ...{ res, answer, connection, onAnswered, responseTimeoutMs, idleTimeoutMs },
      onOver: () => connections.giveBack(connection),
      onFailed: (error) => {
        dropRest(req);
        if (!res.destroyed) answerError(problemOf(error), res);
      },
    });
    const method = req.method ?? 'GET';
    connection.client.dispatch({ path, method, headers, body: bodyOf(req, maxBodyBytes) }, passage);
  };
}

type PassageParts = {
  readonly res: ServerResponse;
  readonly answer: Answer;
  readonly connection: Connection;
  readonly onAnswered: ExchangeDeps['onAnswered'];
  readonly responseTimeoutMs: number;
  readonly idleTimeoutMs: number;
  /** The connection is free again. */
  readonly onOver: () => void;
  readonly onFailed: (error: Error) => void;
};

/** One request on its way there, and its answer on the way back; what happens on one side ends the other. */
class Passage implements Dispatcher.DispatchHandler {
  readonly #parts: PassageParts;
  readonly #startedAt = performance.now();
  readonly #headTimer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | undefined;
  /** Why nobody waits for the answer any more. */
  #givenUp: Error | undefined;
  #isOver = false;

  constructor(parts: PassageParts) {
    this.#parts = parts;
    this.#headTimer = setTimeout(() => this.#giveUp(upstreamSilent), parts.responseTimeoutMs);
    // Also an answer that was ended here would go on there, where nobody reads it any more.
    parts.res.once('close', () => this.#giveUp(clientGone));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#givenUp) controller.abort(this.#givenUp);
  }

  onResponseStart(_controller: unknown, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    clearTimeout(this.#headTimer);
    this.#parts.onAnswered(performance.now() - this.#startedAt);
    if (headers.connection === 'close') this.#parts.connection.avoid();
    this.#parts.answer.begin(status, headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#parts.answer.write(chunk)) return;
    const { res, idleTimeoutMs } = this.#parts;
    const timer = setTimeout(() => res.destroy(), idleTimeoutMs);
    const stopWaiting = () => clearTimeout(timer);
    res.once('close', stopWaiting);
    res.once('drain', () => {
      stopWaiting();
      res.off('close', stopWaiting);
      controller.resume();
    });
    controller.pause();
  }

  onResponseEnd(): void {
    this.#over();
    this.#parts.answer.end();
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.#over();
    if (this.#givenUp === undefined) this.#parts.onFailed(error);
  }

  /** Answers at once, and ends the exchange as soon as there is one. */
  #giveUp(reasonOf: () => Error): void {
    if (this.#isOver || this.#givenUp) return;
    this.#givenUp = reasonOf();
    this.#parts.onFailed(this.#givenUp);
    this.#controller?.abort(this.#givenUp);
  }

  #over(): void {
    this.#isOver = true;
    clearTimeout(this.#headTimer);
    this.#parts.onOver();
  }
}

/**
 * A client may read no answer before it has sent everything, and Node by itself drops only what nobody has begun to
 * read. The server's request timeout bounds this.
 */
function dropRest(req: IncomingMessage): void {
  req.unpipe().resume();
}

/** Nobody is told. */
const clientGone = () => new Error('The client has gone.');

function problemOf(error: Error): HttpProblem {
  return error instanceof HttpProblem ? error : upstreamUnavailable(error);
}
