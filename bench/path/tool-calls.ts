import { createLoad } from '../load/load.ts';
import { requestBytes } from '../load/request-bytes.ts';
import type { Call } from '../measure/time-calls.ts';
import { type Assembly, tokensOf } from './assembly.ts';
import { ERAS, type Era } from './eras.ts';

/** What is measured: a read of one bookmark by its URL, and a save of a URL that is not saved yet. */
export type Action = 'get_bookmarks' | 'add_bookmark';

/** Calls the tools of an assembly in the name of several people in turns. */
export type ToolCalls = Disposable & { of(era: Era, action: Action): Call };

const READ = { url: 'https://example.com/read', title: 'Read', tags: ['reading'] };
/** A library has a few bookmarks of each site. */
const SITES = 1_000;

/** Signs as many people in as there are connections, and saves for each what is read later. @throws {PokeError} */
export async function createToolCalls(assembly: Assembly, connections: number): Promise<ToolCalls> {
  const { name, mcpUrl: url } = assembly;
  const tokens = await tokensOf(assembly, connections);
  const load = createLoad({ url, connections });

  const requestOf = (era: Era, tool: Action, args: object) => {
    const { headers, body } = era.call(tool, args);
    return (token: string) =>
      requestBytes({ url, headers: { ...headers, authorization: `Bearer ${token}` }, body });
  };
  const send = async (request: Buffer) => {
    const { status, body } = await load.call(request);
    if (status !== 200 || !body.includes('"result"') || body.includes('"isError":true'))
      throw new Error(`A call of the ${name} failed: ${status} ${body.toString().slice(0, 500)}`);
  };

  const [era] = ERAS;
  await Promise.all(tokens.map(requestOf(era, 'add_bookmark', READ)).map(send));
  return {
    of(era, action) {
      const reads = tokens.map(requestOf(era, 'get_bookmarks', { refs: [READ.url] }));
      return action === 'get_bookmarks'
        ? (n) => send(turnOf(reads, n))
        : (n) => send(requestOf(era, 'add_bookmark', newBookmark(era, n))(turnOf(tokens, n)));
    },
    [Symbol.dispose]: () => load[Symbol.dispose](),
  };
}

function newBookmark({ name }: Era, n: number) {
  return { url: `https://site-${n % SITES}.example/${name}/${n}`, title: `Page ${n}`, tags: ['reading'] };
}

function turnOf<Item>(items: readonly Item[], n: number): Item {
  const item = items[n % items.length];
  if (item === undefined) throw new RangeError('There is nobody to call for.');
  return item;
}
