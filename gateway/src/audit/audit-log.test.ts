import { expect, test } from '@jest/globals';
import { type AuditRecord, auditMistakes, createAuditLog, type Decision } from './audit-log.ts';

const aDecision = (fields: Partial<Decision> = {}): Decision => ({
  decision: 'allowed',
  sub: 'user_anna',
  method: 'POST',
  request_id: 'request-1',
  ...fields,
});

function aChain(length: number): AuditRecord[] {
  const records: AuditRecord[] = [];
  const audit = createAuditLog(
    (record) => records.push(record),
    () => new Date('2026-01-01T00:00:00Z'),
  );
  for (let index = 0; index < length; index++) audit(aDecision({ request_id: `request-${index}` }));
  return records;
}

const mistakesIn = (records: readonly unknown[]) => [...auditMistakes(records)];

test('says who asked for what and what was decided, in a chain that holds', () => {
  const records = aChain(3);
  expect(records[1]).toMatchObject({
    decision: 'allowed',
    sub: 'user_anna',
    request_id: 'request-1',
    sequence: 1,
  });
  expect(records[1]?.previous).toBe(records[0]?.hash);
  expect(mistakesIn(records)).toEqual([]);
});

test('holds when chains of several replicas are mixed, and when members come in another order', () => {
  const [one, other] = [aChain(2), aChain(2)];
  const turned = [one[0], other[0], other[1], one[1]].map((record) =>
    Object.fromEntries(Object.entries(record ?? {}).toReversed()),
  );
  expect(mistakesIn(turned)).toEqual([]);
});

test.each<[string, (records: AuditRecord[]) => unknown[]]>([
  ['was changed', (records) => records.with(1, { ...(records[1] as AuditRecord), sub: 'user_ben' })],
  ['was left out', (records) => records.toSpliced(1, 1)],
  ['was left out at the beginning', (records) => records.slice(1)],
  [
    'was put in',
    (records) =>
      records.toSpliced(1, 0, { ...(records[1] as AuditRecord), sequence: 1, hash: 'B'.repeat(43) }),
  ],
  ['comes twice', (records) => [...records, records[2]]],
  ['changed places', (records) => [records[1], records[0], records[2]]],
  ['is none', (records) => [...records, { anything: 1 }]],
])('shows when a record %s', (_what, tamper) => {
  expect(mistakesIn(tamper(aChain(3)))).not.toEqual([]);
});
