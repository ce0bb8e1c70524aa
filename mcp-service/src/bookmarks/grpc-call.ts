import { IDENTITY_HEADER } from '@bookmarks/identity';
import { type MethodName, type RequestOf, type ResponseOf, unaryCall } from '@bookmarks/protos';
import { REQUEST_ID_HEADER } from '@bookmarks/telemetry';
import { type Client, Metadata, type ServiceError, status as Status } from '@grpc/grpc-js';
import { BookmarksRefusedError, BookmarksUnavailableError } from './bookmarks.ts';

/** A tool answers in ten seconds: after two calls, one after the other, or one and a while of asking for its job. */
export const DEADLINE_MS = 4_500;

/** On whose behalf, as the gateway signed it, and for which request. */
export type CallCredentials = { readonly assertion: string; readonly requestId: string };

/** Makes one call of the bookmark service. @throws {BookmarksRefusedError} @throws {BookmarksUnavailableError} */
export type GrpcCall = <Name extends MethodName>(
  name: Name,
  request: RequestOf<Name>,
  deadlineMs?: number,
) => Promise<ResponseOf<Name>>;

/** Calls with the caller's credentials. */
export function createGrpcCall(client: Client, credentials: CallCredentials): GrpcCall {
  const metadata = metadataOf(credentials);
  return async (name, request, deadlineMs = DEADLINE_MS) => {
    try {
      return await unaryCall(client, name, request, { metadata, deadline: Date.now() + deadlineMs });
    } catch (error) {
      throw fromServiceError(error as ServiceError);
    }
  };
}

export function metadataOf({ assertion, requestId }: CallCredentials): Metadata {
  const metadata = new Metadata();
  metadata.set(IDENTITY_HEADER, assertion);
  metadata.set(REQUEST_ID_HEADER, requestId);
  return metadata;
}

/** The only place that looks into gRPC statuses. */
export function fromServiceError(error: ServiceError): Error {
  switch (error.code) {
    case Status.INVALID_ARGUMENT:
    case Status.ALREADY_EXISTS:
    case Status.ABORTED:
    case Status.PERMISSION_DENIED:
      return new BookmarksRefusedError(error.details, { cause: error });
    case Status.NOT_FOUND:
      return new BookmarksRefusedError(error.details, { cause: error, notFound: true });
    case Status.UNAVAILABLE:
    case Status.CANCELLED:
    case Status.DEADLINE_EXCEEDED:
    case Status.RESOURCE_EXHAUSTED:
      return new BookmarksUnavailableError(error.details, { cause: error });
    default:
      return error;
  }
}

export function paging({ limit, cursor }: { limit: number; cursor?: string | undefined }) {
  return { pageSize: limit, pageToken: cursor ?? '' };
}

/** Without the fields that are undefined, which a protobuf message would not take for unset. */
export function defined<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}
