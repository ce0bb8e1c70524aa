/** The page between a host and an app (MCP Apps, "Sandbox proxy"): it passes on messages, and has the policy that the app gets. */
const READY = 'ui/notifications/sandbox-resource-ready';

const app = document.createElement('iframe');
app.title = 'App';
app.style.cssText = 'display: block; width: 100%; height: 100vh; border: 0';
app.setAttribute('sandbox', 'allow-scripts allow-same-origin');
document.body.append(app);

window.addEventListener('message', ({ source, data }) => {
  if (source === app.contentWindow) return window.parent.postMessage(data, '*');
  if (source !== window.parent) return;
  if (data.method === READY) return show(data.params.html);
  app.contentWindow?.postMessage(data, '*');
});

/** Written, not loaded, so that the policy of this page is that of the app. */
function show(html: string): void {
  app.contentDocument?.open();
  app.contentDocument?.write(html);
  app.contentDocument?.close();
}

window.parent.postMessage(
  { jsonrpc: '2.0', method: 'ui/notifications/sandbox-proxy-ready', params: {} },
  '*',
);
