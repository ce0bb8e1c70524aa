import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { rolldown } from 'rolldown';

const at = (path: string) => new URL(path, import.meta.url);

/** One document that loads nothing, since it is shown where there is nothing to load from. */
async function build(): Promise<string> {
  const [template, style, script] = await Promise.all([
    readFile(at('browser.html'), 'utf8'),
    readFile(at('style.css'), 'utf8'),
    bundle(),
  ]);
  return [
    ['content=""', `content="${policyFor(style, script)}"`],
    ['<link rel="stylesheet" href="style.css">', `<style>${style}</style>`],
    ['<script type="module" src="src/main.ts"></script>', `<script type="module">${script}</script>`],
  ].reduce(insert, template);
}

function insert(document: string, [place = '', part = '']: readonly string[]): string {
  if (document.split(place).length !== 2) throw new Error(`browser.html needs one ${place}.`);
  return document.replace(place, () => part);
}

async function bundle(): Promise<string> {
  await using bundler = await rolldown({ input: at('src/main.ts').pathname, platform: 'browser' });
  const { output } = await bundler.generate({ format: 'esm', minify: true });
  // Neither may stand in the text of a script element; both mean the same with the backslash.
  return output[0].code.trim().replaceAll(/<(?=\/script|!--)/gi, '<\\');
}

/** What the host allows at most is the host's; this holds whatever that is: this script, this style, and no address at all. */
function policyFor(style: string, script: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

await writeFile(at('built/browser.html'), await build());
