import { raindrop } from './raindrops.ts';
import { star } from './stars.ts';

const STARS = 230;
const RAINDROPS = 180;
const MAX_ENTRIES = 10_000;

/** What everybody has at GitHub and Raindrop.io: the same with each start, and more when it is asked for. Newest first. */
export class Library {
  readonly stars = Array.from({ length: STARS }, (_, index) => star(index)).reverse();
  readonly raindrops = Array.from({ length: RAINDROPS }, (_, index) => raindrop(index)).reverse();

  addStars(count: number): void {
    addNewest(this.stars, count, star);
  }

  addRaindrops(count: number): void {
    addNewest(this.raindrops, count, raindrop);
  }
}

function addNewest<T>(entries: T[], count: number, make: (index: number) => T): void {
  if (entries.length + count > MAX_ENTRIES) throw new RangeError(`at most ${MAX_ENTRIES} entries`);
  for (let added = 0; added < count; added++) entries.unshift(make(entries.length));
}
