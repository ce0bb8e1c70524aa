import { readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** As what this server shows itself: to MCP clients, and to the services whose API it asks. */
export const SERVER_INFO = { name: 'bookmarks', title: 'Bookmarks', version };
