import { createInterface } from 'node:readline';
import { auditMistakes } from './audit/audit-log.ts';

/** `node gateway/src/verify-audit.ts < log`: whether the audit records in the gateway's log are all there, unchanged. */
const records: unknown[] = [];
for await (const line of createInterface({ input: process.stdin })) {
  const record = auditIn(line);
  if (record !== undefined) records.push(record);
}
const mistakes = [...auditMistakes(records)];
for (const mistake of mistakes) process.stderr.write(`${mistake}\n`);
process.stdout.write(`${records.length} audit records, ${mistakes.length} mistakes\n`);
process.exitCode = mistakes.length === 0 ? 0 : 1;

function auditIn(line: string): unknown {
  try {
    return (JSON.parse(line) as { audit?: unknown }).audit;
  } catch {
    return undefined;
  }
}
