import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallContext } from '../src/library/call-context.ts';
import type { Library } from '../src/library/library.ts';
import { accountOf } from './helpers/account.ts';
import { setUpLibrary } from './helpers/set-up-library.ts';

/** A write by a user; what it answers with, if it changed something, names the change. */
type Write = (library: Library, call: CallContext) => Promise<{ changeId: string | undefined }>;

const { library, aNewcomer } = await setUpLibrary();

/** So few that writes meet one another. */
const url = fc.constantFrom(...[1, 2, 3, 4, 5].map((number) => `https://example.com/${number}`));
const tag = fc.constantFrom('a', 'A', 'b', 'B', 'c');
const tags = fc.uniqueArray(tag, { maxLength: 3, selector: (name) => name.toLowerCase() });
const path = fc.constantFrom('X', 'X/Y', 'X/Y/Z', 'W');
const status = fc.constantFrom('unread', 'read', 'archived');
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const create = fc
  .record({
    ...{ url, title: optional(fc.constantFrom('one', 'two')), note: optional(fc.constantFrom('n', 'm')) },
    ...{ tags, status: optional(status), collection: optional(path) },
  })
  .map((input): [string, Write] => [`create ${JSON.stringify(input)}`, (on, call) => on.create(call, input)]);

const edit = fc
  .tuple(url, fc.record({ url, title: fc.constantFrom('', 'one', 'three'), tags }, { requiredKeys: [] }))
  .map(([ref, input]): [string, Write] => [
    `edit ${ref} ${JSON.stringify(input)}`,
    (on, call) => on.update(call, ref, input, undefined),
  ]);

const remove = fc
  .uniqueArray(url, { minLength: 1 })
  .map((refs): [string, Write] => [`delete ${refs}`, (on, call) => on.batchDelete(call, refs)]);

const organize = fc
  .record({
    refs: fc.uniqueArray(url, { minLength: 1 }),
    ...{ addTags: tags, removeTags: tags, appendNote: fc.constantFrom('', 'n', 'p') },
    ...{ collection: optional(fc.oneof(path, fc.constant(''))), status: optional(status) },
  })
  .map((input): [string, Write] => [
    `organize ${JSON.stringify(input)}`,
    (on, call) => on.organize(call, input, { dryRun: false }),
  ]);

const updateTags = fc
  .array(fc.record({ from: fc.uniqueArray(tag, { minLength: 1 }), to: optional(tag) }), { minLength: 1 })
  .map((changes): [string, Write] => [
    `update tags ${JSON.stringify(changes)}`,
    (on, call) => on.updateTags(call, changes, { dryRun: false }),
  ]);

const saveCollection = fc
  .record({
    ref: optional(path),
    ...{ name: fc.constantFrom('X', 'Y', 'V'), parent: optional(fc.oneof(path, fc.constant(''))) },
    ...{ autoTags: optional(tags), smartQuery: optional(fc.constantFrom('', '#a -#b', 'one')) },
  })
  .map((input): [string, Write] => [
    `save collection ${JSON.stringify(input)}`,
    (on, call) => on.saveCollection(call, input),
  ]);

const deleteCollection = fc
  .record({ ref: path, bookmarks: fc.constantFrom('keep', 'trash'), dryRun: fc.constant(false) })
  .map((input): [string, Write] => [
    `delete collection ${JSON.stringify(input)}`,
    (on, call) => on.deleteCollection(call, input),
  ]);

const writes = fc
  .array(
    fc.oneof(create, create, create, edit, remove, organize, updateTags, saveCollection, deleteCollection),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((steps) => steps.map(([text, write]) => ({ write, [fc.toStringMethod]: () => text })));

/** @returns the id of the change; undefined where nothing changed or the write was refused. */
async function doneBy(write: Write, call: CallContext): Promise<string | undefined> {
  try {
    return (await write(library, call)).changeId;
  } catch (error) {
    expect(['invalid', 'not_found', 'already_exists']).toContain((error as { code?: string }).code);
    return undefined;
  }
}

test('a change that is undone was never made, and one whose undo is undone was', async () => {
  await fc.assert(
    fc.asyncProperty(writes, async (steps) => {
      const call = aNewcomer();
      for (const { write } of steps) {
        const before = await accountOf(library, call);
        const changeId = await doneBy(write, call);
        const after = await accountOf(library, call);
        if (changeId === undefined) {
          expect(after).toEqual(before);
          continue;
        }
        const undo = await library.undoChange(call, changeId);
        expect(undo.report?.conflicts).toEqual([]);
        expect(await accountOf(library, call)).toEqual(before);
        const again = await library.undoChange(call, changeId);
        expect(again).toMatchObject({ report: { undoneCount: 0, conflictCount: 0 }, changeId: undefined });
        const redo = await library.undoChange(call, undo.changeId ?? '');
        expect(redo.report?.conflicts).toEqual([]);
        expect(await accountOf(library, call)).toEqual(after);
      }
    }),
    { numRuns: 25, interruptAfterTimeLimit: 40_000 },
  );
});

test('changes undone one after the other, the last first, leave the library as it was', async () => {
  await fc.assert(
    fc.asyncProperty(writes, async (steps) => {
      const call = aNewcomer();
      const past = [];
      for (const { write } of steps) {
        const before = await accountOf(library, call);
        const changeId = await doneBy(write, call);
        if (changeId !== undefined) past.push({ before, changeId });
      }
      for (const { before, changeId } of past.toReversed()) {
        const { report } = await library.undoChange(call, changeId);
        expect(report?.conflicts).toEqual([]);
        expect(await accountOf(library, call)).toEqual(before);
      }
    }),
    { numRuns: 25, interruptAfterTimeLimit: 40_000 },
  );
});
