import type { RequestOf, ResponseOf, UnaryMethodName } from '@bookmarks/protos';
import type { Response } from 'express';
import type { CallLibrary } from '../grpc/library-client.ts';
import { requestIdOf } from '../http/request-id.ts';
import { callerOf, type Session } from './session.ts';

/** Calls the library of the person who looks at the page. @throws {HttpProblem} */
export type LibraryCall = <Name extends UnaryMethodName>(
  name: Name,
  request: RequestOf<Name>,
) => Promise<ResponseOf<Name>>;

export function libraryCall(callLibrary: CallLibrary, session: Session, res: Response): LibraryCall {
  return (name, request) => callLibrary(callerOf(session), name, request, requestIdOf(res));
}
