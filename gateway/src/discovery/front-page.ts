import type { RequestHandler } from 'express';

/** For people who open the address in a browser. */
export function createFrontPage({ resource }: { resource: string }): RequestHandler {
  const text = `This is a bookmark manager that you use by talking to your AI assistant.

Add this MCP server to your assistant, then sign in when it asks you to:

    ${resource}
`;
  return (_req, res) => {
    res.type('text/plain').send(text);
  };
}
