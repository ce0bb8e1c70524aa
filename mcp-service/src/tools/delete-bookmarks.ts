import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import type { Bookmark } from '../bookmarks/bookmarks.ts';
import { excerpt, oneLine } from './bookmark-result.ts';
import { changeIdResult, refParameter } from './schemas.ts';
import { DESTRUCTIVE_HINTS, defineTool, type ToolContext } from './tool.ts';
import { ToolRefusedError } from './tool-error.ts';

const ACTION = 'delete_bookmarks';
/** Of titles, URLs and references: enough to recognise a hundred of them. */
const SHOWN_CHARACTERS = 100;

const target = z.object({ id: z.string(), title: z.string(), url: z.string() });

export const deleteBookmarks = defineTool({
  name: 'delete_bookmarks',
  title: 'Delete bookmarks',
  description:
    'Use this when the user wants bookmarks gone; they stay in the trash for 30 days. For more than one, the first call only shows what would go and returns a confirm_token.',
  hints: DESTRUCTIVE_HINTS,
  input: z.strictObject({
    refs: z.array(refParameter).min(1).max(LIMITS.refsPerCall),
    confirm_token: z.string().max(64).optional().describe('From the first call, after the user agreed'),
  }),
  output: z.object({
    status: z.enum(['deleted', 'confirmation_required']),
    bookmarks: z.array(target).describe('What went, or would go, to the trash'),
    not_found: z.array(z.string()),
    confirm_token: z.string().optional(),
    change_id: changeIdResult,
  }),
  async call(context, { refs, confirm_token: confirmToken }) {
    if (refs.length > 1 && !(await isConfirmed(context, refs, confirmToken)))
      return askToConfirm(context, refs);
    const { bookmarks, missingRefs, changeId } = await context.bookmarks.delete(refs);
    if (changeId === undefined) throw nothingFound();
    return {
      text: `Moved to the trash (change ${changeId}):\n${targetLines(bookmarks)}${missingText(missingRefs)}`,
      data: {
        status: 'deleted' as const,
        bookmarks: bookmarks.map(toTarget),
        not_found: missingRefs.map(shown),
        change_id: changeId,
      },
    };
  },
});

async function isConfirmed(
  context: ToolContext,
  refs: readonly string[],
  token: string | undefined,
): Promise<boolean> {
  if (token === undefined) return false;
  const targets = (await found(context, refs)).bookmarks.map(({ id }) => id);
  if (context.confirmations.isConfirmed({ sub: context.identity.sub, action: ACTION, targets }, token))
    return true;
  throw new ToolRefusedError(
    'The confirm_token does not fit these bookmarks, or is older than ten minutes. Call again without it to get a new one.',
  );
}

async function askToConfirm(context: ToolContext, refs: readonly string[]) {
  const { bookmarks, missingRefs } = await found(context, refs);
  if (bookmarks.length === 0) throw nothingFound();
  const targets = bookmarks.map(({ id }) => id);
  const token = context.confirmations.issue({ sub: context.identity.sub, action: ACTION, targets });
  const count = bookmarks.length === 1 ? 'this bookmark' : `these ${bookmarks.length} bookmarks`;
  return {
    text: `Nothing is deleted yet. Ask the user whether ${count} may go to the trash; if so, call again with the same refs and confirm_token "${token}":\n${targetLines(bookmarks)}${missingText(missingRefs)}`,
    data: {
      status: 'confirmation_required' as const,
      bookmarks: bookmarks.map(toTarget),
      not_found: missingRefs.map(shown),
      confirm_token: token,
    },
  };
}

async function found({ bookmarks }: ToolContext, refs: readonly string[]) {
  const entries = await bookmarks.get(refs);
  const present = new Set(entries.map(({ ref }) => ref));
  const distinct = new Map(entries.map(({ bookmark }) => [bookmark.id, bookmark]));
  return { bookmarks: [...distinct.values()], missingRefs: refs.filter((ref) => !present.has(ref)) };
}

function toTarget({ id, title, url }: Bookmark): z.input<typeof target> {
  return { id, title: excerpt(title, SHOWN_CHARACTERS), url: excerpt(url, SHOWN_CHARACTERS) };
}

function targetLines(bookmarks: readonly Bookmark[]): string {
  return bookmarks
    .map(toTarget)
    .map(({ id, title, url }) => `- ${id} ${oneLine(title)} ${url}`)
    .join('\n');
}

function missingText(refs: readonly string[]): string {
  return refs.length === 0 ? '' : `\nNot in the library: ${refs.map(shown).map(oneLine).join(', ')}`;
}

function shown(ref: string): string {
  return excerpt(ref, SHOWN_CHARACTERS);
}

function nothingFound(): ToolRefusedError {
  return new ToolRefusedError(
    'None of these is in the library; perhaps they were deleted already. Search for the right ids.',
  );
}
