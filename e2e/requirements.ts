/** What the product promises from outside, with where the promise comes from. Each id is cited by a test. */
export const REQUIREMENTS = {
  'discovery:challenge':
    'RFC 9728 §5.1: 401 names the resource metadata, without an error where there was no token',
  'discovery:resource':
    'RFC 9728 §3: the metadata names the resource that users type and AuthKit as its authorization server',
  'discovery:mirror': 'RFC 8414 §3: older clients find the authorization server at the origin',
  'sign-in:v1': 'MCP 2025-06-18 authorization: a v1 client registers, signs in and calls tools',
  'sign-in:v2': 'MCP 2026-07-28 authorization: a v2 client does the same by itself',
  'sign-in:refresh': 'RFC 6749 §6: a refreshed token goes on where the old one ended',
  'sign-in:refused': 'RFC 6750 §3.1: a token that does not hold is refused with invalid_token',
  'sign-in:proxy':
    'MCP security best practices: a client of either era signs in at the gateway itself, after the person has agreed',
  'identity:forged': 'An identity header that a client sends changes nothing',
  'api-keys': "An API key opens its user's library to whoever has it, until it is revoked",
  'library:round-trip': 'What is saved can be found, edited, deleted, in both eras',
  'tools:results':
    'MCP 2025-06-18 tools: what a tool answers fits the output schema that it is listed with, as clients check',
  'library:parallel': 'Calls may be sent twice and in parallel',
  'endpoints:readonly': 'RFC 9728 §3.3: a client that types /mcp/readonly signs in to it, and can only read',
  'endpoints:research': 'ChatGPT: search and fetch at /mcp/research find and cite what is saved',
  'resources:help': 'Every example of the query grammar that the help shows is a query that works',
  'resources:listen': 'MCP 2026-07-28: a change is told to whoever listens, through the gateway',
  app: 'MCP Apps 2026-01-26: a chat that shows apps gets that of the bookmarks; to any other the text says the same',
  'public:read':
    'A published collection is read without credentials, in both eras, and nothing else of the library is',
  'public:unpublish': 'What is unpublished or changed is gone within a second, whatever caches keep',
  'public:edge': 'The Fetch standard: pages of any origin may read what is public; an address has its limit',
  'import:upstream':
    'Who signed in at a provider imports what they have there: everything at first, later what is new; an undo takes it back',
  'pages:known':
    'What is behind a link is looked at after it was saved: its title stands where there was none, it can be read and found',
  highlights:
    'A passage is marked by its words, in whatever quotes they come, and one that the page does not have is refused',
  'pages:many':
    'Many saves at once wait for nobody, and each page is looked at within the bounds, whoever is killed meanwhile',
  reminders:
    'A reminder is set in words, by the clock of its user, and is in the overview from when it is due until it is done',
  ingest:
    'What is posted with a personal token is saved for its owner, until the token is revoked, and the token opens nothing else',
  transfers: 'A file goes in and out by a link that is good for a short time, and for its library alone',
  'isolation:parallel': 'Nothing of one user is ever in an answer to another',
  'bad-input': 'A mistake gets a clear error, stores nothing, and harms nobody',
  'failure:database': 'With PostgreSQL away calls say to try again, and work again by themselves',
  'failure:bookmark-service':
    'With the bookmark service away calls say to try again, and work again by themselves',
  'failure:mcp-service':
    'With the MCP service away the gateway answers 503 with Retry-After, and works again by itself',
  'failure:redis': 'With Redis away nothing that users see changes',
} as const;

export type Requirement = keyof typeof REQUIREMENTS;
