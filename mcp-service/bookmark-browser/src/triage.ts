import type { Deed } from './deed.ts';
import type { Host } from './host.ts';
import type { Listing, SetBack } from './listing.ts';
import { summaryOf } from './summary.ts';

/** How far back a person can go, and how much of it the model is told. */
const MAX_DONE = 20;

type Done = { readonly deed: Deed; readonly changeId: string; readonly setBack: SetBack };

type TriageEvents = {
  readonly onChange: () => void;
  readonly onDone: (message: string) => void;
  readonly onProblem: (problem: unknown) => void;
};

type TriageHost = Pick<Host, 'change' | 'undo' | 'tellModel'>;

/** What is done to bookmarks: it shows at once, is done one after the other, and is set back where it is refused. */
export class Triage {
  readonly #host: TriageHost;
  readonly #listing: Listing;
  readonly #events: TriageEvents;
  #done: readonly Done[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(host: TriageHost, listing: Listing, events: TriageEvents) {
    this.#host = host;
    this.#listing = listing;
    this.#events = events;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  /** When all of it is done. */
  get settled(): Promise<void> {
    return this.#last;
  }

  do(deed: Deed): Promise<void> {
    this.#listing.expect(deed);
    this.#events.onChange();
    return this.#next(async () => {
      const changeId = await this.#host.change(deed.call).catch((error: unknown) => {
        this.#listing.giveUp(deed);
        throw error;
      });
      const setBack = this.#listing.settle(deed);
      if (changeId !== undefined) this.#remember({ deed, changeId, setBack });
      this.#events.onDone(`It is ${deed.name}.`);
    });
  }

  /** Takes the last deed back, also one that is still on its way. */
  undo(): Promise<void> {
    return this.#next(async () => {
      const last = this.#done.at(-1);
      if (last === undefined) return this.#events.onDone('There is nothing to undo.');
      const isAsBefore = await this.#host.undo(last.changeId);
      if (isAsBefore) last.setBack();
      this.#done = this.#done.slice(0, -1);
      this.#events.onDone(
        isAsBefore ? 'Taken back.' : 'It was changed elsewhere since, and is left as it is.',
      );
    });
  }

  #remember(done: Done): void {
    this.#done = [...this.#done, done].slice(-MAX_DONE);
  }

  #next(work: () => Promise<void>): Promise<void> {
    this.#last = this.#last
      .then(work)
      .then(() => this.#tellModel())
      .catch((error: unknown) => this.#events.onProblem(error))
      .finally(this.#events.onChange);
    return this.#last;
  }

  /** Nobody waits for that, and who cannot be told is not. */
  #tellModel(): void {
    this.#host.tellModel(summaryOf(this.#done)).catch(() => undefined);
  }
}
