import { z } from 'zod';
import type { UpstreamApi } from './upstream-api.ts';

/** https://developer.whoop.com/api: `limit` is at most 25. */
const URL = 'https://api.prod.whoop.com/developer/v2/recovery';
const PAGE_SIZE = 25;
const SCORE_STATES = ['SCORED', 'PENDING_SCORE', 'UNSCORABLE'] as const;

const RECOVERIES = z.object({
  records: z
    .array(
      z.object({
        created_at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
        score_state: z.enum(SCORE_STATES),
        score: z
          .object({
            user_calibrating: z.boolean(),
            recovery_score: z.number(),
            resting_heart_rate: z.number(),
            hrv_rmssd_milli: z.number(),
            spo2_percentage: z.number().nullish(),
            skin_temp_celsius: z.number().nullish(),
          })
          .nullish(),
      }),
    )
    .max(PAGE_SIZE),
  next_token: z.string().max(1024).nullish(),
});

/** What WHOOP made of one night. */
export type Recovery = z.output<typeof RECOVERIES>['records'][number];

/** Those since `since`, newest first, and no more than `maxPages` of them. @throws {UpstreamError} */
export async function recoveriesSince(api: UpstreamApi, since: Date, maxPages: number): Promise<Recovery[]> {
  const recoveries: Recovery[] = [];
  let token: string | null | undefined;
  for (let page = 0; page < maxPages; page++) {
    const query = new URLSearchParams({
      limit: String(PAGE_SIZE),
      start: since.toISOString(),
      ...(token && { nextToken: token }),
    });
    const { body } = await api.get(`${URL}?${query}`, RECOVERIES);
    recoveries.push(...body.records);
    token = body.next_token;
    if (!token) break;
  }
  return recoveries;
}
