/**
 * Where an address of the upstream is reached. A stand-in serves each provider below the name of its host:
 * `https://api.github.com/user?x` is `<standIn>/api.github.com/user?x` there.
 */
export function upstreamUrl(url: string, standIn: URL | undefined): URL {
  const real = new URL(url);
  if (standIn === undefined) return real;
  return new URL(`${standIn.href.replace(/\/$/, '')}/${real.host}${real.pathname}${real.search}`);
}
