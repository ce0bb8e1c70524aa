import { readFileSync } from 'node:fs';
import { CLIENT_CAPABILITIES_META_KEY, type ServerContext } from '@modelcontextprotocol/server';
import { z } from 'zod';

/** The app that hosts with the extension show in the chat; every tool that lists bookmarks names it. */
export const BOOKMARK_BROWSER_URI = 'ui://bookmarks/browser';
export const APPS_EXTENSION = 'io.modelcontextprotocol/ui';
const APP_TYPE = 'text/html;profile=mcp-app';

/** It needs nothing from anywhere: its data come through the host. */
const META = { ui: { csp: { connectDomains: [], resourceDomains: [] }, prefersBorder: true } };
const MAY_WRITE = ' data-may-write';
const HTML = readFileSync(new URL('../../bookmark-browser/built/browser.html', import.meta.url), 'utf8');
const READONLY_HTML = HTML.replace(MAY_WRITE, '');

/** The app as one document, with the buttons that change something where that is allowed. */
export function bookmarkBrowser(mayWrite: boolean) {
  return { mimeType: APP_TYPE, text: mayWrite ? HTML : READONLY_HTML, _meta: META };
}

/** As far as the extension is concerned; the SDK has checked the rest. */
const DECLARED = z.object({
  [CLIENT_CAPABILITIES_META_KEY]: z.object({
    extensions: z.object({ [APPS_EXTENSION]: z.object({ mimeTypes: z.array(z.string()) }) }),
  }),
});

/** Whether a client may show apps: those before 2026-07-28 say so only when they connect, which is not kept. */
export function mayShowApps({ envelope }: Pick<ServerContext['mcpReq'], 'envelope'>): boolean {
  if (envelope === undefined) return true;
  const { data } = DECLARED.safeParse(envelope);
  return (
    data?.[CLIENT_CAPABILITIES_META_KEY].extensions[APPS_EXTENSION].mimeTypes.includes(APP_TYPE) ?? false
  );
}
