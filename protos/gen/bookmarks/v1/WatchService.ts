// Original file: bookmarks/v1/bookmarks.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { EndedJob as _bookmarks_v1_EndedJob, EndedJob__Output as _bookmarks_v1_EndedJob__Output } from '../../bookmarks/v1/EndedJob.ts';
import type { WatchJobsRequest as _bookmarks_v1_WatchJobsRequest, WatchJobsRequest__Output as _bookmarks_v1_WatchJobsRequest__Output } from '../../bookmarks/v1/WatchJobsRequest.ts';

/**
 * What happens in the library of one user, as it happens. Its calls carry an identity as those of BookmarkService do, and
 * may outlive it. One that ends before its caller ends it misses what happens then: it is OK when the service goes, and
 * UNAVAILABLE when the database does.
 */
export interface WatchServiceClient extends grpc.Client {
  /**
   * Tells of each job that ends, however it does and whatever started it. Its headers arrive when nothing is missed from
   * then on.
   */
  WatchJobs(argument: _bookmarks_v1_WatchJobsRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_bookmarks_v1_EndedJob__Output>;
  WatchJobs(argument: _bookmarks_v1_WatchJobsRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_bookmarks_v1_EndedJob__Output>;
  /**
   * Tells of each job that ends, however it does and whatever started it. Its headers arrive when nothing is missed from
   * then on.
   */
  watchJobs(argument: _bookmarks_v1_WatchJobsRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_bookmarks_v1_EndedJob__Output>;
  watchJobs(argument: _bookmarks_v1_WatchJobsRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_bookmarks_v1_EndedJob__Output>;
  
}

/**
 * What happens in the library of one user, as it happens. Its calls carry an identity as those of BookmarkService do, and
 * may outlive it. One that ends before its caller ends it misses what happens then: it is OK when the service goes, and
 * UNAVAILABLE when the database does.
 */
export interface WatchServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Tells of each job that ends, however it does and whatever started it. Its headers arrive when nothing is missed from
   * then on.
   */
  WatchJobs: grpc.handleServerStreamingCall<_bookmarks_v1_WatchJobsRequest__Output, _bookmarks_v1_EndedJob>;
  
}

export interface WatchServiceDefinition extends grpc.ServiceDefinition {
  WatchJobs: MethodDefinition<_bookmarks_v1_WatchJobsRequest, _bookmarks_v1_EndedJob, _bookmarks_v1_WatchJobsRequest__Output, _bookmarks_v1_EndedJob__Output>
}
