import type { VerifyIdentity } from '@bookmarks/identity';
import type { WatchServiceHandlers } from '@bookmarks/protos';
import { Metadata } from '@grpc/grpc-js';
import type { EndedJobs } from '../jobs/ended-jobs.ts';
import type { ObserveCall } from './observe-call.ts';
import { requireCaller } from './require-caller.ts';

type WatchHandlerDeps = {
  readonly endedJobs: EndedJobs;
  readonly verifyIdentity: VerifyIdentity;
  readonly observeCall: ObserveCall;
};
type WatchCall = Parameters<WatchServiceHandlers['WatchJobs']>[0];

/** What happens in a library, until the caller has heard enough. */
export function watchHandlers({ endedJobs, verifyIdentity, observeCall }: WatchHandlerDeps) {
  async function tell(call: WatchCall, signal: AbortSignal): Promise<void> {
    const { sub } = await requireCaller(verifyIdentity, call.metadata, 'bookmarks:read');
    const ended = await endedJobs.watch(sub, signal);
    call.sendMetadata(new Metadata());
    for await (const id of ended) call.write({ id });
  }

  const watchJobs: WatchServiceHandlers['WatchJobs'] = (call) => {
    const observation = observeCall(call);
    const gone = new AbortController();
    call.once('cancelled', () => gone.abort());
    const end = () => {
      observation.succeeded();
      call.end();
    };
    tell(call, gone.signal).then(end, (error: unknown) => {
      if (gone.signal.aborted) end();
      else call.emit('error', observation.failed(error));
    });
  };

  return { WatchJobs: watchJobs };
}
