import type { UserSub } from '@bookmarks/identity';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import type { Redis } from 'ioredis';
import type { ChangeFeed, OnChange } from './change-feed.ts';
import { ANY_CHANGE, LIBRARY_CHANGE, type LibraryChange } from './library-change.ts';

const CHANNEL_PREFIX = 'mcp-service:changes:';

type RedisChangeFeedDeps = {
  readonly publisher: Redis;
  /** A connection of its own: one that subscribes can do nothing else. */
  readonly subscriber: Redis;
  readonly metrics: Metrics;
  readonly log: Logger;
};

/** Through Redis, which keeps nothing of it: a channel for each user, and a subscription only while they listen here. */
export function createRedisChangeFeed({
  publisher,
  subscriber,
  metrics,
  log,
}: RedisChangeFeedDeps): ChangeFeed {
  const listeners = new Map<string, Set<OnChange>>();
  const events = metrics.counter('mcp_change_events_total', 'News of changes, by what became of it.', [
    'outcome',
  ]);
  metrics.gauge('mcp_change_feed_up', '1 while news of changes gets through.', () =>
    Number(subscriber.status === 'ready' && publisher.status === 'ready'),
  );

  subscriber.on('message', (channel: string, message: string) => {
    const change = parseChange(message);
    events.inc({ outcome: change === undefined ? 'unreadable' : 'received' });
    if (change !== undefined) tell(listeners.get(channel), change);
  });
  subscriber.on('ready', () => void resume());

  /** After a break nobody knows what was missed. */
  async function resume(): Promise<void> {
    const channels = [...listeners.keys()];
    if (channels.length === 0 || !(await subscribe(channels))) return;
    for (const channel of channels) tell(listeners.get(channel), ANY_CHANGE);
  }

  async function subscribe(channels: string[]): Promise<boolean> {
    try {
      await subscriber.subscribe(...channels);
      return true;
    } catch (error) {
      log.debug({ err: error }, 'not subscribed to changes');
      // Connected, but it did not answer in time: whether it subscribed is not known, so begin anew.
      if (subscriber.status === 'ready') subscriber.disconnect(true);
      return false;
    }
  }

  function stop(channel: string, onChange: OnChange): void {
    const ofChannel = listeners.get(channel);
    ofChannel?.delete(onChange);
    if (ofChannel === undefined || ofChannel.size > 0) return;
    listeners.delete(channel);
    // One that stays subscribed after all has no listeners, and ends with the connection.
    subscriber.unsubscribe(channel).catch(() => {});
  }

  return {
    announce(sub, change) {
      publisher.publish(channelOf(sub), JSON.stringify(change)).then(
        () => events.inc({ outcome: 'announced' }),
        () => events.inc({ outcome: 'lost' }),
      );
    },

    async listen(sub, onChange) {
      const channel = channelOf(sub);
      const ofChannel = listeners.get(channel) ?? new Set();
      listeners.set(channel, ofChannel.add(onChange));
      // Also where others of this user listen already: their subscription may be on its way still.
      await subscribe([channel]);
      return () => stop(channel, onChange);
    },
  };
}

function channelOf(sub: UserSub): string {
  return `${CHANNEL_PREFIX}${sub}`;
}

function tell(listeners: ReadonlySet<OnChange> | undefined, change: LibraryChange): void {
  for (const onChange of listeners ?? []) onChange(change);
}

function parseChange(message: string): LibraryChange | undefined {
  try {
    return LIBRARY_CHANGE.safeParse(JSON.parse(message)).data;
  } catch {
    return undefined;
  }
}
