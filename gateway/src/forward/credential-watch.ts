import type { Credential } from '../access/credential.ts';

/** How long a stream may go on after its credential has ended, besides the time that it takes to find that out. */
const LOOK_EVERY_MS = 1_000;

/** Calls `onEnded` once the credential does not hold any more. @returns what ends the watch. */
export type WatchCredential = (credential: Credential, onEnded: () => void) => () => void;

/** The streams of one credential: what to call, and what they came with, of which one is as good as another. */
type Streams = Map<() => void, Credential>;

/** One look at each credential, however many streams it has opened; a round begins when the one before is over. */
export function createCredentialWatch(lookEveryMs = LOOK_EVERY_MS): WatchCredential {
  const watched = new Map<string, Streams>();
  let timer: NodeJS.Timeout | undefined;

  function lookAgain(): void {
    timer = watched.size === 0 ? undefined : setTimeout(() => void lookAtAll(), lookEveryMs);
  }

  async function lookAtAll(): Promise<void> {
    await Promise.all([...watched.values()].map(look));
    lookAgain();
  }

  async function look(streams: Streams): Promise<void> {
    const [credential] = streams.values();
    if ((await credential?.holds()) === false) for (const onEnded of streams.keys()) onEnded();
  }

  return (credential, onEnded) => {
    const streams: Streams = watched.get(credential.name) ?? new Map();
    watched.set(credential.name, streams.set(onEnded, credential));
    if (timer === undefined) lookAgain();
    return () => {
      streams.delete(onEnded);
      if (streams.size === 0) watched.delete(credential.name);
    };
  };
}
