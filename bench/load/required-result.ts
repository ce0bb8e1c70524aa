import type { Load } from './load.ts';

/** Sends the request. @throws {Error} for anything but a result of a tool that did what it was called for. */
export async function requiredResult(load: Load, request: Buffer): Promise<void> {
  const { status, body } = await load.call(request);
  if (status !== 200 || !body.includes('"result"') || body.includes('"isError":true'))
    throw new Error(`A call failed: ${status} ${body.toString().slice(0, 500)}`);
}
