import { once } from 'node:events';
import { createLogger } from '@bookmarks/telemetry';
import { loadConfig } from './config.ts';
import { loadSigningKey } from './signing-key.ts';
import { startAuthkit } from './start-authkit.ts';
import { openStore } from './state/open-store.ts';

try {
  await serve();
} catch (error) {
  createLogger('authkit', 'fatal').fatal(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function serve(): Promise<void> {
  const config = loadConfig(process.env);
  const { dataDir } = config;
  const log = createLogger('authkit', config.logLevel);
  await using resources = new AsyncDisposableStack();

  const signingKey = await loadSigningKey(dataDir);
  const onWriteError = (err: unknown) => log.error({ err }, 'state not written');
  const { store } = resources.use(await openStore({ dataDir, onWriteError }));
  const { port, issuer } = resources.use(await startAuthkit({ ...config, signingKey, store, log }));
  log.info({ port, issuer, resource: config.resource }, 'listening');

  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  log.info('draining');
}
