/** Does `work` for each of `things`, for `atATime` of them at once. */
export async function inParallel<Thing, Result>(
  things: readonly Thing[],
  atATime: number,
  work: (thing: Thing) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = things.entries();
  const worker = async () => {
    for (const [index, thing] of left) results[index] = await work(thing);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return results;
}
