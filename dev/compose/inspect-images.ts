import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from '../stack/repository.ts';
import { IMAGE_TAG } from './compose-stack.ts';
import { docker } from './docker.ts';

const BASE = 'node:24-bookworm-slim';
const MAX_OWN_BYTES = 300_000_000;
const LABELS = ['title', 'description', 'licenses', 'version', 'revision'];

/** Each image, and the folder that it is made from. */
const IMAGES = {
  'bookmarks-gateway': 'gateway',
  'bookmarks-mcp-service': 'mcp-service',
  'bookmarks-bookmark-service': 'bookmark-service',
  'bookmarks-page-service': 'page-service',
  'bookmarks-authkit': 'dev/authkit',
};
/** Folders of the repository that no image may hold, but for the stand-in. */
const NEVER = /^(bench|docs|e2e|deploy|dev(?!\/authkit\/)|\.git|\.data|coverage)\//;
const NEVER_ANYWHERE = /\.test\.ts$|(^|\/)(test|testing)\/|(^|\/)\.(npmrc|env)/;

/** Looks into the images: what they hold, as whom they run, and how large they are. */
export async function inspectImages(say: (line: string) => void): Promise<void> {
  const base = Number(await inspect(BASE, '{{.Size}}'));
  for (const [name, folder] of Object.entries(IMAGES)) {
    const image = `${name}:${IMAGE_TAG}`;
    await inspectConfig(image);
    const { files, packages } = await contentsOf(image);
    const wrong = files.filter((file) => NEVER.test(file) || NEVER_ANYWHERE.test(file));
    assert.deepEqual(wrong, [], `${image} holds what belongs to no image.`);
    const unwanted = await developmentPackages(folder);
    assert.deepEqual(
      packages.filter((name) => unwanted.has(name)),
      [],
      `${image} has devDependencies.`,
    );
    const bytes = Number(await inspect(image, '{{.Size}}')) - base;
    assert(bytes < MAX_OWN_BYTES, `${image} takes ${bytes} bytes on top of its base.`);
    say(`${image}: ${Math.round(bytes / 1e6)} MB on top of ${BASE}, ${files.length} files of ours`);
  }
}

async function inspectConfig(image: string): Promise<void> {
  const { User, Labels, Healthcheck, Cmd, Env } = JSON.parse(await inspect(image, '{{json .Config}}'));
  assert.equal(User, '1000:1000', `${image} runs as ${User}.`);
  assert.equal(Cmd[0], 'node', `${image} needs a shell.`);
  assert.equal(Healthcheck.Test[0], 'CMD', `${image} needs a shell to tell its health.`);
  for (const label of LABELS)
    assert(Labels[`org.opencontainers.image.${label}`], `${image} has no label ${label}.`);
  assert.doesNotMatch(Env.join('\n'), /KEY|PASSWORD|SECRET|TOKEN|_URL/, `${image} has a secret in it.`);
}

/** Our files, seen from /app, those of other users' homes, and the names of the packages. */
const LIST = `
  const { readdirSync } = require('node:fs');
  const list = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true });
  const pathOf = (entry) => (entry.parentPath + '/' + entry.name).replace(/^.app./, '');
  const isOurs = (path) => !path.split('/').includes('node_modules');
  const files = ['/app', '/home', '/root', '/tmp'].flatMap(list).filter((entry) => entry.isFile()).map(pathOf);
  const modules = list('/app/node_modules').filter(({ name }) => name === 'package.json').map(pathOf);
  const names = modules.map((path) => path.split('node_modules/').at(-1).replace(/.package.json$/, ''));
  console.log(JSON.stringify({ files: files.filter(isOurs), packages: names }));`;

async function contentsOf(image: string): Promise<{ files: string[]; packages: string[] }> {
  const run = ['run', '--rm', '--network=none', '--read-only', '--user=0', '--entrypoint=node'];
  return JSON.parse(await docker(...run, image, '-e', LIST));
}

/** What is for development alone: a tool of ours may be what some package needs to run, which is that package's affair. */
async function developmentPackages(folder: string): Promise<Set<string>> {
  const [root, own] = await Promise.all(['', folder].map(manifestOf));
  const { packages } = (await json('package-lock.json')) as Lock;
  const names = Object.keys({ ...root?.devDependencies, ...own?.devDependencies });
  return new Set(names.filter((name) => packages[`node_modules/${name}`]?.dev === true));
}

type Manifest = Partial<Record<'devDependencies', Record<string, string>>>;
type Lock = { readonly packages: Readonly<Record<string, { readonly dev?: boolean }>> };

async function manifestOf(folder: string): Promise<Manifest> {
  return (await json(join(folder, 'package.json'))) as Manifest;
}

async function json(path: string): Promise<unknown> {
  return JSON.parse(await readFile(join(REPOSITORY, path), 'utf8'));
}

function inspect(image: string, format: string): Promise<string> {
  return docker('image', 'inspect', '--format', format, image);
}
