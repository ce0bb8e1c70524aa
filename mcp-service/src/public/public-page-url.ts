/** Where people read a published collection. */
export function publicPageUrl(publicUrl: string, collectionId: string): string {
  return `${publicUrl}/c/${collectionId}`;
}

/** The id in the address of such a page; what is no such address is taken for an id. */
export function publicIdFrom(publicUrl: string, reference: string): string {
  const start = publicPageUrl(publicUrl, '');
  const text = reference.trim();
  return text.startsWith(start) ? text.slice(start.length).replace(/[/?#].*$/s, '') : text;
}
