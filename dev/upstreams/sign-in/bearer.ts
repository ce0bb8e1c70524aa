import type { Request } from 'express';

/** The access token of a request; GitHub takes `token` for `Bearer` as well. */
export function bearerOf(request: Request): string | undefined {
  return /^(?:bearer|token) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
