import { type NextFunction, type Request, type RequestHandler, type Response, raw } from 'express';
import { INVALID_REQUEST, PARSE_ERROR, sendJsonRpcError } from './json-rpc-error.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** Far more than any message has, and far less than what exhausts the stack of whoever walks through it. */
const MAX_NESTING = 64;

const readBytes = raw({ type: 'application/json', limit: MAX_BODY_BYTES });

/**
 * Reads a JSON body of at most 1 MiB, and of at most `maxBatch` messages. Invalid UTF-8 is refused, not replaced: nobody asked
 * to save U+FFFD.
 */
export function createReadJsonRpcBody({ maxBatch }: { readonly maxBatch: number }): RequestHandler {
  return (request, response, next) => {
    readBytes(request, response, (error: unknown) => {
      if (error === undefined) parseBody(request, response, next, maxBatch);
      else refuseUnreadableBody(error, response, next);
    });
  };
}

function parseBody(request: Request, response: Response, next: NextFunction, maxBatch: number): void {
  const body = Buffer.isBuffer(request.body) ? jsonFrom(request.body) : undefined;
  if (!Buffer.isBuffer(request.body)) {
    sendJsonRpcError(response, 415, INVALID_REQUEST, 'The Content-Type must be application/json.');
  } else if (body === undefined) {
    sendJsonRpcError(response, 400, PARSE_ERROR, 'The body is not JSON in UTF-8, or nests too deeply.');
  } else if (Array.isArray(body) && body.length > maxBatch) {
    sendJsonRpcError(response, 400, INVALID_REQUEST, `A batch may hold at most ${maxBatch} messages.`);
  } else {
    request.body = body;
    next();
  }
}

/** Undefined, which no JSON text stands for, where the bytes are not JSON, or nest deeper than a message may. */
function jsonFrom(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const parsed: unknown = JSON.parse(text);
    return nestsDeeper(parsed, MAX_NESTING) ? undefined : parsed;
  } catch {
    return undefined;
  }
}

function refuseUnreadableBody(error: unknown, response: Response, next: NextFunction): void {
  const { status, type } = error as { status?: number; type?: string };
  if (status === undefined || status >= 500) {
    next(error);
  } else if (type === 'entity.too.large') {
    sendJsonRpcError(response, status, INVALID_REQUEST, `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  } else {
    sendJsonRpcError(response, status, INVALID_REQUEST, 'The body could not be read.');
  }
}

/** Whether there are more arrays and objects in one another than `levels`. */
function nestsDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => nestsDeeper(part, levels - 1));
}
