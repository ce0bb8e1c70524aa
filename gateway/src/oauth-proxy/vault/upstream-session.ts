import { z } from 'zod';

const TIME = z.number().transform((ms) => new Date(ms));

/** What the gateway holds of a person at the upstream, and for which of their apps. */
export const UPSTREAM_SESSION = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  /** Absent: the upstream did not say. */
  expiresAt: TIME.optional(),
  /** By grant, until when it may be renewed. */
  grants: z.record(z.string(), TIME),
});
export type UpstreamSession = z.output<typeof UPSTREAM_SESSION>;

export function sessionText({ expiresAt, grants, ...tokens }: UpstreamSession): string {
  return JSON.stringify({
    ...tokens,
    expiresAt: expiresAt?.getTime(),
    grants: Object.fromEntries(Object.entries(grants).map(([id, until]) => [id, until.getTime()])),
  });
}
