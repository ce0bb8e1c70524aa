/** Where published collections are. */
export const PUBLIC_PATH = '/c';

export function collectionPath(id: string): string {
  return `${PUBLIC_PATH}/${id}`;
}

export function feedPath(id: string): string {
  return `${collectionPath(id)}/feed.xml`;
}
