import type { McpUiHostContext } from '@modelcontextprotocol/ext-apps';
import { applyAppearance } from './appearance.ts';
import type { Bookmark, Page } from './bookmark.ts';
import { type Deed, retag } from './deed.ts';
import { ELEMENTS } from './elements.ts';
import type { Host } from './host.ts';
import { Listing } from './listing.ts';
import { continuedAt, type Question, questionOf, withWords, wordsOf } from './question.ts';
import { titleOf } from './row.ts';
import { drawScreen } from './screen.ts';
import { ToolRefusedError } from './tool-refused-error.ts';
import { Triage } from './triage.ts';

/** What a person does in the app, and what becomes of it. */
export class Browser {
  readonly #host: Host;
  readonly #listing = new Listing();
  readonly #triage: Triage;
  /** By the model, and what is shown, which is that until somebody types. */
  #asked: Question = questionOf();
  #shown = this.#asked;
  #asking = new AbortController();
  #loadingMore: Promise<void> | undefined;
  /** Whose tags are edited, as it was when that began, whatever is selected since. */
  #edited: Bookmark | undefined;
  #emptyText = 'One moment …';

  constructor(host: Host) {
    this.#host = host;
    this.#triage = new Triage(host, this.#listing, {
      onChange: () => this.draw(),
      onDone: (message) => this.#say(message),
      onProblem: (problem) => this.#sayProblem(problem),
    });
  }

  async start(): Promise<void> {
    await this.#host.connect({
      onQuestion: (args) => this.#begin(questionOf(args)),
      onPage: (page) => this.#shown === this.#asked && this.#showPage(page),
      onProblem: (problem) => this.#showProblem(problem),
      onContext: (context) => this.#adapt(context),
      onEnd: () => this.#triage.settled,
    });
  }

  draw(): void {
    const { context } = this.#host;
    drawScreen({
      listing: this.#listing,
      context,
      canUndo: this.#triage.canUndo,
      emptyText: this.#emptyText,
    });
  }

  /** Shows the bookmarks that have these words. What was asked before is not waited for. */
  async search(words: string): Promise<void> {
    const question = withWords(this.#asked, words);
    this.#stopAsking();
    if (wordsOf(question) === wordsOf(this.#shown)) return this.#say(this.#countText());
    await this.#ask(question, (page) => {
      this.#shown = question;
      this.#showPage(page);
    });
  }

  move(steps: number): Promise<void> {
    return this.#go(() => this.#listing.selectedIndex + steps);
  }

  turnPage(pages: 1 | -1): Promise<void> {
    return this.#go(() => this.#listing.firstOnScreen + pages * this.#listing.screenSize);
  }

  select(index: number): Promise<void> {
    return this.#go(() => index);
  }

  async open(): Promise<void> {
    const { selected } = this.#listing;
    if (selected) await this.#host.open(selected).catch((error: unknown) => this.#sayProblem(error));
  }

  async do(deedOf: (bookmark: Bookmark) => Deed | undefined): Promise<void> {
    const deed = this.#listing.selected && deedOf(this.#listing.selected);
    if (deed) await this.#triage.do(deed);
  }

  undo(): Promise<void> {
    return this.#triage.undo();
  }

  editTags(): void {
    const { selected } = this.#listing;
    if (selected === undefined) return;
    this.#showTagEditor(selected);
    ELEMENTS.tagsInput.focus();
  }

  async saveTags(): Promise<void> {
    const deed = this.#edited && retag(this.#edited, ELEMENTS.tagsInput.value);
    this.backToList();
    if (deed) await this.#triage.do(deed);
  }

  toggleHelp(): void {
    const { keys, help } = ELEMENTS;
    keys.hidden = !keys.hidden;
    help.ariaExpanded = String(!keys.hidden);
    this.draw();
    (keys.hidden ? ELEMENTS.list : help).focus();
  }

  toggleSize(): Promise<void> {
    return this.#host.toggleSize().catch((error: unknown) => this.#sayProblem(error));
  }

  backToList(): void {
    if (!ELEMENTS.keys.hidden) this.toggleHelp();
    this.#hideTagEditor();
    ELEMENTS.list.focus();
  }

  #begin(question: Question): void {
    this.#asked = question;
    this.#shown = question;
    ELEMENTS.search.value = wordsOf(question);
  }

  /** Behind the end of the list after more of it has come, from where the selection is then. */
  async #go(target: () => number): Promise<void> {
    if (target() >= this.#listing.count) await this.#loadMore();
    const { firstOnScreen } = this.#listing;
    this.#listing.select(target());
    this.draw();
    if (this.#listing.firstOnScreen !== firstOnScreen) this.#say(this.#whereText());
  }

  async #loadMore(): Promise<void> {
    const { nextCursor } = this.#listing;
    if (nextCursor === undefined) return;
    const question = continuedAt(this.#shown, nextCursor);
    this.#loadingMore ??= this.#ask(question, (page) => this.#listing.append(page));
    await this.#loadingMore;
    this.#loadingMore = undefined;
  }

  async #ask(question: Question, onPage: (page: Page) => void): Promise<void> {
    this.#stopAsking();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    ELEMENTS.list.ariaBusy = 'true';
    try {
      const page = await this.#host.ask(question, signal);
      if (!signal.aborted) onPage(page);
    } catch (error) {
      if (!signal.aborted) this.#sayProblem(error);
    }
    if (!signal.aborted) this.#stopAsking();
  }

  #stopAsking(): void {
    this.#asking.abort();
    ELEMENTS.list.ariaBusy = 'false';
  }

  #showPage(page: Page): void {
    this.#listing.replace(page);
    this.#emptyText = 'Nothing is found.';
    this.#hideTagEditor();
    this.draw();
    const { corrected_query: corrected } = page;
    this.#say(corrected ? `Nothing has these words. Shown is: ${corrected}` : this.#countText());
  }

  #showProblem(problem: unknown): void {
    this.#emptyText = 'Nothing is shown.';
    this.draw();
    this.#sayProblem(problem);
  }

  #adapt(context: McpUiHostContext): void {
    applyAppearance(context);
    this.draw();
  }

  #showTagEditor(bookmark: Bookmark): void {
    const { tags, tagsInput, tools } = ELEMENTS;
    this.#edited = bookmark;
    tagsInput.value = bookmark.tags.join(', ');
    tags.ariaLabel = `Tags of ${titleOf(bookmark)}`;
    tags.hidden = false;
    tools.hidden = true;
    this.#say(tags.ariaLabel);
  }

  #hideTagEditor(): void {
    if (this.#edited === undefined) return;
    this.#edited = undefined;
    ELEMENTS.tags.hidden = true;
    ELEMENTS.tools.hidden = false;
    this.#say('');
  }

  #countText(): string {
    const { count, nextCursor } = this.#listing;
    if (count === 0) return '';
    return `${count} ${count === 1 ? 'bookmark' : 'bookmarks'}${nextCursor ? ', and more' : ''}`;
  }

  #whereText(): string {
    const { firstOnScreen, screen, count, nextCursor } = this.#listing;
    return `${firstOnScreen + 1}–${firstOnScreen + screen.length} of ${count}${nextCursor ? ' or more' : ''}`;
  }

  #say(message: string): void {
    this.#show(message, false);
  }

  #sayProblem(problem: unknown): void {
    const isRefusal = problem instanceof ToolRefusedError;
    this.#show(isRefusal ? problem.message : 'That did not work. Try it again.', true);
  }

  /** Drawn again, because a long message leaves room for fewer rows. */
  #show(message: string, isProblem: boolean): void {
    ELEMENTS.message.classList.toggle('problem', isProblem);
    ELEMENTS.message.textContent = message;
    this.draw();
  }
}
