import type { Request } from 'express';
import { z } from 'zod';

export type Parameters = Readonly<Record<string, string | undefined>>;

const BODY = z.record(z.string(), z.string().optional().catch(undefined)).catch({});

/** The parameters of a request: of its body, or where it has none, of its address. */
export function parametersOf(request: Request): Parameters {
  if (request.method !== 'GET') return BODY.parse(request.body);
  return Object.fromEntries(new URL(request.originalUrl, 'http://localhost').searchParams);
}
