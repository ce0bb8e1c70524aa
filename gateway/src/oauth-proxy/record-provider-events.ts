import type { Logger } from '@bookmarks/telemetry';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { RecordDecision } from './record-decision.ts';

/** Writes down what oidc-provider decides. */
export function recordProviderEvents(provider: Provider, record: RecordDecision, log: Logger): void {
  const decided = (operation: string) => (context: KoaContextWithOIDC, refusal?: { error: string }) => {
    const { client, account } = context.oidc;
    record(
      operation,
      { reason: refusal?.error, sub: account?.accountId, client_id: client?.clientId },
      context.req,
      context.res,
    );
  };
  provider.on('authorization.error', decided('oauth:authorize'));
  provider.on('grant.error', decided('oauth:token'));
  provider.on('grant.success', (context) => decided('oauth:token')(context));
  provider.on('grant.revoked', (context) => {
    const { client } = context.oidc;
    record('oauth:grant', { reason: 'reused', client_id: client?.clientId }, context.req, context.res);
  });
  const failed = (err: Error) => log.error({ err }, 'the OAuth proxy failed');
  provider.on('server_error', (_context, error) => failed(error));
  // Koa's own writes to the console.
  provider.onerror = failed;
}
