import { ERAS, type Era, type HttpCall } from '../../dev/traffic/eras.ts';
import { authorizedRequest } from '../load/authorized-request.ts';
import { createLoad } from '../load/load.ts';
import { requiredResult } from '../load/required-result.ts';
import { inTurns } from '../measure/in-turns.ts';
import type { Call } from '../measure/time-calls.ts';
import { type Assembly, tokensOf } from './assembly.ts';
import { type Action, addingCall, readingCall, savingCall } from './measured-calls.ts';

/** Calls the tools of an assembly in the name of several people in turns. */
export type ToolCalls = Disposable & { of(era: Era, action: Action): Call };

/** Signs as many people in as there are connections, and saves for each what is read later. @throws {PokeError} */
export async function createToolCalls(assembly: Assembly, connections: number): Promise<ToolCalls> {
  const { mcpUrl: url } = assembly;
  const tokens = await tokensOf(assembly, connections);
  const load = createLoad({ url, connections });
  const bytesOf = (call: HttpCall, token: string) => authorizedRequest(url, call, token);

  const saving = savingCall(ERAS[0]);
  await Promise.all(tokens.map((token) => requiredResult(load, bytesOf(saving, token))));
  return {
    of(era, action) {
      if (action === 'add_bookmark')
        return (n) => requiredResult(load, bytesOf(addingCall(era, n), inTurns(tokens, n)));
      const requests = tokens.map((token) => bytesOf(readingCall(era), token));
      return (n) => requiredResult(load, inTurns(requests, n));
    },
    [Symbol.dispose]: () => load[Symbol.dispose](),
  };
}
