/** Where published collections are. */
export const PUBLIC_PATH = '/c';

export function collectionPath(id: string): string {
  return `${PUBLIC_PATH}/${id}`;
}

export function feedPath(id: string): string {
  return `${collectionPath(id)}/feed.xml`;
}

/** The same page with another question. Empty ones are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const given = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  return given.size === 0 ? path : `${path}?${given}`;
}
