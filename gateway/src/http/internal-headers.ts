import type { RequestHandler } from 'express';

/** What only our own processes, or a proxy that we run, may say. `_` counts as `-`, as CGI-like servers read it. */
const INTERNAL = /^x-(user|internal|upstream|auth-request|authenticated|forwarded-(user|email|groups))(-|$)/;

function isInternal(name: string): boolean {
  if (name[0] !== 'x' && name[0] !== 'X') return false;
  return INTERNAL.test(name.toLowerCase().replaceAll('_', '-'));
}

/**
 * Removes headers with which a client could claim an identity, from every view that Node gives of them: `headers` joins
 * repeated ones, `headersDistinct` lists them, `rawHeaders` has them as they were sent.
 */
export const dropInternalHeaders: RequestHandler = (req, _res, next) => {
  // All views are made from this one, and in nearly every request there is nothing to remove.
  if (!req.rawHeaders.some((text, index) => index % 2 === 0 && isInternal(text))) return next();
  for (const view of [req.headers, req.headersDistinct]) {
    for (const name of Object.keys(view)) if (isInternal(name)) delete view[name];
  }
  const kept = req.rawHeaders.filter((_, index, raw) => !isInternal(raw[index - (index % 2)] ?? ''));
  req.rawHeaders.splice(0, req.rawHeaders.length, ...kept);
  next();
};
