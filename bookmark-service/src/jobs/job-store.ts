import type { Job } from './job.ts';

export interface JobReader {
  jobById(id: string): Promise<Job | undefined>;
  /** Those that are not finished, and those that were within the last day, newest first. */
  currentJobs(now: Date, limit: number): Promise<Job[]>;
  countUnfinishedJobs(): Promise<number>;
  /** The id of a job that is not finished and whose change this is. */
  unfinishedJobOf(changeId: string): Promise<string | undefined>;
}

export interface JobWriter extends JobReader {
  insertJob(job: Job): Promise<void>;
  /** Where the job is finished, whoever watches hears of it as soon as the transaction is committed. */
  updateJob(job: Job): Promise<void>;
  /** Lets a worker know of a job, as soon as the transaction is committed. @throws {LibraryError} `unavailable` */
  enqueueJob(id: string): Promise<void>;
}
