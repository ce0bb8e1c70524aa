import { once } from 'node:events';
import { reportFatal } from '@bookmarks/env';
import { listen } from '@bookmarks/grpc-server';
import { createIdentityVerifier } from '@bookmarks/identity';
import {
  collectProcessMetrics,
  createLogger,
  createMetrics,
  type Logger,
  serveMetrics,
} from '@bookmarks/telemetry';
import { HealthImplementation } from 'grpc-health-check';
import { createApiKeys } from './api-keys/api-keys.ts';
import { createKeyUses } from './api-keys/key-uses.ts';
import { type Config, doubtsAbout, loadConfig } from './config.ts';
import { createJobWorks } from './jobs/job-works.ts';
import { createRunJob } from './jobs/run-job.ts';
import { createLibrary } from './library/library.ts';
import { createPageClient } from './page-service/page-client.ts';
import { startPageWorker } from './pages/page-worker.ts';
import { createVisitPage } from './pages/visit-page.ts';
import { createPokeChat } from './poke/poke-chat.ts';
import { requireConfinedRole, watchDatabase } from './postgres/database-watch.ts';
import { createJobQueue } from './postgres/job-queue.ts';
import { listenToEndedJobs } from './postgres/listen-to-ended-jobs.ts';
import { createPool } from './postgres/pool.ts';
import { createPostgresApiKeyDirectory } from './postgres/postgres-api-key-directory.ts';
import { createPostgresDueReminders } from './postgres/postgres-due-reminders.ts';
import { createPostgresLibraryStore } from './postgres/postgres-library-store.ts';
import { createPostgresPageTurns } from './postgres/postgres-page-turns.ts';
import { createPostgresPublicStore } from './postgres/postgres-public-store.ts';
import { purgeExpired } from './postgres/purge-expired.ts';
import { createPublicCollections } from './public-collections/public-collections.ts';
import { createPushReminders } from './reminders/push-reminders.ts';
import { startReminderWorker } from './reminders/reminder-worker.ts';
import { createServer } from './server.ts';
import { createTokenSeal } from './webhooks/sealed-token.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

try {
  const config = loadConfig(process.env);
  await run(config, createLogger('bookmark-service', config.logLevel));
} catch (error) {
  reportFatal(createLogger('bookmark-service', 'fatal'), error);
  process.exitCode = 1;
}

/** The whole life of the process, top to bottom. */
async function run(config: Config, log: Logger): Promise<void> {
  for (const doubt of doubtsAbout(process.env)) log.warn(doubt);
  await using resources = new AsyncDisposableStack(); // released in reverse order
  // No call ever gets a connection whose role could see the rows of everybody, also not when the role has changed.
  const verify = requireConfinedRole;
  const pool = resources.adopt(createPool(config.databaseUrl, log, { verify }), (opened) => opened.end());
  const watchPool = resources.adopt(createPool(config.databaseUrl, log, { verify, size: 1 }), (opened) =>
    opened.end(),
  );
  const metrics = createMetrics('bookmark-service');
  collectProcessMetrics(metrics);
  metrics.gauge('database_connections', 'Connections of the pool.', () => pool.totalCount);
  metrics.gauge('database_connections_idle', 'Connections that nobody uses.', () => pool.idleCount);
  metrics.gauge('database_waiting_calls', 'Calls that wait for a connection.', () => pool.waitingCount);
  const monitoring = resources.use(await serveMetrics(metrics, config.metricsPort));
  log.info({ port: monitoring.port }, 'serving metrics');
  // A kubelet that asks for `liveness` must not end a process because its database is away.
  const health = new HealthImplementation({ '': 'NOT_SERVING', liveness: 'SERVING' });
  const unsafeRole = Promise.withResolvers<never>();
  const watch = resources.use(
    watchDatabase({
      pool: watchPool,
      onChange: (isReachable, error) => {
        health.setStatus('', isReachable ? 'SERVING' : 'NOT_SERVING');
        if (isReachable) log.info('the database is within reach');
        else log.warn({ err: error }, 'the database is out of reach');
      },
      onUnsafeRole: unsafeRole.reject,
    }),
  );
  // While the database is away, the service starts all the same, and is not ready.
  await Promise.race([watch.checked, unsafeRole.promise]);

  const clock = () => new Date();
  const queue = resources.use(createJobQueue({ databaseUrl: config.databaseUrl, log }));
  const store = createPostgresLibraryStore(pool, queue.send, config.pageServiceAddress !== undefined);
  const library = createLibrary({ store, clock });
  const uses = resources.use(
    createKeyUses({ store, onError: (err) => log.warn({ err }, 'the use of a key was not written down') }),
  );
  const apiKeys = createApiKeys({ store, clock, directory: createPostgresApiKeyDirectory(pool), uses });
  const publicCollections = createPublicCollections({ publicStore: createPostgresPublicStore(pool), clock });
  const poke = config.poke && {
    chat: createPokeChat(config.poke.apiUrl),
    seal: createTokenSeal(config.poke.webhookKey),
  };
  const webhooks = poke && createWebhooks({ store, clock, ...poke });
  if (poke) {
    const push = createPushReminders({ store, clock, random: Math.random, ...poke });
    const messages = metrics.counter('reminder_messages_total', 'Messages into chats, by outcome.', [
      'outcome',
    ]);
    messages.inc({ outcome: 'failed' }, 0);
    const onOutcome = (outcome: string) => messages.inc({ outcome });
    const dueReminders = createPostgresDueReminders(pool);
    resources.use(startReminderWorker({ dueReminders, push, clock, onOutcome, log }));
  }
  const workOf = createJobWorks({ store, clock });
  queue.start({ ...createRunJob({ store, workOf, clock, log }), purge: () => purgeExpired(pool, clock()) });
  const verifyIdentity = createIdentityVerifier(config.verificationKeys, 'bookmark-service');
  const endedJobs = listenToEndedJobs({ databaseUrl: config.databaseUrl, log });
  const server = resources.use(
    await listen(
      createServer({
        ...{ library, apiKeys, publicCollections, webhooks, endedJobs },
        ...{ verifyIdentity, health, metrics, log },
      }),
      config.port,
    ),
  );
  // Before the server, which waits for its calls to end.
  resources.use(endedJobs);
  // It ends before all else: what it has in hand then is given back.
  if (config.pageServiceAddress) {
    const pages = resources.adopt(createPageClient(config.pageServiceAddress), (client) => client.close());
    const visitPage = createVisitPage({ store, clock, getPage: pages.getPage, chance: Math.random });
    const visits = metrics.counter('page_visits_total', 'Looks at pages, by outcome.', ['outcome']);
    visits.inc({ outcome: 'away' }, 0);
    const onOutcome = (outcome: string) => visits.inc({ outcome });
    const turns = createPostgresPageTurns(pool);
    resources.use(startPageWorker({ visitPage, onOutcome, clock, log, turns }));
  }
  log.info({ port: server.port }, 'listening');

  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT'), unsafeRole.promise]);
  health.setStatus('', 'NOT_SERVING');
  log.info('draining');
  await server.retireConnections(config.shutdownDelayMs);
}
