/** A page as it came. */
export type PageSource = {
  readonly url: string;
  /** The header, with its parameters. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
};

/** What there is text in. */
const READABLE: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml', 'text/plain']);

/** A media type in small letters and without parameters. */
export function mediaType(contentType: string | undefined): string {
  const [type = ''] = (contentType ?? '').split(';', 1);
  return /^[\w.+-]+\/[\w.+-]+$/.test(type.trim()) ? type.trim().toLowerCase().slice(0, 100) : '';
}

export function isReadable(contentType: string | undefined): boolean {
  return READABLE.has(mediaType(contentType));
}
