import { errors } from 'oidc-provider';
import { RecordsUnavailableError } from './redis-records.ts';

/** Nobody is told that their code or token is bad because Redis is away: they would throw it away. */
export async function orTryAgain<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    if (!(cause instanceof RecordsUnavailableError)) throw cause;
    throw Object.assign(new errors.TemporarilyUnavailable('try again soon'), {
      ...{ status: 503, statusCode: 503, cause },
    });
  }
}
