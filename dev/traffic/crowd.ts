import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { createAccessTokens } from '../poke/access-tokens.ts';
import { signIn } from '../poke/sign-in.ts';
import { ERAS } from './eras.ts';
import { inParallel } from './in-parallel.ts';
import { Person } from './person.ts';
import { createToolCaller } from './tool-caller.ts';
import { MAX_UNDER_WAY } from './traffic.ts';

/** People of the stand-in who are signed in, each by an app of their own, and who keep their tokens fresh. */
export type Crowd = Disposable & {
  readonly people: readonly Person[];
  /** How often tokens were renewed. */
  readonly refreshes: () => number;
  /** Closes the connections, so that the next calls are spread over all gateways anew. */
  readonly hangUp: () => void;
};

const SIGN_INS_AT_A_TIME = 8;

/** Signs `count` people in; one half speaks the protocol of the one era, the other of the other. */
export async function signInCrowd(mcpUrl: string, count: number): Promise<Crowd> {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_UNDER_WAY, scheduling: 'fifo' });
  const run = randomBytes(4).toString('hex');
  let refreshes = 0;
  const enter = async (number: number): Promise<Person> => {
    const name = `crowd-${number}`;
    const options = { mcpUrl: new URL(mcpUrl), loginHint: name, scope: undefined, onStep: () => {}, fetch };
    const tokens = createAccessTokens({
      ...options,
      signIn: await signIn(options),
      clock: () => new Date(),
      onStep: ({ name: step }) => {
        if (step === 'tokens_refreshed') refreshes += 1;
      },
    });
    const era = ERAS[number % ERAS.length] ?? ERAS[0];
    const call = createToolCaller({ mcpUrl, era, tokens, agent });
    return new Person({ name, call, run, firstTurn: number });
  };
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    people: await inParallel(numbers, SIGN_INS_AT_A_TIME, enter),
    refreshes: () => refreshes,
    hangUp: () => agent.destroy(),
    [Symbol.dispose]: () => agent.destroy(),
  };
}
