import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

/** The tools that nobody calls here. A server has them all the same: whoever lists its tools gets them. */
export function registerOtherTools(server: Pick<McpServer, 'registerTool'>): void {
  const ref = z.string().max(2048).describe('Id (bm_…) or URL');
  const tag = z.string().max(64);
  const tags = z.array(tag).max(50).optional();
  const cursor = z.string().max(1024).optional().describe('next_cursor of the page before');
  const confirm_token = z.string().max(64).optional().describe('Once the user agreed');
  const dry_run = z.boolean().default(false).describe('Only say what would happen');
  const filter = {
    tags_all: tags,
    tags_any: tags,
    collection: z.string().optional().describe('Path (Work/Projects) or id'),
    status: z.enum(['unread', 'read', 'archived', 'any']).default('any'),
    favorite: z.boolean().optional(),
    domain: z.string().max(253).optional().describe('example.com, with its subdomains'),
  };
  const brief = z.object({ id: z.string(), title: z.string(), url: z.string() });
  const page = { bookmarks: z.array(brief), next_cursor: z.string().optional() };
  const receipt = { change_id: z.string().optional(), job_id: z.string().optional() };

  const register = (name: string, description: string, input: z.ZodRawShape, output: z.ZodRawShape) =>
    server.registerTool(
      name,
      { description, inputSchema: z.object(input), outputSchema: z.object(output) },
      async () => ({ isError: true, content: [{ type: 'text', text: `${name} is not measured here.` }] }),
    );

  register(
    'list_bookmarks',
    'Use this when the user wants to see bookmarks: all, or by tag, collection, status or site.',
    { limit: z.int().min(1).max(100).default(20), cursor, sort: z.enum(['newest', 'title']), ...filter },
    page,
  );
  register(
    'search_bookmarks',
    'Use this when the user looks for words in title, tags, note, description or URL.',
    { query: z.string().min(1).max(500), limit: z.int().min(1).max(50).default(10), cursor, ...filter },
    { ...page, corrected_query: z.string().optional() },
  );
  register(
    'list_tags',
    "Use this when you need the user's tags: to choose existing ones before tagging, or to find similar ones.",
    { prefix: tag.optional(), min_count: z.int().optional(), limit: z.int().max(500).default(50), cursor },
    { tags: z.array(z.object({ name: z.string(), count: z.number() })), next_cursor: z.string().optional() },
  );
  register(
    'list_collections',
    "Use this when you need the user's collections: their paths and how many bookmarks each has.",
    { parent: z.string().optional(), depth: z.int().min(1).max(8).optional() },
    { collections: z.array(z.object({ id: z.string(), path: z.string(), bookmarks: z.number() })) },
  );
  register(
    'audit_library',
    'Use this when the user wants to tidy up. It changes nothing itself.',
    {
      check: z.enum(['duplicates', 'untagged', 'similar_tags']),
      limit: z.int().max(100).default(20),
      cursor,
    },
    { findings: z.array(z.object({ bookmarks: z.array(brief) })), next_cursor: z.string().optional() },
  );
  register(
    'resurface_bookmarks',
    'Use this when the user wants something to read, or to rediscover what they saved.',
    {
      mode: z.enum(['random', 'oldest_unread', 'related_to']),
      ref: ref.optional(),
      seed: z.int().optional(),
    },
    { bookmarks: z.array(brief) },
  );
  register(
    'library_overview',
    'Use this when the user asks what is in the library, how a job stands, or what was changed lately.',
    {},
    { totals: z.record(z.string(), z.number()), limits: z.record(z.string(), z.number()) },
  );
  register(
    'organize_bookmarks',
    'Use this when the user wants to tag, file, mark or annotate bookmarks alike.',
    { refs: z.array(ref).min(1).max(100).optional(), add_tags: tags, remove_tags: tags, dry_run },
    { changed: z.number(), unchanged: z.number(), examples: z.array(brief), ...receipt },
  );
  register(
    'save_collection',
    'Use this when the user wants to make a collection, or to rename, move or describe one.',
    { id: z.string().optional(), name: z.string().max(100).optional(), smart_query: z.string().optional() },
    { outcome: z.enum(['created', 'changed', 'unchanged']), ...receipt },
  );
  register(
    'import_bookmarks',
    'Use this when the user wants to bring bookmarks from elsewhere.',
    {
      content: z.string().max(200_000).optional(),
      format: z.enum(['auto', 'netscape', 'csv', 'json']),
      dry_run,
    },
    { status: z.enum(['dry_run', 'running', 'done', 'upload_link']), ...receipt },
  );
  register(
    'export_bookmarks',
    'Use this when the user wants a file of bookmarks. It returns a short-lived link.',
    { format: z.enum(['netscape', 'json', 'csv']), ...filter },
    { download_url: z.string(), expires_at: z.string() },
  );
  register(
    'undo_change',
    'Use this when the user wants a change of the last 30 days taken back, also an undo.',
    { change_id: z.string().max(64).describe('chg_…') },
    { undone: z.number(), conflicts: z.number(), ...receipt },
  );
  register(
    'edit_bookmark',
    'Use this when the user wants to correct one bookmark: what is given overwrites.',
    { ref, url: z.string().optional(), title: z.string().max(500).optional(), tags },
    { bookmark: brief, ...receipt },
  );
  register(
    'update_tags',
    'Use this when the user wants to rename, merge or delete tags in all bookmarks.',
    { changes: z.array(z.object({ from: z.array(tag).min(1), to: tag.nullable() })), dry_run, confirm_token },
    { status: z.enum(['changed', 'unchanged', 'dry_run', 'confirmation_required']), ...receipt },
  );
  register(
    'delete_bookmarks',
    'Use this when the user wants bookmarks gone; they stay in the trash for 30 days.',
    { refs: z.array(ref).min(1).max(100), confirm_token },
    { status: z.enum(['deleted', 'gone_already', 'confirmation_required']), ...receipt },
  );
  register(
    'delete_collection',
    'Use this when the user wants a collection gone, with those below it.',
    { id: z.string(), bookmarks: z.enum(['keep', 'trash']), confirm_token },
    { status: z.enum(['deleted', 'confirmation_required']), bookmarks: z.number(), ...receipt },
  );
}
