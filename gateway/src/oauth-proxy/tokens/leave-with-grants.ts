import type { Logger } from '@bookmarks/telemetry';
import type { Provider } from 'oidc-provider';
import type { UpstreamSessions } from '../vault/upstream-sessions.ts';

/** A grant that ends because a code or a refresh token came twice is out at the upstream as well. */
export function leaveWithGrants(
  provider: Provider,
  sessions: Pick<UpstreamSessions, 'leave'>,
  log: Logger,
): void {
  provider.on('grant.revoked', ({ oidc: { entities } }, grantId) => {
    const sub = (entities.RefreshToken ?? entities.AuthorizationCode)?.accountId;
    if (sub === undefined) return;
    sessions
      .leave(sub, grantId)
      .catch((err: unknown) => log.warn({ err }, 'a grant that ended is still noted at the upstream'));
  });
}
