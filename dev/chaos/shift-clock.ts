import { readFileSync } from 'node:fs';

/**
 * Preloaded into a service (`--import`): its clock is off by as many milliseconds as the file CLOCK_SHIFT_FILE says,
 * from a moment after that is written. Timers go on as before, as they do when a machine's clock is set.
 */
const CHECK_MS = 50;
const file = process.env.CLOCK_SHIFT_FILE ?? '';
const RealDate = Date;
let shiftMs = 0;

setInterval(() => {
  shiftMs = Number(readFileSync(file, 'utf8'));
}, CHECK_MS).unref();

const now = () => RealDate.now() + shiftMs;
globalThis.Date = new Proxy(RealDate, {
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  apply: () => new RealDate(now()).toString(),
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
});
