import { interactionPolicy } from 'oidc-provider';
import { findUser } from '../users.ts';

/** The prompts of oidc-provider, and one more reason to sign in: the hint names somebody else than the session. */
export function createLoginPolicy(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.get('login')?.checks.add(
    new interactionPolicy.Check('login_hint', 'login_hint names another user', ({ oidc }) => {
      const hinted = findUser(oidc.params?.login_hint);
      return hinted !== undefined && hinted.id !== oidc.session?.accountId;
    }),
  );
  return policy;
}
