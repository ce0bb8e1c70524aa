import { CALLER_SCHEMA, type Caller, SCOPES } from '@bookmarks/identity';

/** Somebody who is signed in and may do everything, as the gateway says it to the services. */
export function callerWith(sub: string): Caller {
  return CALLER_SCHEMA.parse({ sub, scopes: SCOPES, method: 'oauth' });
}
