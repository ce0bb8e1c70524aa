import type { CallOptions, Client, Metadata } from '@grpc/grpc-js';
import type { MethodDefinition } from '@grpc/proto-loader';
import type { BookmarkServiceDefinition } from '../gen/bookmarks/v1/BookmarkService.ts';
import { bookmarkServiceDefinition } from './service.ts';

/** The methods by name, without the index signature of the generated interface. */
type Methods = {
  [Name in keyof BookmarkServiceDefinition as string extends Name
    ? never
    : number extends Name
      ? never
      : Name]: BookmarkServiceDefinition[Name];
};
export type MethodName = keyof Methods;
export type RequestOf<Name extends MethodName> =
  Methods[Name] extends MethodDefinition<infer Request, infer _, infer __, infer ___> ? Request : never;
export type ResponseOf<Name extends MethodName> =
  Methods[Name] extends MethodDefinition<infer _, infer __, infer ___, infer Response> ? Response : never;

/** Calls one RPC of the bookmark service. @throws {ServiceError} of grpc-js. */
export function unaryCall<Name extends MethodName>(
  client: Client,
  name: Name,
  request: RequestOf<Name>,
  { metadata, ...options }: CallOptions & { metadata: Metadata },
): Promise<ResponseOf<Name>> {
  // TypeScript cannot follow one name through three indexed types; the aliases above pair them.
  const method = bookmarkServiceDefinition[name] as unknown as MethodDefinition<
    RequestOf<Name>,
    object,
    object,
    ResponseOf<Name>
  >;
  const { path, requestSerialize, responseDeserialize } = method;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadata,
      options,
      (error, response) => {
        if (error) reject(error);
        else if (response === undefined) reject(new Error(`${name} ended without an answer.`));
        else resolve(response);
      },
    );
  });
}
