import type { Logger } from '@bookmarks/telemetry';
import type { errors, KoaContextWithOIDC, Provider } from 'oidc-provider';

/** Writes what was refused, and why, into the log. Call it before `provider.callback()`. */
export function logProviderEvents(provider: Provider, log: Logger): void {
  const refused = (endpoint: string) => (context: KoaContextWithOIDC, error: errors.OIDCProviderError) => {
    const { client_id, redirect_uri, resource } = context.oidc.params ?? {};
    const { error: code, error_description, error_detail } = error;
    log.warn(
      { endpoint, code, error_description, error_detail, client_id, redirect_uri, resource },
      'refused',
    );
  };
  provider.on('authorization.error', refused('authorization'));
  provider.on('grant.error', refused('token'));
  provider.on('introspection.error', refused('introspection'));
  provider.on('registration_create.error', refused('registration'));
  provider.on('revocation.error', refused('revocation'));

  provider.on('grant.success', (context) => {
    const { grant_type, client_id } = context.oidc.params ?? {};
    log.info({ grant_type, client_id, sub: context.oidc.account?.accountId }, 'tokens issued');
  });
  provider.on('registration_create.success', (_context, { clientId, clientName }) => {
    log.info({ client_id: clientId, client_name: clientName }, 'client registered');
  });

  const failed = (error: Error) => log.error({ err: error }, 'request failed');
  provider.on('server_error', (_context, error) => failed(error));
  // Koa's own writes to the console.
  provider.onerror = failed;
}
