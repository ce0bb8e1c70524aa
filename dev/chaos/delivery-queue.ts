type Delivery = { readonly dueAtMs: number; readonly deliver: () => void };

/** Does things later, in the order in which they came: what comes after something that is late is late as well. */
export class DeliveryQueue {
  readonly #waiting: Delivery[] = [];
  #lastDueAtMs = 0;

  add(afterMs: number, deliver: () => void): void {
    this.#lastDueAtMs = Math.max(this.#lastDueAtMs, performance.now() + afterMs);
    this.#waiting.push({ dueAtMs: this.#lastDueAtMs, deliver });
    if (this.#waiting.length === 1) this.#run();
  }

  /** One timer for all: of several, Node does not say which of those comes first that are due in the same moment. */
  #run(): void {
    const now = performance.now();
    let next = this.#waiting[0];
    while (next !== undefined && next.dueAtMs <= now) {
      next.deliver();
      this.#waiting.shift();
      next = this.#waiting[0];
    }
    if (next !== undefined) setTimeout(() => this.#run(), Math.ceil(next.dueAtMs - now));
  }
}
