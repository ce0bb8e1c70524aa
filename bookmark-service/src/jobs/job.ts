export type JobKind = 'import' | 'undo' | 'organize' | 'update_tags';
export type JobState = 'queued' | 'running' | 'done' | 'failed';

/** Work that takes longer than a call, as its user sees it. */
export type Job = {
  readonly id: string;
  readonly kind: JobKind;
  /** What is to be done, as JSON; checked again when the job runs. */
  readonly params: unknown;
  readonly state: JobState;
  /** Where the next step begins, for whoever does it; undefined before the first. */
  readonly cursor: string | undefined;
  readonly done: number;
  readonly total: number | undefined;
  /** What came of it, as JSON. */
  readonly result: unknown;
  readonly failure: string | undefined;
  readonly changeId: string | undefined;
  readonly createdAt: Date;
  readonly finishedAt: Date | undefined;
};

/** Starts a job in the transaction of the call that wants it: both are there, or neither. @returns its id. */
export type StartJob<Library> = (library: Library, kind: JobKind, params: object) => Promise<string>;
