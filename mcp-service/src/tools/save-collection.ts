import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { collectionResult, collectionText, toCollectionResult } from './collection-result.ts';
import { changeIdResult } from './results.ts';
import { collectionParameter, queryParameter, tagParameter } from './schemas.ts';
import { withCollectionHint } from './suggestions.ts';
import { ADDITIVE_HINTS, defineTool } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';
import { lines, receiptText, SAVED_TEXT } from './words.ts';

const OUTCOME_TEXT = {
  created: 'Made the collection',
  changed: 'Changed the collection',
  unchanged: 'It was so already',
} as const;

export const saveCollection = defineTool({
  name: 'save_collection',
  title: 'Save collection',
  description:
    'Use this when the user wants to make a collection, or to rename, move or describe one (by id). With smart_query it holds what that search finds.',
  // What is published, anybody can read.
  hints: { ...ADDITIVE_HINTS, openWorldHint: true },
  input: z.strictObject({
    id: z.string().max(64).optional().describe('Of the one to change'),
    name: z.string().max(LIMITS.collectionNameLength).optional(),
    parent: collectionParameter.optional().describe('Path or id; "" is the top'),
    description: z.string().max(LIMITS.descriptionLength).optional(),
    smart_query: queryParameter.min(0).optional(),
    public: z.boolean().optional().describe('true: everybody can see what is in it, without notes'),
    auto_tags: z.array(tagParameter).max(LIMITS.autoTags).optional().describe('Given to what is put in'),
  }),
  output: z.object({
    outcome: z.enum(['created', 'changed', 'unchanged']),
    collection: collectionResult,
    change_id: changeIdResult,
  }),
  async call({ bookmarks }, { smart_query: smartQuery, auto_tags: autoTags, ...same }) {
    if (same.id === undefined && !same.name)
      throw new ToolRefusedError('Give a name to make a collection, or the id of one to change it.');
    const { collection, created, changeId } = await withCollectionHint(
      bookmarks,
      same.parent || same.id,
      () => bookmarks.saveCollection({ ...same, smartQuery, autoTags }),
    );
    const outcome = created ? 'created' : changeId ? 'changed' : 'unchanged';
    const result = toCollectionResult(collection);
    return {
      text: lines(
        `${OUTCOME_TEXT[outcome]} (${SAVED_TEXT}.)`,
        collectionText(result),
        receiptText({ changeId }),
      ),
      data: { outcome, collection: result, ...(changeId && { change_id: changeId }) },
    } as const;
  },
});
