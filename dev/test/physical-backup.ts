import { chmod, chown, cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../processes/command.ts';
import { waitFor } from '../processes/wait-for.ts';
import { withClient } from '../stack/postgres/sql.ts';
import type { Stack } from '../stack/start-stack.ts';

/**
 * Continuous archiving as PostgreSQL's manual has it (chapter 25.3), with the programs of the server alone: npm brings no
 * `pg_basebackup`, and Debian's is too old for this server. CloudNativePG does the same with the object store of a cloud.
 */
export type PhysicalBackup = { readonly archive: string; readonly base: string };

const ARCHIVED_BOUND_MS = 20_000;
/** What the manual says to leave out: the archive has the WAL, and the rest is of the running server. */
const LEFT_OUT = ['./pg_wal/*', './pg_replslot/*', './pg_dynshmem/*', './pg_notify/*', './postmaster.*'];

const homeIn = (dataFolder: string) => join(dataFolder, 'postgres');
export const clusterIn = (dataFolder: string) => join(homeIn(dataFolder), 'cluster');

/** Has the server of `stack` archive its WAL, a second late at most. */
export async function startArchiving({ postgres }: Stack, archive: string): Promise<void> {
  await mkdir(archive);
  const { uid, gid } = await stat(clusterIn(postgres.dataFolder));
  await chown(archive, uid, gid);
  await withClient(postgres.adminUrl, async (client) => {
    await client.query('alter system set archive_mode = on');
    await client.query(`alter system set archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f'`);
    await client.query("alter system set archive_timeout = '1s'");
  });
  await postgres.stop();
  await postgres.start();
}

/** Copies the files of the server while it is at work. */
export async function backUp({ postgres }: Stack, base: string): Promise<void> {
  await mkdir(base);
  await withClient(postgres.adminUrl, async (client) => {
    await client.query("select pg_backup_start('base', fast => true)");
    const exclude = LEFT_OUT.map((pattern) => `--exclude=${pattern}`).join(' ');
    // 1 says that a file changed as it was read, which the WAL puts right.
    await run(`tar -C ${clusterIn(postgres.dataFolder)} -cf ${base}/cluster.tar ${exclude} . || test $? = 1`);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
    await writeFile(join(base, 'backup_label'), rows[0]?.labelfile ?? '');
  });
  await cp(join(homeIn(postgres.dataFolder), 'superuser-password'), join(base, 'superuser-password'));
}

/** Waits until all that was committed so far is in the archive. */
export async function archived({ postgres }: Stack): Promise<void> {
  const isArchived = await withClient(postgres.adminUrl, async (client) => {
    const { rows } = await client.query('select pg_walfile_name(pg_current_wal_lsn()) as file');
    const sql = 'select from pg_stat_archiver where last_archived_wal >= $1';
    return waitFor(async () => (await client.query(sql, [rows[0].file])).rowCount === 1, ARCHIVED_BOUND_MS);
  });
  if (!isArchived) throw new Error('The WAL was not archived.');
}

/** Makes `dataFolder` one whose server, when it starts, goes through the archive: to its end, or to a point in time. */
export async function restore(
  { archive, base }: PhysicalBackup,
  dataFolder: string,
  targetTime?: string,
): Promise<void> {
  const cluster = clusterIn(dataFolder);
  await mkdir(cluster, { recursive: true });
  await run(`tar -C ${cluster} -xf ${base}/cluster.tar`);
  await chmod(cluster, 0o700);
  await cp(join(base, 'backup_label'), join(cluster, 'backup_label'));
  await cp(join(base, 'superuser-password'), join(homeIn(dataFolder), 'superuser-password'));
  await writeFile(join(cluster, 'recovery.signal'), '');
  const settings = {
    archive_mode: 'off',
    restore_command: `cp ${archive}/%f %p`,
    ...(targetTime !== undefined && { recovery_target_time: targetTime, recovery_target_action: 'promote' }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  await writeFile(join(cluster, 'postgresql.auto.conf'), lines);
  const { uid, gid } = await stat(archive);
  await run(`chown -R ${uid}:${gid} ${homeIn(dataFolder)}`);
}

async function run(script: string): Promise<void> {
  const { isOk, output } = await runCommand('/bin/sh', ['-c', script]);
  if (!isOk) throw new Error(`${script}: ${output}`);
}
