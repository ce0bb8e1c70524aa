import { SCOPES, type Scope } from '@bookmarks/identity';

/**
 * What a token allows. One that names scopes of ours allows these and no others. One that names none of ours allows
 * `defaultScopes`: AuthKit cannot issue an application's own scopes, its tokens say nothing or `openid profile email`,
 * which is about the person and not about bookmarks. To be stricter an operator narrows DEFAULT_SCOPES.
 */
export function scopesOf(claim: string | undefined, defaultScopes: readonly Scope[]): readonly Scope[] {
  const named = (claim ?? '').split(' ').filter(isScope);
  return withImplied(named.length > 0 ? named : defaultScopes);
}

/** In the order of `SCOPES`, and with read wherever there is write. */
export function withImplied(scopes: readonly Scope[]): readonly Scope[] {
  return scopes.includes('bookmarks:write') ? SCOPES : SCOPES.filter((scope) => scopes.includes(scope));
}

/** Whether `name` is a scope of ours. */
export function isScope(name: string): name is Scope {
  return SCOPES.some((scope) => scope === name);
}
