import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { DebianPackage } from './debian-package.ts';
import { FIXTURE } from './read-real-bookmarks.ts';

/**
 * Writes the fixture anew from the package index of the Debian release that this machine uses. Run `apt-get update`
 * before. Indexes of security fixes and updates name packages of the release again, so that they are left out.
 */
const LISTS = '/var/lib/apt/lists';
const RELEASE_INDEX = /_debian_dists_[a-z]+_main_binary-[a-z0-9]+_Packages(\.\w+)?$/;

const index = (await readdir(LISTS)).find((name) => RELEASE_INDEX.test(name));
if (index === undefined) {
  console.error(`There is no package index of a Debian release in ${LISTS}. Run apt-get update.`);
  process.exitCode = 1;
} else {
  console.log(`Reading ${LISTS}/${index}`);
  const count = await writeFixture(`${LISTS}/${index}`);
  console.log(`Wrote ${count} packages with a homepage to ${FIXTURE.pathname}`);
}

async function writeFixture(path: string): Promise<number> {
  let count = 0;
  async function* rows() {
    for await (const fields of stanzas(path)) {
      const found = packageOf(fields);
      if (found === undefined) continue;
      count += 1;
      yield `${JSON.stringify(found)}\n`;
    }
  }
  const gzip = createGzip({ level: constants.Z_BEST_COMPRESSION });
  await pipeline(Readable.from(rows()), gzip, createWriteStream(FIXTURE));
  return count;
}

function packageOf(fields: ReadonlyMap<string, string>): DebianPackage | undefined {
  const homepage = fields.get('Homepage');
  if (homepage === undefined) return undefined;
  return {
    name: fields.get('Package') ?? '',
    homepage,
    title: fields.get('Description') ?? '',
    section: fields.get('Section') ?? '',
    tags: (fields.get('Tag') ?? '').split(/,\s*/).filter((tag) => tag !== ''),
  };
}

/** The paragraphs of a control file (deb822) as fields; apt itself knows how its lists are compressed. */
async function* stanzas(path: string): AsyncGenerator<Map<string, string>> {
  const { stdout } = spawn('/usr/lib/apt/apt-helper', ['cat-file', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let fields = new Map<string, string>();
  let name = '';
  for await (const line of createInterface({ input: stdout })) {
    if (line === '') {
      yield fields;
      fields = new Map();
    } else if (line.startsWith(' ')) {
      fields.set(name, `${fields.get(name) ?? ''}${line}`);
    } else {
      name = line.slice(0, line.indexOf(':'));
      fields.set(name, line.slice(name.length + 1).trim());
    }
  }
  if (fields.size > 0) yield fields;
}
