import type { ExpectedLibrary, FoundBookmark } from './expected-library.ts';
import { foreignNamesIn } from './foreign-names.ts';
import { type Action, actionOf } from './mix.ts';
import {
  addTag,
  annotate,
  importList,
  mergeTag,
  type Operation,
  retitle,
  save,
  type Tagging,
  takeBack,
} from './operations.ts';
import type { CallTool, Outcome } from './tool-caller.ts';

/** What a person found that must never be. */
export type Wrongs = { readonly lost: string[]; readonly doubled: string[]; readonly foreign: string[] };

export type PersonOptions = {
  readonly name: string;
  readonly call: CallTool;
  /** Of this run, so that nothing of an earlier one is taken for one's own. */
  readonly run: string;
  /** From which turn of the mix this one begins. */
  readonly firstTurn: number;
};

/** What is imported is left alone: its job may not have come to it yet. */
const IMPORTS = '/imports/';
const TAGGED = 10;
const MAX_TAGS = 8;
/** A page shows the beginning of a note. */
const MAX_PARAGRAPHS = 6;
/** Of the newest bookmarks. */
const LIKED = 50;

/** One who does one thing after another, and knows what the library must be like after it. */
export class Person {
  readonly name: string;
  readonly expected: ExpectedLibrary = new Map();
  readonly wrongs: Wrongs = { lost: [], doubled: [], foreign: [] };
  acknowledged = 0;
  readonly #call: CallTool;
  readonly #run: string;
  readonly #base: string;
  #turn: number;
  #made = 0;
  /** What was not acknowledged, and must be repeated before anything else is written. */
  #pending: Operation | undefined;
  /** The last write, if it can be taken back. */
  #tagging: Tagging | undefined;

  constructor({ name, call, run, firstTurn }: PersonOptions) {
    this.name = name;
    this.#call = call;
    this.#run = `https://traffic.example/${run}/`;
    this.#base = `${this.#run}${name}`;
    this.#turn = firstTurn;
  }

  /** Whether everything that was written is known to be done. */
  get isSettled(): boolean {
    return this.#pending === undefined;
  }

  /** Whether a bookmark is of this run, whoever made it: the library may hold what an earlier one left. */
  isOfThisRun({ url }: FoundBookmark): boolean {
    return url.startsWith(this.#run);
  }

  /** Does the next thing of the mix. */
  act(): Promise<Outcome> {
    const action = actionOf(this.#turn);
    this.#turn += 1;
    return this.#reading(action) ?? this.#write(this.#pending ?? this.#writing(action));
  }

  /** Repeats what was not acknowledged, as everybody is told to. */
  async settle(): Promise<Outcome> {
    return this.#pending === undefined ? { isDone: true, data: {} } : this.#write(this.#pending);
  }

  /** Takes the library for what it is, so that what is wrong with it is told once. */
  acceptAsIs(found: readonly FoundBookmark[]): void {
    this.expected.clear();
    for (const { url, ...bookmark } of found) this.expected.set(url, bookmark);
  }

  /** Calls a tool, and looks for what is another's in the answer. */
  async read(tool: string, args: object): Promise<Outcome> {
    const outcome = await this.#call(tool, args);
    this.#note('foreign', outcome.isDone ? foreignNamesIn(outcome.data, this.name) : []);
    return outcome;
  }

  #reading(action: Action): Promise<Outcome> | undefined {
    switch (action) {
      case 'list':
        return this.read('list_bookmarks', { limit: 10 });
      case 'search':
        return this.read('search_bookmarks', { query: `titled ${this.#made}` });
      case 'get':
        return this.#get();
      case 'tags':
        return this.read('list_tags', {});
      case 'overview':
        return this.read('library_overview', {});
      default:
        return undefined;
    }
  }

  async #get(): Promise<Outcome> {
    const url = this.#some(1)[0] ?? this.#base;
    const outcome = await this.read('get_bookmarks', { refs: [url] });
    const [found] = outcome.isDone ? (outcome.data.bookmarks as { saved: boolean }[]) : [];
    if (found?.saved === false && this.expected.has(url)) this.#note('lost', [`${url} was not found`]);
    return outcome;
  }

  async #write(operation: Operation): Promise<Outcome> {
    const isFirst = operation !== this.#pending;
    this.#pending = operation;
    const outcome = await this.read(operation.tool, operation.args);
    if (!outcome.isDone) return outcome;
    this.#pending = undefined;
    this.acknowledged += 1;
    operation.apply(this.expected);
    if (isFirst && !operation.wasDoneNow(outcome.data))
      this.#note('doubled', [`${this.name}: ${operation.tool} had been done before its first attempt`]);
    this.#tagging = isFirst ? taggingOf(operation, outcome.data) : undefined;
    return outcome;
  }

  #writing(action: Action): Operation {
    const n = ++this.#made;
    const [url, ...others] = this.#some(TAGGED);
    if (action === 'import') return importList(`${this.#base}${IMPORTS}${n}`, `Imported by ${this.name}`);
    if (url === undefined || action === 'save')
      return save(`${this.#base}/${n}`, `Titled ${n} by ${this.name}`);
    if (action === 'retitle') return retitle(url, `Titled ${n} by ${this.name} anew`);
    if (action === 'takeBack' && this.#tagging) return takeBack(this.#tagging);
    if (action === 'merge' && this.#tagging) return mergeTag(this.#tagging, `${this.name}-merged`);
    if (action === 'annotate') return annotate(url, `Noted ${n} by ${this.name}`);
    return addTag([url, ...others], `${this.name}-${n}`);
  }

  /** Some of the newest bookmarks that have room for more, another choice each time. */
  #some(count: number): string[] {
    const roomy = [...this.expected]
      .filter(([url]) => !url.includes(IMPORTS))
      .slice(-LIKED)
      .filter(([, { tags, paragraphs }]) => tags.length < MAX_TAGS && paragraphs.length < MAX_PARAGRAPHS)
      .map(([url]) => url);
    const from = roomy.length === 0 ? 0 : this.#made % roomy.length;
    return [...roomy.slice(from), ...roomy.slice(0, from)].slice(0, count);
  }

  #note(kind: keyof Wrongs, what: readonly string[]): void {
    this.wrongs[kind].push(...what);
  }
}

function taggingOf({ tool, args }: Operation, { change_id: changeId }: Record<string, unknown>) {
  const { refs, add_tags: tags } = args as { refs?: string[]; add_tags?: string[] };
  const tag = tags?.[0];
  if (tool !== 'organize_bookmarks' || tag === undefined || typeof changeId !== 'string') return undefined;
  return { tag, urls: refs ?? [], changeId };
}
