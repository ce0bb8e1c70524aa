import { EventEmitter, on } from 'node:events';
import type { Logger } from '@bookmarks/telemetry';
import { Client } from 'pg';
import { z } from 'zod';
import type { EndedJobs } from '../jobs/ended-jobs.ts';
import { LibraryError } from '../library/library-error.ts';
import { fromDatabaseError } from './database-error.ts';

/** Its messages say whose job ended, and which: no more than the queue knows of it. */
export const ENDED_JOBS_CHANNEL = 'ended_jobs';
const MESSAGE = z.object({ userSub: z.string(), jobId: z.string() });

const TIMEOUT_MS = 2_000;
/** A server that fell silent is given up after twice as long. */
const KEEP_ALIVE_MS = 10_000;

/** An event that ends every watch, because the service ends. */
const GOOD_END = 'good end';

type EndedJobsOptions = { readonly databaseUrl: string; readonly log: Logger };

/**
 * By LISTEN, on a connection of its own that is opened when somebody watches first, and is then there for all. When it
 * breaks, nobody knows what was missed: whoever watches is told so, and the next one opens another.
 */
export function listenToEndedJobs({ databaseUrl, log }: EndedJobsOptions): EndedJobs & AsyncDisposable {
  let current: Listener | undefined;
  let isClosed = false;

  function open(): Listener {
    const client = createClient(databaseUrl);
    const listener = { client, news: newsFrom(client) };
    const forget = () => {
      if (current === listener) current = undefined;
    };
    client.on('error', (error) => log.warn({ err: error }, 'the news of jobs broke off'));
    client.once('end', forget);
    listener.news.catch(forget);
    return listener;
  }

  return {
    async watch(userSub, signal) {
      if (isClosed) throw brokenOff();
      current ??= open();
      return idsOf(on(await current.news, eventOf(userSub), { signal, close: [GOOD_END] }));
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      const { client, news } = current ?? {};
      (await news?.catch(() => undefined))?.emit(GOOD_END);
      await client?.end();
    },
  };
}

type Listener = { readonly client: Client; readonly news: Promise<EventEmitter> };

function createClient(databaseUrl: string): Client {
  return new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'bookmark-service ended jobs',
  });
}

async function newsFrom(client: Client): Promise<EventEmitter> {
  const news = new EventEmitter().setMaxListeners(0);
  client.on('notification', ({ payload }) => {
    const message = parseMessage(payload);
    if (message !== undefined) news.emit(eventOf(message.userSub), message.jobId);
  });
  client.once('end', () => {
    if (news.listenerCount('error') > 0) news.emit('error', brokenOff());
  });
  try {
    await client.connect();
    await client.query(`listen ${ENDED_JOBS_CHANNEL}`);
    return news;
  } catch (error) {
    client.end().catch(() => {});
    throw fromDatabaseError(error);
  }
}

/** No subject is the name of an event that means something else. */
function eventOf(userSub: string): string {
  return `job of ${userSub}`;
}

async function* idsOf(events: AsyncIterable<unknown[]>): AsyncGenerator<string> {
  for await (const [jobId] of events) yield String(jobId);
}

function brokenOff(): LibraryError {
  return new LibraryError('unavailable', 'What happens can be watched no longer. Try again.');
}

function parseMessage(payload: string | undefined) {
  try {
    return MESSAGE.safeParse(JSON.parse(payload ?? '')).data;
  } catch {
    return undefined;
  }
}
