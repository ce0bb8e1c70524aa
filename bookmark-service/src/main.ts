import { once } from 'node:events';
import { createIdentityVerifier } from '@bookmarks/identity';
import { collectProcessMetrics, createLogger, createMetrics, serveMetrics } from '@bookmarks/telemetry';
import { HealthImplementation } from 'grpc-health-check';
import { createLibrary } from './bookmarks/library.ts';
import { loadConfig } from './config.ts';
import { listen } from './grpc/listen.ts';
import { watchDatabase } from './postgres/database-watch.ts';
import { createPool } from './postgres/pool.ts';
import { createPostgresLibraryStore } from './postgres/postgres-library-store.ts';
import { createServer } from './server.ts';

const log = createLogger('bookmark-service', 'info');
try {
  const config = loadConfig(process.env);
  log.level = config.logLevel;

  await using resources = new AsyncDisposableStack();
  const pool = resources.adopt(createPool(config.databaseUrl, log), (opened) => opened.end());
  const metrics = createMetrics('bookmark-service');
  collectProcessMetrics(metrics);
  metrics.gauge('database_connections', 'Connections of the pool.', () => pool.totalCount);
  metrics.gauge('database_connections_idle', 'Connections that nobody uses.', () => pool.idleCount);
  metrics.gauge('database_waiting_calls', 'Calls that wait for a connection.', () => pool.waitingCount);
  const monitoring = resources.use(await serveMetrics(metrics, config.metricsPort));
  log.info({ port: monitoring.port }, 'serving metrics');
  const health = new HealthImplementation({ '': 'NOT_SERVING' });
  const unsafeRole = Promise.withResolvers<never>();
  resources.use(
    watchDatabase({
      pool,
      onChange: (isReachable, error) => {
        health.setStatus('', isReachable ? 'SERVING' : 'NOT_SERVING');
        if (isReachable) log.info('the database is within reach');
        else log.warn({ err: error }, 'the database is out of reach');
      },
      onUnsafeRole: unsafeRole.reject,
    }),
  );

  const library = createLibrary({ store: createPostgresLibraryStore(pool), clock: () => new Date() });
  const verifyIdentity = createIdentityVerifier(config.verificationKeys, 'bookmark-service');
  const server = resources.use(
    await listen(createServer({ library, verifyIdentity, health, metrics, log }), config.port),
  );
  log.info({ port: server.port }, 'listening');

  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT'), unsafeRole.promise]);
  health.setStatus('', 'NOT_SERVING');
  log.info('draining');
} catch (error) {
  log.fatal({ err: error }, 'cannot run');
  process.exitCode = 1;
}
