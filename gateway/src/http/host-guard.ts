import type { RequestHandler } from 'express';
import { headerValues } from './header-values.ts';
import { HttpProblem } from './problem.ts';

const HOST = /^[a-z0-9._-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

/**
 * Answers only requests that were meant for this server, which stops DNS rebinding: there, a page of somebody else's
 * reaches us under its own host name.
 */
export function createHostGuard({
  publicUrl,
  allowedHosts,
}: {
  publicUrl: URL;
  allowedHosts: readonly string[];
}): RequestHandler {
  const canonical = (host: string) => canonicalHost(host, publicUrl.protocol);
  const allowed = new Set([publicUrl.host, ...allowedHosts.map(canonical)]);

  return (req, _res, next) => {
    const [host, ...others] = headerValues(req, 'host');
    if (host === undefined) throw hostMissing();
    const isAllowed = allowed.has(host) || allowed.has(canonical(host) ?? '');
    if (isAllowed && others.length === 0) return next();
    throw new HttpProblem({
      status: 421,
      code: 'host_not_allowed',
      detail: `This server answers for ${publicUrl.host}. Other names must be listed in ALLOWED_HOSTS.`,
    });
  };
}

/** RFC 9112 §3.2. */
function hostMissing(): HttpProblem {
  return new HttpProblem({ status: 400, code: 'host_missing', detail: 'The request has no Host header.' });
}

/** The host in lower case and without the default port, or undefined for what is none. */
function canonicalHost(host: string, protocol: string): string | undefined {
  const url = HOST.test(host) ? `${protocol}//${host}` : '';
  return URL.canParse(url) ? new URL(url).host : undefined;
}
