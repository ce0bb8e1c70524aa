import { IDENTITY_HEADER } from '@bookmarks/identity';
import { type MethodName, type RequestOf, type ResponseOf, unaryCall } from '@bookmarks/protos';
import { REQUEST_ID_HEADER } from '@bookmarks/telemetry';
import { type Client, Metadata, type ServiceError, status as Status } from '@grpc/grpc-js';
import { type Bookmarks, BookmarksRefusedError, BookmarksUnavailableError } from './bookmarks.ts';
import {
  bookmarkFromMessage,
  dateFromTimestamp,
  LIST_ORDER_MESSAGE,
  SEARCH_ORDER_MESSAGE,
  STATUS_MESSAGE,
  TAG_ORDER_MESSAGE,
  toFilterMessage,
} from './messages.ts';

/** A tool makes at most two calls and answers in ten seconds. */
const DEADLINE_MS = 4_500;

/** On whose behalf, as the gateway signed it, and for which request. */
export type CallCredentials = { readonly assertion: string; readonly requestId: string };

/** The library of the caller whose assertion it is, behind gRPC. */
export function createGrpcBookmarks(client: Client, credentials: CallCredentials): Bookmarks {
  const call = createCall(client, credentials);
  return {
    async create({ tags, status, onDuplicate, ...rest }) {
      const response = await call('CreateBookmark', {
        ...defined(rest),
        tags: [...(tags ?? [])],
        ...(status && { status: STATUS_MESSAGE[status] }),
        onDuplicate: onDuplicate === 'skip' ? 'ON_DUPLICATE_SKIP' : 'ON_DUPLICATE_MERGE',
      });
      return {
        bookmark: bookmarkFromMessage(response.bookmark),
        outcome: CREATE_OUTCOME[response.outcome],
        changeId: response.changeId || undefined,
        suggestedTags: response.suggestedTags,
      };
    },

    async get(refs) {
      const { entries } = await call('BatchGetBookmarks', { refs: [...refs] });
      return entries.map(({ ref, bookmark }) => ({ ref, bookmark: bookmarkFromMessage(bookmark) }));
    },

    async list({ filter, order, ...page }) {
      const request = { filter: toFilterMessage(filter), order: LIST_ORDER_MESSAGE[order], ...paging(page) };
      const { bookmarks, nextPageToken } = await call('ListBookmarks', request);
      return { bookmarks: bookmarks.map(bookmarkFromMessage), nextCursor: nextPageToken || undefined };
    },

    async search({ query, filter, order, ...page }) {
      const request = {
        query,
        filter: toFilterMessage(filter),
        order: SEARCH_ORDER_MESSAGE[order],
        ...paging(page),
      };
      const { bookmarks, nextPageToken } = await call('SearchBookmarks', request);
      return { bookmarks: bookmarks.map(bookmarkFromMessage), nextCursor: nextPageToken || undefined };
    },

    async edit(ref, { tags, ...rest }) {
      const request = { ref, ...defined(rest), ...(tags && { tags: { tags: [...tags] } }) };
      const { bookmark, changeId } = await call('UpdateBookmark', request);
      return { bookmark: bookmarkFromMessage(bookmark), changeId: changeId || undefined };
    },

    async delete(refs) {
      const { bookmarks, missingRefs, changeId } = await call('BatchDeleteBookmarks', { refs: [...refs] });
      return { bookmarks: bookmarks.map(bookmarkFromMessage), missingRefs, changeId: changeId || undefined };
    },

    async tags({ order, limit, cursor, ...query }) {
      const request = { ...defined(query), order: TAG_ORDER_MESSAGE[order], ...paging({ limit, cursor }) };
      const { tags, nextPageToken } = await call('ListTags', request);
      return {
        tags: tags.map(({ lastUseTime, ...tag }) => ({ ...tag, lastUsedAt: dateFromTimestamp(lastUseTime) })),
        nextCursor: nextPageToken || undefined,
      };
    },
  };
}

const CREATE_OUTCOME = {
  OUTCOME_UNSPECIFIED: 'unchanged',
  OUTCOME_CREATED: 'created',
  OUTCOME_MERGED: 'merged',
  OUTCOME_UNCHANGED: 'unchanged',
} as const;

function createCall(client: Client, { assertion, requestId }: CallCredentials) {
  const metadata = new Metadata();
  metadata.set(IDENTITY_HEADER, assertion);
  metadata.set(REQUEST_ID_HEADER, requestId);
  return async <Name extends MethodName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>> => {
    try {
      return await unaryCall(client, name, request, { metadata, deadline: Date.now() + DEADLINE_MS });
    } catch (error) {
      throw fromServiceError(error as ServiceError);
    }
  };
}

/** The only place that looks into gRPC statuses. */
function fromServiceError(error: ServiceError): Error {
  switch (error.code) {
    case Status.INVALID_ARGUMENT:
    case Status.NOT_FOUND:
    case Status.ALREADY_EXISTS:
    case Status.ABORTED:
    case Status.PERMISSION_DENIED:
      return new BookmarksRefusedError(error.details, { cause: error });
    case Status.UNAVAILABLE:
    case Status.DEADLINE_EXCEEDED:
    case Status.RESOURCE_EXHAUSTED:
      return new BookmarksUnavailableError(error.details, { cause: error });
    default:
      return error;
  }
}

function paging({ limit, cursor }: { limit: number; cursor?: string | undefined }) {
  return { pageSize: limit, pageToken: cursor ?? '' };
}

/** Without the fields that are undefined, which a protobuf message would not take for unset. */
function defined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}
