import { z } from 'zod';

/** So many resources are enough for one stream, which keeps them in memory for as long as it is open. */
export const MAX_URIS = 100;

const LISTEN_REQUEST = z.object({
  id: z.union([z.string(), z.number()]),
  method: z.literal('subscriptions/listen'),
  params: z
    .object({
      notifications: z.object({ resourceSubscriptions: z.array(z.string()).catch([]) }).catch(noneOf),
    })
    .catch({ notifications: noneOf() }),
});

export type ListenRequest = { readonly id: string | number; readonly uris: readonly string[] };

/** Undefined for any other message. What is wrong with the parameters is for the SDK to say. */
export function listenRequestFrom(body: unknown): ListenRequest | undefined {
  const request = LISTEN_REQUEST.safeParse(body).data;
  return request && { id: request.id, uris: request.params.notifications.resourceSubscriptions };
}

function noneOf() {
  return { resourceSubscriptions: [] };
}
