import { z } from 'zod';
import type { Change } from '../bookmarks/changes.ts';

export const changeResult = z.object({
  change_id: z.string(),
  kind: z.string(),
  at: z.string(),
  items: z.number(),
  undoes: z.string().optional(),
});

export function toChangeResult({ id, kind, at, itemCount, undoes }: Change): z.input<typeof changeResult> {
  return { change_id: id, kind, at: at.toISOString(), items: itemCount, ...(undoes && { undoes }) };
}

export function changeText(change: z.input<typeof changeResult>): string {
  const items = change.items === 1 ? '' : ` of ${change.items} things`;
  return `${change.change_id} ${change.kind}${items} at ${change.at}${change.undoes ? `, undoes ${change.undoes}` : ''}`;
}
