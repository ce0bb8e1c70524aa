import type { Request, RequestHandler, Response } from 'express';
import { HttpProblem } from './problem.ts';

/** `*` would not cover Authorization (Fetch standard), so every header that MCP clients send is named. */
const ALLOWED_HEADERS = [
  'Authorization',
  'DPoP',
  'Content-Type',
  'Accept',
  'MCP-Protocol-Version',
  'Mcp-Method',
  'Mcp-Name',
  'Mcp-Session-Id',
  'Last-Event-ID',
  'If-None-Match',
  'X-Request-Id',
];
const EXPOSED_HEADERS = [
  'WWW-Authenticate',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'MCP-Protocol-Version',
  'Mcp-Session-Id',
  'X-Request-Id',
].join(', ');

/** Tools name these headers themselves (MCP 2026-07-28), so they are echoed, but only in this form. */
const PARAMETER_HEADER = /^mcp-param-[a-z0-9-]{1,64}$/i;
const MAX_PARAMETER_HEADERS = 32;
/** Browsers keep a preflight answer for at most two hours. */
const PREFLIGHT_SECONDS = 7200;

/** For what everybody may read, from any page: the discovery documents. Answers OPTIONS itself. */
export function publicCors(...methods: readonly string[]): RequestHandler {
  return (req, res, next) => {
    res.set('Access-Control-Allow-Origin', '*');
    answerOrPass(req, res, next, methods);
  };
}

/**
 * For `/mcp`: pages of the allowed origins only, all of them with `*`. A request without Origin comes from no page and
 * passes. Answers OPTIONS itself, because a preflight never carries a credential.
 */
export function restrictedCors({
  allowedOrigins,
  methods,
}: {
  allowedOrigins: readonly string[];
  methods: readonly string[];
}): RequestHandler {
  const isAllowed = (origin: string) => allowedOrigins.includes('*') || allowedOrigins.includes(origin);
  return (req, res, next) => {
    res.setHeader('Vary', 'Origin');
    const { origin } = req.headers;
    if (origin !== undefined) {
      if (!isAllowed(origin)) throw originNotAllowed();
      res.set('Access-Control-Allow-Origin', origin);
    }
    answerOrPass(req, res, next, methods);
  };
}

function answerOrPass(req: Request, res: Response, next: () => void, methods: readonly string[]): void {
  res.setHeader('Access-Control-Expose-Headers', EXPOSED_HEADERS);
  if (req.method !== 'OPTIONS') {
    next();
    return;
  }
  const allow = [...methods, 'OPTIONS'].join(', ');
  res
    .vary('Access-Control-Request-Headers')
    .set({
      Allow: allow,
      'Access-Control-Allow-Methods': allow,
      'Access-Control-Allow-Headers': [...ALLOWED_HEADERS, ...parameterHeaders(req)].join(', '),
      'Access-Control-Max-Age': String(PREFLIGHT_SECONDS),
    })
    .status(204)
    .end();
}

function parameterHeaders(req: Request): string[] {
  return (req.get('Access-Control-Request-Headers') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => PARAMETER_HEADER.test(name))
    .slice(0, MAX_PARAMETER_HEADERS);
}

function originNotAllowed(): HttpProblem {
  return new HttpProblem({
    status: 403,
    code: 'origin_not_allowed',
    detail:
      'Pages of this origin may not call the server. Its operator can add the origin to ALLOWED_ORIGINS.',
  });
}
