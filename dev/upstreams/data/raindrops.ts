const FIRST_MS = Date.UTC(2022, 0, 1);
const APART_MS = 5 * 60 * 60 * 1000;
/** Raindrop.io's own collection of what is in none. */
const UNSORTED = -1;

/** Two are within others: https://developer.raindrop.io/v1/collections/nested-structure */
export const COLLECTIONS = [
  { _id: 71, title: 'Reading' },
  { _id: 72, title: 'Work' },
  { _id: 73, title: 'Databases', parent: { $id: 72 } },
  { _id: 74, title: 'PostgreSQL', parent: { $id: 73 } },
];
const PLACES = [71, 72, 73, 74, UNSORTED];
const TAGS = ['article', 'later', 'postgresql', 'recipe'];

/** https://developer.raindrop.io/v1/raindrops, of which the fields that clients use. */
export function raindrop(index: number) {
  const collectionId = PLACES[index % PLACES.length] ?? UNSORTED;
  const created = new Date(FIRST_MS + index * APART_MS).toISOString();
  return {
    _id: 900_000 + index,
    link: `https://example.com/articles/${index}`,
    title: `Article ${index}`,
    excerpt: index % 4 === 0 ? '' : `What article ${index} is about`,
    note: index % 6 === 0 ? `Remember article ${index}` : '',
    type: 'article',
    tags: TAGS.filter((_, tag) => (index + tag) % 3 === 0),
    important: index % 10 === 0,
    created,
    lastUpdate: created,
    collectionId,
    collection: { $id: collectionId },
  };
}
