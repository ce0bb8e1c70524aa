/** What a process, or a container, is made to do. */
export type Part = {
  readonly name: string;
  kill(): Promise<void>;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>;
  /** Resolves when it is ready. */
  start(): Promise<void>;
  /** Its connections stay open, and it answers nothing. */
  pause(): Promise<void>;
  resume(): Promise<void>;
};

/** What a fault can see of the traffic that meets it. */
type Meanwhile = {
  /** Waits for as long as a fault lasts. */
  readonly hold: () => Promise<void>;
  /** Waits until calls fail. */
  readonly untilFelt: () => Promise<void>;
};

/** How one knows that a fault was there at all. */
export type Trace =
  | { readonly kind: 'failures' }
  /** At least one call took so long. */
  | { readonly kind: 'slowness'; readonly leastMs: number }
  /** Nobody notices: that is what is promised. */
  | { readonly kind: 'none' };

/** One way in which the product is disturbed: a row of the table. */
export type Fault = {
  readonly name: string;
  /** What people may be told, in the words of `Outcome.fault`. */
  readonly documented: readonly RegExp[];
  readonly trace: Trace;
  /** What must be in place before; taken away afterwards. Both while nobody calls. */
  readonly prepare?: () => Promise<AsyncDisposable>;
  /** Begins, and resolves when the fault is over. */
  readonly happen: (meanwhile: Meanwhile) => Promise<void>;
};
