/** Fetches a JSON document. @throws with the reason as message, never with the content. */
export type FetchJson = (url: string) => Promise<unknown>;

export const MAX_DOCUMENT_BYTES = 256 * 1024;
const TIMEOUT_MS = 5000;

/** Follows no redirect, so that only the configured server can answer; reads no more than fits. */
export const fetchJson: FetchJson = (url) => fetchJsonWithin(url, TIMEOUT_MS);

/** As `fetchJson`, with a deadline for everything, the body included. */
export async function fetchJsonWithin(url: string, timeoutMs: number): Promise<unknown> {
  const response = await fetch(url, {
    headers: { accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`${url} answered ${response.status}`);
  }
  return JSON.parse(await limitedText(response));
}

async function limitedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Leaving the loop early cancels the download.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_DOCUMENT_BYTES) throw new Error(`${response.url} answered more than fits`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
