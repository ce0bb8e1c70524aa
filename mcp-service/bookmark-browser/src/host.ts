import { App, type McpUiHostContext } from '@modelcontextprotocol/ext-apps';
import { type Bookmark, PAGE, type Page } from './bookmark.ts';
import type { Question } from './question.ts';
import { ToolRefusedError } from './tool-refused-error.ts';

/** Longer than the service takes for any call; a host may ask its person first. */
const CALL_TIMEOUT_MS = 60_000;

type ToolResult = Awaited<ReturnType<App['callServerTool']>>;

/** What the host tells the app of by itself. */
export type HostEvents = {
  readonly onQuestion: (args: Question['args'] | undefined) => void;
  readonly onPage: (page: Page) => void;
  readonly onProblem: (problem: unknown) => void;
  readonly onContext: (context: McpUiHostContext) => void;
  /** Before the app is taken away, which the host waits for. */
  readonly onEnd: () => Promise<void>;
};

/** The chat that the app is shown in, and through it the tools. */
export class Host {
  readonly #app = new App(
    { name: 'bookmarks-browser', title: 'Bookmarks', version: '1.0.0' },
    { availableDisplayModes: ['inline', 'fullscreen'] },
  );

  async connect({ onQuestion, onPage, onProblem, onContext, onEnd }: HostEvents): Promise<void> {
    this.#app.addEventListener('toolinput', ({ arguments: args }) => onQuestion(args));
    this.#app.addEventListener('toolresult', (result) => deliver(result, onPage, onProblem));
    this.#app.addEventListener('toolcancelled', () => onProblem(new ToolRefusedError('It was cancelled.')));
    this.#app.addEventListener('hostcontextchanged', () => onContext(this.context));
    this.#app.onteardown = async () => {
      await onEnd();
      return {};
    };
    await this.#app.connect();
    onContext(this.context);
  }

  get context(): McpUiHostContext {
    return this.#app.getHostContext() ?? {};
  }

  /** @throws {ToolRefusedError} */
  async ask({ tool, args }: Question, signal: AbortSignal): Promise<Page> {
    return PAGE.parse(await this.#call(tool, args, { signal }));
  }

  /** @returns by what it can be taken back; undefined where nothing changed. @throws {ToolRefusedError} */
  async change({ tool, args }: Question): Promise<string | undefined> {
    const { change_id: changeId, not_found: missing } = await this.#call(tool, args);
    if (Array.isArray(missing) && missing.length > 0)
      throw new ToolRefusedError('It is not among the bookmarks any more.');
    return typeof changeId === 'string' ? changeId : undefined;
  }

  /** @returns whether it is as before. @throws {ToolRefusedError} */
  async undo(changeId: string): Promise<boolean> {
    const { conflicts } = await this.#call('undo_change', { change_id: changeId });
    return conflicts === 0;
  }

  /** Only what is a page of the web: other addresses can run or open things. @throws {ToolRefusedError} */
  async open({ url }: Bookmark): Promise<void> {
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new ToolRefusedError('This is no web page.');
    const canOpen = this.#app.getHostCapabilities()?.openLinks !== undefined;
    const { isError } = canOpen ? await this.#app.openLink({ url }) : { isError: true };
    if (isError) throw new ToolRefusedError(`The chat does not open it: ${url}`);
  }

  /** For the next turn of the model; it begins none. A host that has no room for it is told nothing. */
  async tellModel(text: string): Promise<void> {
    if (this.#app.getHostCapabilities()?.updateModelContext === undefined) return;
    await this.#app.updateModelContext({ content: [{ type: 'text', text }] });
  }

  async toggleSize(): Promise<void> {
    const mode = this.context.displayMode === 'fullscreen' ? 'inline' : 'fullscreen';
    await this.#app.requestDisplayMode({ mode });
  }

  async #call(name: string, args: Question['args'], options: { signal?: AbortSignal } = {}) {
    const request = { name, arguments: { ...args } };
    return dataOf(await this.#app.callServerTool(request, { timeout: CALL_TIMEOUT_MS, ...options }));
  }
}

function deliver(result: ToolResult, onPage: HostEvents['onPage'], onProblem: HostEvents['onProblem']): void {
  try {
    onPage(PAGE.parse(dataOf(result)));
  } catch (error) {
    onProblem(error);
  }
}

function dataOf({ isError, content, structuredContent }: ToolResult): Record<string, unknown> {
  const [first] = content;
  if (isError) throw new ToolRefusedError(first?.type === 'text' ? first.text : '');
  return (structuredContent ?? {}) as Record<string, unknown>;
}
