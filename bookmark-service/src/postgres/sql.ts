/** Collects the conditions of a `where` clause and their values, so that no value ever becomes part of the text. */
export class Conditions {
  readonly #texts: string[] = [];
  readonly #values: unknown[] = [];

  /** @param text with `?` where `value` goes. */
  add(text: string, value?: unknown): this {
    this.#texts.push(value === undefined ? text : text.replaceAll('?', this.bind(value)));
    return this;
  }

  /** Adds a value and returns its placeholder, for other parts of the statement. */
  bind(value: unknown): string {
    this.#values.push(value);
    return `$${this.#values.length}`;
  }

  get where(): string {
    return this.#texts.join(' and ');
  }

  get values(): unknown[] {
    return this.#values;
  }
}
