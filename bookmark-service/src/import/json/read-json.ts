import type { ImportEntry, TextChunks } from '../imported-bookmark.ts';
import { type JsonRecord, jsonRecords } from './json-records.ts';
import { createKarakeepReader, isKarakeepRecord } from './karakeep-json.ts';
import { createLinkwardenReader } from './linkwarden-json.ts';
import { ownEntry } from './own-json.ts';
import { isPinboardRecord, pinboardEntry } from './pinboard-json.ts';

/**
 * Reads the JSON exports of Pinboard, Karakeep, Linkwarden and our own, which their records tell apart.
 *
 * @throws {ImportFileError} for text that is not JSON, and for JSON that is none of these.
 */
export async function* readJson(text: TextChunks): AsyncGenerator<ImportEntry> {
  const products = createProducts();
  for await (const record of jsonRecords(text)) {
    const entry = products.read(record);
    if (entry !== undefined) yield entry;
  }
  yield* products.rest();
}

function createProducts() {
  const karakeep = createKarakeepReader();
  const linkwarden = createLinkwardenReader();
  let place = 0;

  function readBookmark(value: unknown): ImportEntry | undefined {
    place += 1;
    if (isKarakeepRecord(value)) return karakeep.addBookmark(place, value);
    return isPinboardRecord(value) ? pinboardEntry(place, value) : ownEntry(place, value);
  }

  function readInCollection([, index, field]: JsonRecord['path'], value: unknown): ImportEntry | undefined {
    if (field === 'links') {
      place += 1;
      return linkwarden.addLink(place, value, Number(index));
    }
    if (field === 'id' || field === 'name' || field === 'parentId') {
      linkwarden.setCollectionField(Number(index), field, value);
    }
    return undefined;
  }

  return {
    read({ path, value }: JsonRecord): ImportEntry | undefined {
      switch (path[0]) {
        case 'lists':
          karakeep.addList(value);
          return undefined;
        case 'pinnedLinks':
          linkwarden.addPinnedLink(value);
          return undefined;
        case 'collections':
          return readInCollection(path, value);
        default:
          return readBookmark(value);
      }
    },
    *rest(): Generator<ImportEntry> {
      yield* karakeep.rest();
      yield* linkwarden.rest();
    },
  };
}
