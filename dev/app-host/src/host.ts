import {
  AppBridge,
  type McpUiHostContext,
  type McpUiResourceCsp,
  PostMessageTransport,
} from '@modelcontextprotocol/ext-apps/app-bridge';

type CallTool = NonNullable<AppBridge['oncalltool']>;
type ToolCall = Parameters<CallTool>[0];
type ToolResult = Awaited<ReturnType<CallTool>>;

/** What a chat shows: an app, and the call whose answer it shows. */
type Shown = {
  readonly sandboxUrl: string;
  readonly html: string;
  readonly csp: McpUiResourceCsp | undefined;
  readonly args: Record<string, unknown>;
  readonly result: ToolResult;
  readonly context: McpUiHostContext;
};

/** What the program that opened this page does for it, and what it hears of the app. */
declare global {
  interface Window {
    callTool(call: ToolCall): Promise<ToolResult>;
    show(shown: Shown): Promise<void>;
    changeContext(context: McpUiHostContext): void;
    /** Takes the app away, once it has ended what it does. */
    end(): Promise<void>;
    readonly heard: { openedUrls: string[]; modelContext: string[]; heights: number[] };
  }
}

const main = document.createElement('main');
const heading = Object.assign(document.createElement('h1'), { textContent: 'A chat' });
document.body.append(main);

const heard: Window['heard'] = { openedUrls: [], modelContext: [], heights: [] };

window.show = async ({ sandboxUrl, html, csp, args, result, context }) => {
  const frame = document.createElement('iframe');
  frame.title = 'App';
  frame.style.cssText = 'display: block; width: 100%; height: 0; border: 0';
  main.replaceChildren(heading, frame);
  const bridge = bridgeTo(frame, context);
  const sandboxReady = new Promise((resolve) => bridge.addEventListener('sandboxready', resolve));
  const initialized = new Promise((resolve) => bridge.addEventListener('initialized', resolve));
  frame.src = sandboxUrl;
  const { contentWindow } = frame;
  if (contentWindow === null) throw new Error('The frame has no window.');
  await bridge.connect(new PostMessageTransport(contentWindow, contentWindow));
  await sandboxReady;
  await bridge.sendSandboxResourceReady({ html, ...(csp && { csp }) });
  await initialized;
  await bridge.sendToolInput({ arguments: args });
  await bridge.sendToolResult(result);
  window.end = async () => {
    await bridge.teardownResource({});
    frame.remove();
  };
};

function bridgeTo(frame: HTMLIFrameElement, hostContext: McpUiHostContext): AppBridge {
  const capabilities = { openLinks: {}, serverTools: {}, updateModelContext: { text: {} } };
  const bridge = new AppBridge(null, { name: 'test host', version: '1' }, capabilities, { hostContext });
  bridge.oncalltool = (call) => window.callTool(call);
  bridge.onopenlink = async ({ url }) => {
    heard.openedUrls.push(url);
    return {};
  };
  bridge.onupdatemodelcontext = async ({ content = [] }) => {
    heard.modelContext.push(...content.map((block) => (block.type === 'text' ? block.text : '')));
    return {};
  };
  bridge.onrequestdisplaymode = async ({ mode }) => {
    frame.style.height = mode === 'fullscreen' ? '100vh' : '0';
    window.changeContext({ displayMode: mode });
    return { mode };
  };
  bridge.addEventListener('sizechange', ({ height = 0 }) => {
    heard.heights.push(height);
    if (frame.style.height !== '100vh') frame.style.height = `${height}px`;
  });
  let context = hostContext;
  window.changeContext = (changed) => {
    context = { ...context, ...changed };
    bridge.setHostContext(context);
  };
  return bridge;
}

Object.defineProperty(window, 'heard', { value: heard });
