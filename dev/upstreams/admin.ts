import { UPSTREAM_PROVIDERS, type UpstreamProvider } from '@bookmarks/upstream';
import express, { Router } from 'express';
import { z } from 'zod';
import type { Library } from './data/library.ts';
import type { Faults } from './faults.ts';
import { findPerson } from './people.ts';
import type { Grants } from './sign-in/grants.ts';

const COUNT = z.object({ count: z.int().min(1).max(1000) });
const FAULT = z.object({
  path: z.string().startsWith('/'),
  times: z.int().min(1).max(1000).default(1),
  fault: z.union([
    z.object({ hang: z.literal(true) }),
    z.object({
      status: z.int().min(200).max(599),
      headers: z.record(z.string(), z.string()).default({}),
      body: z.unknown().optional(),
    }),
  ]),
});
const REVOCATION = z.object({ provider: z.enum(UPSTREAM_PROVIDERS), person: z.string() });

export type AdminDeps = {
  readonly faults: Faults;
  readonly grants: Readonly<Record<UpstreamProvider, Grants>>;
  readonly library: Library;
};

/** What tests, and people at a terminal, can do to the stand-ins. */
export function createAdmin({ faults, grants, library }: AdminDeps): Router {
  const admin = Router();
  admin.use(express.json());
  admin.get('/requests', (_request, response) => void response.json(faults.requests()));
  const commands: Record<string, (body: unknown) => void> = {
    faults: (body) => {
      const { path, fault, times } = FAULT.parse(body);
      faults.fail(path, fault, times);
    },
    expire: () => {
      for (const each of Object.values(grants)) each.expireAccessTokens();
    },
    revoke: (body) => {
      const { provider, person: name } = REVOCATION.parse(body);
      const person = findPerson(name);
      if (person !== undefined) grants[provider].revoke(person);
    },
    stars: (body) => library.addStars(COUNT.parse(body).count),
    raindrops: (body) => library.addRaindrops(COUNT.parse(body).count),
  };
  for (const [name, command] of Object.entries(commands))
    admin.post(`/${name}`, (request, response) => {
      try {
        command(request.body);
        response.status(204).end();
      } catch (error) {
        response.status(400).type('text').send(String(error));
      }
    });
  return admin;
}
