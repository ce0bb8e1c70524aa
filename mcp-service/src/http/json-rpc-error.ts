import type { Response } from 'express';

/** https://www.jsonrpc.org/specification#error_object */
export const PARSE_ERROR = -32_700;
export const INVALID_REQUEST = -32_600;
export const INVALID_PARAMS = -32_602;
export const INTERNAL_ERROR = -32_603;

/** Answers with a JSON-RPC error that belongs to no request. */
export function sendJsonRpcError(
  response: Response,
  httpStatus: number,
  code: number,
  message: string,
): void {
  response.status(httpStatus).json({ jsonrpc: '2.0', error: { code, message }, id: null });
}
