/** What can be completed while somebody types. */
export type Completable = 'tag' | 'collection' | 'domain';

type PromptArgument = {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly completes?: Completable;
};

/** A task that people start by name. It quotes its arguments and never anything that was saved. */
export type Prompt = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: readonly PromptArgument[];
  /** Whether its steps need tools that write. */
  readonly writes: boolean;
  text(given: Readonly<Record<string, string | undefined>>): string;
};
