const STYLE = `
:root { color-scheme: light dark; }
body {
  max-width: 26rem;
  margin: 0 auto;
  padding: 12vh 1.25rem 2rem;
  background: light-dark(#f4f4f6, #16161a);
  color: light-dark(#1c1c22, #ececf1);
  font: 1rem/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.35rem; line-height: 1.3; }`;

/** What a person sees on coming back. Nothing of the request is in it, so there is nothing to escape. */
function page(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`;
}

const ALLOWED = page(
  'You have signed in',
  'Close this page and go back to the terminal: the doctor goes on there and says what it found.',
);
const REFUSED = page(
  'You have not signed in',
  'The sign-in was cancelled or did not succeed. Close this page and go back to the terminal: the doctor says there what happened and what to do.',
);

export const NOT_HERE = page(
  'There is nothing here',
  'The doctor waits on this port for the end of a sign-in. Open the address that it shows in the terminal.',
);

/** The page for the parameters with which the browser came back (RFC 6749, section 4.1.2). */
export function callbackPage(answer: URLSearchParams): string {
  return answer.has('code') && !answer.has('error') ? ALLOWED : REFUSED;
}

export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  // The code is in the address.
  'Referrer-Policy': 'no-referrer',
} as const;
