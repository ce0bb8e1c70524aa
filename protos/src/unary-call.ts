import type { CallOptions, Client, Metadata } from '@grpc/grpc-js';
import type { MethodDefinition } from '@grpc/proto-loader';
import type { AccountServiceDefinition } from '../gen/bookmarks/v1/AccountService.ts';
import type { ApiKeyServiceDefinition } from '../gen/bookmarks/v1/ApiKeyService.ts';
import type { AppConnectionServiceDefinition } from '../gen/bookmarks/v1/AppConnectionService.ts';
import type { BookmarkServiceDefinition } from '../gen/bookmarks/v1/BookmarkService.ts';
import type { PublicCollectionServiceDefinition } from '../gen/bookmarks/v1/PublicCollectionService.ts';
import type { WebhookServiceDefinition } from '../gen/bookmarks/v1/WebhookService.ts';
import {
  accountServiceDefinition,
  apiKeyServiceDefinition,
  appConnectionServiceDefinition,
  bookmarkServiceDefinition,
  publicCollectionServiceDefinition,
  webhookServiceDefinition,
} from './service.ts';

/** The methods by name, without the index signature of the generated interface. */
type MethodsOf<Definition> = {
  [Name in keyof Definition as string extends Name
    ? never
    : number extends Name
      ? never
      : Name]: Definition[Name];
};
type Methods = MethodsOf<BookmarkServiceDefinition> &
  MethodsOf<ApiKeyServiceDefinition> &
  MethodsOf<PublicCollectionServiceDefinition> &
  MethodsOf<AppConnectionServiceDefinition> &
  MethodsOf<AccountServiceDefinition> &
  MethodsOf<WebhookServiceDefinition>;

/** The RPCs of `BookmarkService`. */
export type MethodName = keyof MethodsOf<BookmarkServiceDefinition>;
/** Those of the other services with an answer as well; no two have the same name. */
export type UnaryMethodName = keyof Methods;
export type RequestOf<Name extends UnaryMethodName> =
  Methods[Name] extends MethodDefinition<infer Request, infer _, infer __, infer ___> ? Request : never;
export type ResponseOf<Name extends UnaryMethodName> =
  Methods[Name] extends MethodDefinition<infer _, infer __, infer ___, infer Response> ? Response : never;

const METHODS = {
  ...bookmarkServiceDefinition,
  ...apiKeyServiceDefinition,
  ...publicCollectionServiceDefinition,
  ...appConnectionServiceDefinition,
  ...accountServiceDefinition,
  ...webhookServiceDefinition,
};

/** Calls one RPC of the bookmark service. @throws {ServiceError} of grpc-js. */
export function unaryCall<Name extends UnaryMethodName>(
  client: Client,
  name: Name,
  request: RequestOf<Name>,
  { metadata, ...options }: CallOptions & { metadata: Metadata },
): Promise<ResponseOf<Name>> {
  // TypeScript cannot follow one name through three indexed types; the aliases above pair them.
  const method = METHODS[name] as unknown as MethodDefinition<
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
