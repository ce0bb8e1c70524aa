import { prettyFactory } from 'pino-pretty';

/** Takes a line that a process wrote, JSON or not. */
export type Log = (source: string, line: string) => void;

const COLOURS = ['cyan', 'green', 'magenta', 'yellow', 'blue'] as const;
/** Shown in another way, or the same on every line. */
const HIDDEN = new Set(['level', 'time', 'service', 'msg', 'err', 'pid', 'hostname', 'name']);
const CALM_LEVELS = new Set(['trace', 'debug', 'info']);

/** Turns JSON lines into lines for people: `[gateway] 12:00:01 listening port=8080`. */
export function createLineFormatter({
  colour,
}: {
  colour: boolean;
}): (source: string, line: string) => string {
  const formats = new Map<string, (line: string) => string>();
  return (source, line) => {
    let format = formats.get(source);
    if (format === undefined) {
      format = formatFor(source, colour ? COLOURS[formats.size % COLOURS.length] : undefined);
      formats.set(source, format);
    }
    return line.startsWith('{') ? format(line).trimEnd() : `${format('{"msg":""}').trim()} ${line}`;
  };
}

function formatFor(source: string, colour: (typeof COLOURS)[number] | undefined): (line: string) => string {
  return prettyFactory({
    colorize: colour !== undefined,
    customColors: 'message:reset', // Only the source is coloured.
    include: 'err', // Everything else is in the message already.
    messageFormat: (entry, messageKey, _levelLabel, { colors }) => {
      const prefix = colour === undefined ? `[${source}]` : colors[colour](`[${source}]`);
      const level = String(entry.level ?? 'info');
      const alarm = CALM_LEVELS.has(level) ? '' : level.toUpperCase();
      return [prefix, clockTime(entry.time), alarm, entry[messageKey], ...details(entry)]
        .filter(Boolean)
        .join(' ');
    },
  });
}

function details(entry: Record<string, unknown>): string[] {
  return Object.entries(entry)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
}

function clockTime(time: unknown): string {
  const date = typeof time === 'string' || typeof time === 'number' ? new Date(time) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? '' : date.toTimeString().slice(0, 8);
}
