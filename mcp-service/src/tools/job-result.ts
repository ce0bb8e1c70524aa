import { z } from 'zod';
import { JOB_STATES, type Job } from '../bookmarks/transfers.ts';
import { oneLine } from './words.ts';

export const jobResult = z.object({
  job_id: z.string(),
  kind: z.string(),
  state: z.enum(JOB_STATES),
  done: z.number(),
  total: z.number().optional(),
  change_id: z.string().optional(),
  failure: z.string().optional(),
});

export function toJobResult(job: Job): z.input<typeof jobResult> {
  return {
    job_id: job.id,
    kind: job.kind,
    state: job.state,
    done: job.doneCount,
    ...(job.totalCount > 0 && { total: job.totalCount }),
    ...(job.changeId && { change_id: job.changeId }),
    ...(job.failure && { failure: job.failure }),
  };
}

export function jobText(result: z.input<typeof jobResult>): string {
  const { job_id, kind, state, done, total, change_id, failure } = result;
  return [
    `- ${job_id} ${kind}: ${state}, ${done}${total === undefined ? '' : ` of ${total}`}`,
    change_id ? `change ${change_id}` : '',
    failure ? oneLine(failure) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
