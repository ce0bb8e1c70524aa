export type Bar = {
  /** Bars of a group stand together, the first one in a colour of its own. */
  readonly group: string;
  readonly label: string;
  readonly value: number;
  readonly spread?: readonly [least: number, most: number] | undefined;
};

const WIDTH = 760;
const MARGIN = 16;
const LABEL_WIDTH = 150;
const VALUE_WIDTH = 190;
const ROW = 24;
const BAR = 14;
const TITLE_HEIGHT = 42;
const GROUP_HEIGHT = 30;
const BARS_LEFT = MARGIN + LABEL_WIDTH;
const BARS_WIDTH = WIDTH - BARS_LEFT - VALUE_WIDTH;

/** Readable on a light page and on a dark one, as the reader's system has it. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title, .group { font-weight: 600 }
  .title { font-size: 15px }
  .value { fill: #59636e }
  .bar { fill: #afb8c1 }
  .first { fill: #0969da }
  .spread { stroke: #1f2328; stroke-width: 1.5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .value { fill: #9198a1 }
    .bar { fill: #656c76 }
    .first { fill: #4493f8 }
    .spread { stroke: #f0f6fc }
  }`;

/** Bars from left to right, all to one scale, as an SVG image. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const scale = BARS_WIDTH / Math.max(...bars.map(({ value, spread }) => spread?.[1] ?? value));
  const groups = Map.groupBy(bars, ({ group }) => group);
  const lines = [text({ x: MARGIN, y: MARGIN + 12, className: 'title' }, title)];
  let top = MARGIN + TITLE_HEIGHT;
  for (const [group, members] of groups) {
    lines.push(text({ x: MARGIN, y: top, className: 'group' }, group));
    for (const [index, bar] of members.entries())
      lines.push(row(bar, { top: top + 10 + index * ROW, scale, isFirst: index === 0 }));
    top += members.length * ROW + GROUP_HEIGHT;
  }
  const size = `width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${escaped(title)}">`,
    `<style>${STYLE}\n</style>`,
    ...lines,
    '</svg>\n',
  ].join('\n');
}

type Place = { readonly top: number; readonly scale: number; readonly isFirst: boolean };

function row({ label, value, spread }: Bar, { top, scale, isFirst }: Place): string {
  const [middle, baseline] = [top + BAR / 2, top + BAR - 2];
  const right = BARS_LEFT + (spread?.[1] ?? value) * scale;
  return [
    text({ x: MARGIN, y: baseline }, label),
    `<rect class="bar${isFirst ? ' first' : ''}" x="${BARS_LEFT}" y="${top}" width="${round(value * scale)}" height="${BAR}" rx="2"/>`,
    ...(spread
      ? [`<path class="spread" d="M${round(BARS_LEFT + spread[0] * scale)} ${middle}H${round(right)}"/>`]
      : []),
    text({ x: right + 8, y: baseline, className: 'value' }, valueText(value, spread)),
  ].join('\n');
}

function valueText(value: number, spread: Bar['spread']): string {
  const [middle, ...ends] = [value, ...(spread ?? [])].map((one) => one.toLocaleString('en'));
  return ends.length === 0 ? `${middle}` : `${middle} (${ends.join('–')})`;
}

function text({ x, y, className }: { x: number; y: number; className?: string }, content: string): string {
  const style = className === undefined ? '' : ` class="${className}"`;
  return `<text${style} x="${round(x)}" y="${round(y)}">${escaped(content)}</text>`;
}

const round = (value: number) => Math.round(value * 10) / 10;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(content: string): string {
  return content.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
