import { shortText } from '@bookmarks/pages';
import type { ResponseOf } from '@bookmarks/protos';
import type { Option } from './select.ts';

type Collections = ResponseOf<'ListCollections'>['collections'];

/** A library has 2,000 collections at most. */
const MAX_LABEL_LENGTH = 80;

export function collectionOptions(collections: Collections, none: string): Option[] {
  return [
    { value: '', label: none },
    ...collections.map(({ id, path }) => ({ value: id, label: shortText(path, MAX_LABEL_LENGTH) })),
  ];
}
