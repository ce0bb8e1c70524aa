/** How many requests a second the traffic is to have: a machine that has more to do than `usual` takes fewer. */
export function requestsPerSecond(usual: number): number {
  return Number(process.env.REQUESTS_PER_SECOND ?? usual);
}
