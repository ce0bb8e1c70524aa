import type { HttpCall } from '../../dev/traffic/eras.ts';
import { requestBytes } from './request-bytes.ts';

/** A call as it goes over the wire, in the name of whoever the access token is for. */
export function authorizedRequest(url: URL, { headers, body }: HttpCall, token: string): Buffer {
  return requestBytes({ url, headers: { ...headers, authorization: `Bearer ${token}` }, body });
}
