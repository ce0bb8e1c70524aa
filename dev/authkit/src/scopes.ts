/** What AuthKit offers by itself, and the two scopes of the bookmark manager. */
export const SCOPES = [
  'openid',
  'profile',
  'email',
  'offline_access',
  'bookmarks:read',
  'bookmarks:write',
] as const;

/**
 * Stands in for the scope of a request that asks for none. AuthKit then issues a token without a scope, but
 * oidc-provider grants nothing to a request without one. The word never leaves this server.
 */
export const UNSCOPED = 'unscoped';

/** `scope` for oidc-provider, which drops `offline_access` from requests without `prompt=consent`. */
export function withUnscoped(scope: string | null): string {
  const scopes = scopesIn(scope);
  return scopes.some((name) => name !== 'offline_access')
    ? scopes.join(' ')
    : [...scopes, UNSCOPED].join(' ');
}

/** `scope` for the world; `undefined` when nothing is left. */
export function withoutUnscoped(scope: unknown): string | undefined {
  const scopes = scopesIn(scope).filter((name) => name !== UNSCOPED);
  return scopes.length > 0 ? scopes.join(' ') : undefined;
}

/** The scopes in a `scope` parameter or claim (RFC 6749, section 3.3). */
export function scopesIn(scope: unknown): string[] {
  return typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [];
}
