import type { Answer, Session } from '../helpers/connect.ts';

/** Clients at work: what failed for them, and how many calls there were. */
export type Traffic = { readonly failures: string[]; readonly calls: () => number; stop(): Promise<void> };

/** Has each session save, find, change and undo, again and again. */
export function startTraffic(sessions: readonly Session[]): Traffic {
  const failures: string[] = [];
  let calls = 0;
  let isOver = false;
  const call = async (session: Session, name: string, args: object) => {
    calls += 1;
    const answer = await session.call(name, args).catch((error): Answer => {
      return { isError: true, text: String(error), data: {} };
    });
    if (answer.isError) failures.push(`${name}: ${answer.text}`);
    return answer;
  };
  const working = sessions.map(async (session, client) => {
    for (let round = 0; !isOver; round += 1)
      await oneRound((name, args) => call(session, name, args), `https://traffic.example/${client}/${round}`);
  });
  return {
    failures,
    calls: () => calls,
    async stop() {
      isOver = true;
      await Promise.all(working);
    },
  };
}

async function oneRound(call: (name: string, args: object) => Promise<Answer>, url: string): Promise<void> {
  await call('add_bookmark', { url, title: `Traffic at ${url}`, tags: ['traffic', 'busy'] });
  await call('search_bookmarks', { query: 'traffic' });
  await call('edit_bookmark', { ref: url, note: 'on the way' });
  const { data } = await call('organize_bookmarks', { refs: [url], add_tags: ['jam'], collection: 'Roads' });
  await call('list_tags', {});
  await call('undo_change', { change_id: data.change_id });
}
