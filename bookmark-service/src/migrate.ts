import { reportFatal } from '@bookmarks/env';
import { createLogger } from '@bookmarks/telemetry';
import { loadMigrationConfig } from './config.ts';
import { migrate } from './postgres/migrations.ts';

/** `node src/migrate.ts`: brings the schema of DATABASE_URL, whose role owns it, up to date. Run it before the service. */
const log = createLogger('migrate', 'info');
try {
  const applied = await migrate(loadMigrationConfig(process.env).databaseUrl);
  log.info({ applied }, applied.length === 0 ? 'the schema was up to date' : 'the schema is up to date');
} catch (error) {
  reportFatal(log, error);
  process.exitCode = 1;
}
