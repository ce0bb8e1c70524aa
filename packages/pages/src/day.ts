import { type Html, html } from './html.ts';

/** The day of a moment, in UTC. @param seconds since 1970, as protobuf has them */
export function day(seconds: string | undefined): Html {
  const date = new Date(Number(seconds ?? 0) * 1000).toISOString().slice(0, 10);
  return html`<time datetime="${date}">${date}</time>`;
}
