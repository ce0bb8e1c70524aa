import type { Section } from './diagnosis.ts';
import type { Finding } from './finding.ts';

const MARK = { ok: '✓', warning: '!', failure: '✗' } as const;

/** A section as people read it: what was found, and below it what to change. */
export function printSection({ title, findings }: Section): void {
  console.log(`\n${title}`);
  for (const finding of findings) {
    console.log(`  ${MARK[finding.level]} ${finding.what}`);
    if (finding.level !== 'ok') console.log(`      What to do: ${finding.remedy}`);
  }
}

/** The last line. */
export function conclusion(findings: readonly Finding[]): string {
  const failures = countOf(findings, 'failure');
  const warnings = countOf(findings, 'warning');
  const thoughts = warnings === 0 ? '' : ` ${warnings} marked with ! to think about.`;
  if (failures === 0) return `Clients can use this server.${thoughts}`;
  return `Clients will fail here: ${failures} marked with ✗ to mend.${thoughts}`;
}

export function countOf(findings: readonly Finding[], level: Finding['level']): number {
  return findings.filter((finding) => finding.level === level).length;
}
