// Original file: bookmarks/v1/bookmarks.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { DownloadRequest as _bookmarks_v1_DownloadRequest, DownloadRequest__Output as _bookmarks_v1_DownloadRequest__Output } from '../../bookmarks/v1/DownloadRequest.ts';
import type { DownloadResponse as _bookmarks_v1_DownloadResponse, DownloadResponse__Output as _bookmarks_v1_DownloadResponse__Output } from '../../bookmarks/v1/DownloadResponse.ts';
import type { GetTransferRequest as _bookmarks_v1_GetTransferRequest, GetTransferRequest__Output as _bookmarks_v1_GetTransferRequest__Output } from '../../bookmarks/v1/GetTransferRequest.ts';
import type { Transfer as _bookmarks_v1_Transfer, Transfer__Output as _bookmarks_v1_Transfer__Output } from '../../bookmarks/v1/Transfer.ts';
import type { UploadRequest as _bookmarks_v1_UploadRequest, UploadRequest__Output as _bookmarks_v1_UploadRequest__Output } from '../../bookmarks/v1/UploadRequest.ts';
import type { UploadResponse as _bookmarks_v1_UploadResponse, UploadResponse__Output as _bookmarks_v1_UploadResponse__Output } from '../../bookmarks/v1/UploadResponse.ts';

/**
 * Files on their way in and out. Its calls carry no identity: the token of a transfer link names a library and proves by
 * itself that its user wanted this. NOT_FOUND for a token that is unknown, expired or used up.
 */
export interface TransferServiceClient extends grpc.Client {
  /**
   * Sends a file of the bookmarks as they are now.
   */
  Download(argument: _bookmarks_v1_DownloadRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_bookmarks_v1_DownloadResponse__Output>;
  Download(argument: _bookmarks_v1_DownloadRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_bookmarks_v1_DownloadResponse__Output>;
  /**
   * Sends a file of the bookmarks as they are now.
   */
  download(argument: _bookmarks_v1_DownloadRequest, metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientReadableStream<_bookmarks_v1_DownloadResponse__Output>;
  download(argument: _bookmarks_v1_DownloadRequest, options?: grpc.CallOptions): grpc.ClientReadableStream<_bookmarks_v1_DownloadResponse__Output>;
  
  /**
   * What a link is for, without using it up.
   */
  GetTransfer(argument: _bookmarks_v1_GetTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Transfer__Output>): grpc.ClientUnaryCall;
  GetTransfer(argument: _bookmarks_v1_GetTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Transfer__Output>): grpc.ClientUnaryCall;
  GetTransfer(argument: _bookmarks_v1_GetTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Transfer__Output>): grpc.ClientUnaryCall;
  GetTransfer(argument: _bookmarks_v1_GetTransferRequest, callback: grpc.requestCallback<_bookmarks_v1_Transfer__Output>): grpc.ClientUnaryCall;
  /**
   * What a link is for, without using it up.
   */
  getTransfer(argument: _bookmarks_v1_GetTransferRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Transfer__Output>): grpc.ClientUnaryCall;
  getTransfer(argument: _bookmarks_v1_GetTransferRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_Transfer__Output>): grpc.ClientUnaryCall;
  getTransfer(argument: _bookmarks_v1_GetTransferRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_Transfer__Output>): grpc.ClientUnaryCall;
  getTransfer(argument: _bookmarks_v1_GetTransferRequest, callback: grpc.requestCallback<_bookmarks_v1_Transfer__Output>): grpc.ClientUnaryCall;
  
  /**
   * Receives a file: the token first, then its bytes in pieces. It is imported once all of it is there.
   * RESOURCE_EXHAUSTED when it is too large. Of a file that does not arrive whole, nothing is kept.
   */
  Upload(metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UploadResponse__Output>): grpc.ClientWritableStream<_bookmarks_v1_UploadRequest>;
  Upload(metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_UploadResponse__Output>): grpc.ClientWritableStream<_bookmarks_v1_UploadRequest>;
  Upload(options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UploadResponse__Output>): grpc.ClientWritableStream<_bookmarks_v1_UploadRequest>;
  Upload(callback: grpc.requestCallback<_bookmarks_v1_UploadResponse__Output>): grpc.ClientWritableStream<_bookmarks_v1_UploadRequest>;
  /**
   * Receives a file: the token first, then its bytes in pieces. It is imported once all of it is there.
   * RESOURCE_EXHAUSTED when it is too large. Of a file that does not arrive whole, nothing is kept.
   */
  upload(metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UploadResponse__Output>): grpc.ClientWritableStream<_bookmarks_v1_UploadRequest>;
  upload(metadata: grpc.Metadata, callback: grpc.requestCallback<_bookmarks_v1_UploadResponse__Output>): grpc.ClientWritableStream<_bookmarks_v1_UploadRequest>;
  upload(options: grpc.CallOptions, callback: grpc.requestCallback<_bookmarks_v1_UploadResponse__Output>): grpc.ClientWritableStream<_bookmarks_v1_UploadRequest>;
  upload(callback: grpc.requestCallback<_bookmarks_v1_UploadResponse__Output>): grpc.ClientWritableStream<_bookmarks_v1_UploadRequest>;
  
}

/**
 * Files on their way in and out. Its calls carry no identity: the token of a transfer link names a library and proves by
 * itself that its user wanted this. NOT_FOUND for a token that is unknown, expired or used up.
 */
export interface TransferServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Sends a file of the bookmarks as they are now.
   */
  Download: grpc.handleServerStreamingCall<_bookmarks_v1_DownloadRequest__Output, _bookmarks_v1_DownloadResponse>;
  
  /**
   * What a link is for, without using it up.
   */
  GetTransfer: grpc.handleUnaryCall<_bookmarks_v1_GetTransferRequest__Output, _bookmarks_v1_Transfer>;
  
  /**
   * Receives a file: the token first, then its bytes in pieces. It is imported once all of it is there.
   * RESOURCE_EXHAUSTED when it is too large. Of a file that does not arrive whole, nothing is kept.
   */
  Upload: grpc.handleClientStreamingCall<_bookmarks_v1_UploadRequest__Output, _bookmarks_v1_UploadResponse>;
  
}

export interface TransferServiceDefinition extends grpc.ServiceDefinition {
  Download: MethodDefinition<_bookmarks_v1_DownloadRequest, _bookmarks_v1_DownloadResponse, _bookmarks_v1_DownloadRequest__Output, _bookmarks_v1_DownloadResponse__Output>
  GetTransfer: MethodDefinition<_bookmarks_v1_GetTransferRequest, _bookmarks_v1_Transfer, _bookmarks_v1_GetTransferRequest__Output, _bookmarks_v1_Transfer__Output>
  Upload: MethodDefinition<_bookmarks_v1_UploadRequest, _bookmarks_v1_UploadResponse, _bookmarks_v1_UploadRequest__Output, _bookmarks_v1_UploadResponse__Output>
}
