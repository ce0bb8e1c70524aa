import type { ServerResponse } from 'node:http';
import type { ServerEvent, ServerEventBus } from '@modelcontextprotocol/server';
import { isAffected, type LibraryChange } from './library-change.ts';

/** Changes that come in so short a time are told once: an assistant may save a hundred bookmarks in a second. */
const GATHER_MS = 50;

/** The source of one stream's events. What it holds is bounded by the resources that the stream asked for. */
export type StreamBus = ServerEventBus & { readonly onChange: (change: LibraryChange) => void };

/** A client that reads slowly gets each resource once when it is ready for more, however often that changed. */
export function createStreamBus(uris: readonly string[], response: ServerResponse): StreamBus {
  const pending = new Set<string>();
  let deliver: ((event: ServerEvent) => void) | undefined;
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || pending.size === 0 || response.closed) return;
    isScheduled = true;
    if (response.writableNeedDrain) response.once('drain', flush);
    else setTimeout(flush, GATHER_MS).unref();
  }

  function flush(): void {
    isScheduled = false;
    if (response.writableNeedDrain) {
      schedule();
      return;
    }
    const changed = [...pending];
    pending.clear();
    for (const uri of changed) deliver?.({ kind: 'resource_updated', uri });
  }

  return {
    onChange(change) {
      for (const uri of uris) if (isAffected(uri, change)) pending.add(uri);
      schedule();
    },
    /** Events come from `onChange` alone. */
    publish() {},
    subscribe(listener) {
      deliver = listener;
      return () => {
        deliver = undefined;
      };
    },
  };
}
