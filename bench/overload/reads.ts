import { ERAS } from '../../dev/traffic/eras.ts';
import { authorizedRequest } from '../load/authorized-request.ts';
import { createLoad } from '../load/load.ts';
import { requiredResult } from '../load/required-result.ts';
import { inTurns } from '../measure/in-turns.ts';
import { type Assembly, tokensOf } from '../path/assembly.ts';
import { addingCall } from '../path/measured-calls.ts';

type ReadsOptions = { readonly people: number; readonly connections: number };

/** Reads of several people in turns, which may be refused: `send` gives the status of the answer. */
export type Reads = Disposable & { readonly send: (n: number) => Promise<number> };

const PAGE = 20;
const WORD = 'page';

/** Signs people in, and saves for each a page of bookmarks, which is searched for later. @throws {PokeError} */
export async function createReads(product: Assembly, { people, connections }: ReadsOptions): Promise<Reads> {
  const { mcpUrl: url } = product;
  const [, era] = ERAS;
  const tokens = await tokensOf(product, people);
  const load = createLoad({ url, connections });
  for (let n = 0; n < PAGE; n += 1) {
    const adding = addingCall(era, n);
    await Promise.all(tokens.map((token) => requiredResult(load, authorizedRequest(url, adding, token))));
  }
  const search = era.call('search_bookmarks', { query: WORD, limit: PAGE });
  const requests = tokens.map((token) => authorizedRequest(url, search, token));
  return {
    send: async (n) => (await load.call(inTurns(requests, n))).status,
    [Symbol.dispose]: () => load[Symbol.dispose](),
  };
}
