import { describeStep } from '../poke/describe-step.ts';
import { connectPoke, type PokeSession } from '../poke/poke-session.ts';
import { BOOKMARK, BOOKMARK_PAGE, DELETION, ENTRIES, SAVED, TAGS } from './answers.ts';
import { dataOf, expectThat } from './expect.ts';
import { SPECIFICATIONS } from './specifications.ts';
import type { Transcript } from './transcript.ts';

/** As many calls as an assistant may have under way. */
const CALLS_AT_ONCE = 8;

/** Two people use the product side by side. @throws {DemoError} when anything is not as it should be. */
export async function runDemo(mcpUrl: string, transcript: Transcript): Promise<void> {
  transcript.title('anna connects, as Poke does');
  await using anna = await connectPoke({
    mcpUrl,
    loginHint: 'anna',
    onStep: (step) => step.name !== 'tool_called' && transcript.done(describeStep(step)),
  });
  await using ben = await connectPoke({ mcpUrl, loginHint: 'ben' });
  transcript.done('ben connected in the same way');

  transcript.title(`Each saves ${SPECIFICATIONS.length} real bookmarks, one tool call each`);
  const people = { anna, ben };
  const counts = await Promise.all(
    Object.entries(people).map(async ([name, session]) => {
      const count = await saveAll(session);
      transcript.done(`${name}: ${count.created} saved, ${count.merged} merged into one with the same URL`);
      return count.created;
    }),
  );
  const [annasCount = 0, bensCount = 0] = counts;

  transcript.title('anna uses them');
  await useLibrary(anna, annasCount, transcript);

  transcript.title('Neither sees what the other has');
  await expectIsolation(anna, ben, bensCount);
  transcript.done("ben finds nothing of anna's by search, id, URL or tag, and cannot change or delete it");

  transcript.title('The access token is replaced by the refresh token');
  const before = anna.accessToken;
  await anna.refresh();
  expectThat(anna.accessToken !== before, 'Refreshing gave the same access token again.');
  dataOf(await anna.callTool('list_bookmarks'), BOOKMARK_PAGE);
  transcript.done('and anna goes on with the new one');
}

async function saveAll(session: PokeSession): Promise<{ created: number; merged: number }> {
  const waiting = [...SPECIFICATIONS];
  const outcomes: string[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      outcomes.push(dataOf(await session.callTool('add_bookmark', next), SAVED).outcome);
    }
  };
  await Promise.all(Array.from({ length: CALLS_AT_ONCE }, worker));
  const created = outcomes.filter((outcome) => outcome === 'created').length;
  expectThat(outcomes.length === SPECIFICATIONS.length, `Only ${outcomes.length} calls were answered.`);
  return { created, merged: outcomes.length - created };
}

async function useLibrary(
  session: PokeSession,
  expectedCount: number,
  transcript: Transcript,
): Promise<void> {
  const listed = await listAll(session);
  expectThat(listed === expectedCount, `The pages hold ${listed} bookmarks, not ${expectedCount}.`);
  transcript.done(`Listed all ${listed}, page by page`);

  const { tags } = dataOf(await session.callTool('list_tags', { limit: 3 }), TAGS);
  transcript.done(`Most used tags: ${tags.map(({ name, count }) => `${name} (${count})`).join(', ')}`);

  const found = dataOf(await session.callTool('search_bookmarks', { query: 'css color' }), BOOKMARK_PAGE);
  const [first] = found.bookmarks;
  expectThat(first?.title.includes('Color') === true, 'The search for "css color" missed.');
  transcript.done(`Searched "css color": ${first.title} and ${found.bookmarks.length - 1} more`);

  const edit = { ref: first.id, title: 'Palettes', note: 'anna-only: for the redesign' };
  const { bookmark } = dataOf(await session.callTool('edit_bookmark', edit), BOOKMARK);
  expectThat(bookmark.title === 'Palettes', 'The edit did not arrive.');
  transcript.done(`Edited it: now "${bookmark.title}", version ${bookmark.version}`);

  const refs = found.bookmarks.slice(1, 3).map(({ id }) => id);
  const asked = dataOf(await session.callTool('delete_bookmarks', { refs }), DELETION);
  expectThat(asked.status === 'confirmation_required', 'Two bookmarks were deleted without asking.');
  const confirmed = { refs, confirm_token: asked.confirm_token };
  const gone = dataOf(await session.callTool('delete_bookmarks', confirmed), DELETION);
  expectThat(gone.status === 'deleted' && gone.bookmarks.length === refs.length, 'Not all were deleted.');
  const remaining = await listAll(session);
  expectThat(
    remaining === expectedCount - refs.length,
    `${remaining} bookmarks remain, not ${expectedCount - refs.length}.`,
  );
  transcript.done(`Deleted ${refs.length} after a confirmation: ${remaining} remain`);
}

async function expectIsolation(anna: PokeSession, ben: PokeSession, bensCount: number): Promise<void> {
  const secret = { url: 'https://anna.example/diary', title: 'Diary of anna', tags: ['annas-tag'] };
  const { bookmark } = dataOf(await anna.callTool('add_bookmark', secret), BOOKMARK);
  const refs = [bookmark.id, secret.url];

  const { bookmarks: entries } = dataOf(await ben.callTool('get_bookmarks', { refs }), ENTRIES);
  expectThat(
    entries.every(({ saved }) => !saved),
    "ben can read anna's bookmark.",
  );
  for (const query of ['diary', 'anna-only', 'palettes']) {
    const { bookmarks } = dataOf(await ben.callTool('search_bookmarks', { query }), BOOKMARK_PAGE);
    expectThat(bookmarks.length === 0, `ben's search for "${query}" finds what is anna's.`);
  }
  const { tags } = dataOf(await ben.callTool('list_tags', { prefix: 'annas' }), TAGS);
  expectThat(tags.length === 0, "ben sees anna's tag.");
  for (const ref of refs) {
    const edited = await ben.callTool('edit_bookmark', { ref, title: 'taken over' });
    const deleted = await ben.callTool('delete_bookmarks', { refs: [ref] });
    expectThat(edited.isError === true && deleted.isError === true, "ben can change anna's bookmark.");
  }
  expectThat((await listAll(ben)) === bensCount, 'The number of bookmarks that ben has changed.');
  const { bookmarks: own } = dataOf(await anna.callTool('get_bookmarks', { refs }), ENTRIES);
  expectThat(
    own.every((entry) => entry.bookmark?.title === secret.title),
    "anna's bookmark is not as she saved it.",
  );
}

/** The number of bookmarks on all pages. */
async function listAll(session: PokeSession): Promise<number> {
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const args = { limit: 100, ...(cursor && { cursor }) };
    const page = dataOf(await session.callTool('list_bookmarks', args), BOOKMARK_PAGE);
    for (const { id } of page.bookmarks) ids.add(id);
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return ids.size;
}
