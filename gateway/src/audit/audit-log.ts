import { hash, randomUUID } from 'node:crypto';
import { z } from 'zod';

/** What was decided about a request: who asked, by which client, how they proved it, for what, and why not. */
export type Decision = {
  readonly decision: 'allowed' | 'refused';
  /** The stable code of a refusal. */
  readonly reason?: string | undefined;
  readonly sub?: string | undefined;
  readonly client_id?: string | undefined;
  readonly credential?: string | undefined;
  readonly method: string;
  /** The tool or JSON-RPC method, where the client's headers say it (MCP 2026-07-28). */
  readonly operation?: string | undefined;
  readonly request_id: string;
};

const RECORD = z.looseObject({
  chain: z.uuid(),
  sequence: z.int().min(0),
  at: z.iso.datetime(),
  previous: z.string().length(43),
  hash: z.string().length(43),
});
export type AuditRecord = Decision & z.infer<typeof RECORD>;

/** Writes a decision down. */
export type Audit = (decision: Decision) => void;

const BEGINNING = 'A'.repeat(43);

/**
 * Records decisions in a chain: each record holds the hash of the one before, so that a record that is changed, left out
 * or put in later shows. A chain begins with the process; its last record is proven by none after it, so ship the log
 * off the machine as it is written.
 */
export function createAuditLog(write: (record: AuditRecord) => void, clock: () => Date): Audit {
  const chain = randomUUID();
  let sequence = 0;
  let previous = BEGINNING;
  return (decision) => {
    const record = { ...defined(decision), chain, sequence, at: clock().toISOString(), previous };
    const proof = hashOf(record);
    write({ ...record, hash: proof });
    sequence += 1;
    previous = proof;
  };
}

/** What is wrong with the chains in `records`, which are in the order in which they were written. */
export function* auditMistakes(records: Iterable<unknown>): Generator<string> {
  const last = new Map<string, { sequence: number; hash: string }>();
  for (const candidate of records) {
    const parsed = RECORD.safeParse(candidate);
    if (!parsed.success) {
      yield 'A record does not have the form of one.';
      continue;
    }
    const { hash: claimed, ...record } = parsed.data;
    const name = `Record ${record.sequence} of chain ${record.chain}`;
    const before = last.get(record.chain) ?? { sequence: -1, hash: BEGINNING };
    if (hashOf(record) !== claimed) yield `${name} was changed.`;
    if (record.sequence !== before.sequence + 1 || record.previous !== before.hash) {
      yield `${name} does not follow record ${before.sequence}.`;
    }
    last.set(record.chain, { sequence: record.sequence, hash: claimed });
  }
}

/** Over the members in the order of their names, so that it does not depend on how a log shipper writes them. */
function hashOf(record: Readonly<Record<string, unknown>>): string {
  const members = Object.keys(record)
    .toSorted()
    .map((name) => [name, record[name]]);
  return hash('sha256', JSON.stringify(members), 'base64url');
}

function defined<Fields extends object>(fields: Fields): Fields {
  const found: Partial<Fields> = {};
  for (const name of Object.keys(fields) as (keyof Fields)[])
    if (fields[name] !== undefined) found[name] = fields[name];
  return found as Fields;
}
