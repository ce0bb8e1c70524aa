import { createLogger } from '@bookmarks/telemetry';
import { migrate } from './postgres/migrations.ts';

/** `node src/migrate.ts`: brings the schema of DATABASE_URL, whose role owns it, up to date. Run it before the service. */
const log = createLogger('migrate', 'info');
try {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl)
    throw new Error('DATABASE_URL is required: a role that owns the schema, or may create it.');
  const applied = await migrate(databaseUrl);
  log.info({ applied }, applied.length === 0 ? 'the schema was up to date' : 'the schema is up to date');
} catch (error) {
  log.fatal({ err: error }, 'the schema was not changed further');
  process.exitCode = 1;
}
