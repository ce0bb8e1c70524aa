import { rolldown } from 'rolldown';

/** `node bundle.ts src/host.ts`: prints that module and all that it imports, for a browser. A program, since the bundler does not run within jest. */
const [path = ''] = process.argv.slice(2);
const input = new URL(path, import.meta.url).pathname;
await using bundler = await rolldown({ input, platform: 'browser' });
const { output } = await bundler.generate({ format: 'esm' });
process.stdout.write(output[0].code);
