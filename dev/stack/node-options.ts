import { freePort } from '../processes/ports.ts';

/** As the manifests have it: V8 collects garbage by how much it may keep. */
const HEAP_LIMITS_MIB = { gateway: 384, mcpService: 384, bookmarkService: 576, pageService: 768 } as const;

type Limited = keyof typeof HEAP_LIMITS_MIB;

/** The port at which each service can be inspected. */
export type Inspectors = Readonly<Record<Limited, number>>;

export async function freeInspectors(): Promise<Inspectors> {
  const [gateway, mcpService, bookmarkService, pageService] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  return { gateway, mcpService, bookmarkService, pageService };
}

/** The settings of a service that has the heap that it has in production. */
export function limitedHeap(service: Limited): { readonly NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `--max-old-space-size=${HEAP_LIMITS_MIB[service]}` };
}

/** The same of one that can be inspected as well. */
export function inspectedAt(inspectors: Inspectors, service: Limited): { readonly NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `${limitedHeap(service).NODE_OPTIONS} --inspect=127.0.0.1:${inspectors[service]}` };
}
