import { Client } from 'pg';

/** The definitions of all that the schema `public` holds, one line each, with who may do what. */
const DEFINITIONS = `
  select format('table %s %s %s %s', relname, relkind, relrowsecurity, relacl) as line
    from pg_class where relnamespace = 'public'::regnamespace
  union all
  select format('column %s %s %s %s %s %s %s', attrelid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull,
      attgenerated, pg_get_expr(adbin, adrelid))
    from pg_attribute join pg_class on pg_class.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and attnum > 0
  union all
  select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = 'public'::regnamespace
  union all
  select indexdef from pg_indexes where schemaname = 'public'
  union all
  select format('view %s %s', viewname, definition) from pg_views where schemaname = 'public'
  union all
  select format('function %s %s', proacl, pg_get_functiondef(oid))
    from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f' and probin is null
  union all
  select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal and tgrelid::regclass::text not like 'pgboss.%'
  union all
  select format('policy %s %s %s %s %s', tablename, policyname, roles, qual, with_check) from pg_policies
  union all
  select pg_get_statisticsobjdef(oid) from pg_statistic_ext
  union all
  select format('configuration %s %s', cfgname, (select array_agg((maptokentype, mapseqno, mapdict::regdictionary) order by 1)
      from pg_ts_config_map where mapcfg = pg_ts_config.oid))
    from pg_ts_config where cfgnamespace = 'public'::regnamespace
  union all
  select format('extension %s', extname) from pg_extension
  order by 1`;

/** What `pg_dump --schema-only` would say of the tables of libraries, as far as the migrations make it. */
export async function schemaOf(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(DEFINITIONS);
    return rows.map(({ line }) => line);
  } finally {
    await client.end();
  }
}
