import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { REPOSITORY } from '../stack/repository.ts';

const FOLDER = `${REPOSITORY}/.github/workflows`;
const STEP = z.looseObject({ uses: z.string().optional(), run: z.string().optional() });
const WORKFLOW = z.looseObject({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.looseObject({
      'timeout-minutes': z.int(),
      strategy: z.looseObject({ matrix: z.record(z.string(), z.array(z.string())) }).optional(),
      steps: z.array(STEP),
    }),
  ),
});
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(`${REPOSITORY}/package.json`, 'utf8')));

const workflows = readdirSync(FOLDER).map((file) => {
  const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
  return { file, text, workflow: WORKFLOW.parse(parse(text)) };
});
const jobs = workflows.flatMap(({ workflow }) => Object.values(workflow.jobs));

test.each(workflows)('$file runs the code of others at one commit, whose version it says', ({ text }) => {
  const uses = text.split('\n').filter((line) => line.includes('uses:'));
  expect(uses).not.toEqual([]);
  for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test.each(workflows)('$file may write nothing but where a job says so', ({ workflow }) => {
  expect(Object.values(workflow.permissions).filter((level) => level !== 'read')).toEqual([]);
});

test('every job keeps its token to itself, and every command is one of package.json', () => {
  for (const { steps, strategy } of jobs) {
    const checkOuts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const step of checkOuts) expect(step).toMatchObject({ with: { 'persist-credentials': false } });
    const commands = steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run ([\w:-]+|\$\{\{[^}]*\}\})/g)]);
    const names = commands.flatMap(([, name = '']) =>
      name.startsWith('$') ? (strategy?.matrix.command ?? []) : [name],
    );
    for (const name of names) expect(scripts).toHaveProperty([name]);
  }
});

test('every image that is released has its Dockerfile', () => {
  const services = jobs.flatMap(({ strategy }) => strategy?.matrix.service ?? []);
  expect(services.toSorted()).toEqual(['bookmark-service', 'gateway', 'mcp-service', 'page-service']);
  for (const service of services)
    expect(readFileSync(`${REPOSITORY}/${service}/Dockerfile`, 'utf8')).toContain(
      `COPY ${service} ${service}`,
    );
});
