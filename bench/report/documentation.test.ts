import { describe, expect, test } from '@jest/globals';
import { withFigures } from './documentation.ts';

const REPORT = {
  suite: 'library',
  measuredAt: '2026-11-22T20:00:00.000Z',
  machine: { cpu: 'A | B', cores: 2, memoryGiB: 4, system: 'linux', node: 'v24.0.0' },
  results: [
    { name: 'list: p95', value: 1234, unit: 'ms', target: '< 10', ok: false },
    { name: 'calls', value: 1500, spread: [1200, 1600] as const, unit: '', target: null, ok: true },
    { name: 'undo', value: null, unit: 'ms', target: '< 2000', ok: false, note: 'not available' },
  ],
};

describe('withFigures', () => {
  test('it replaces what stands between the markers, and nothing else', () => {
    const before = '# A\n<!-- bench library -->\nold\n<!-- end of bench library -->\nend\n';
    const after = withFigures(before, REPORT);
    expect(after).toMatch(/^# A\n<!-- bench library -->\n\| measured on \| 2026-11-22 \|/);
    expect(after).toMatch(/\n<!-- end of bench library -->\nend\n$/);
    expect(after).not.toContain('old');
    expect(after).toContain('| list: p95 | 1,234 ms | < 10 ms | MISSED |');
    expect(after).toContain('| calls | 1,500 (1,200–1,600) |');
    expect(after).toContain('| undo | not available | < 2000 ms | MISSED |');
    expect(after).toContain('| cpu | A \\| B |');
    expect(withFigures(after, REPORT)).toBe(after);
  });

  test('it shows the chart where contenders were compared', () => {
    const figure = { name: 'call, nginx', value: 1, unit: 'calls/s', target: null, ok: true };
    const empty = '<!-- bench library -->\n<!-- end of bench library -->\n';
    const chart = '![Calls a second, suite library](charts/library.svg)';
    expect(withFigures(empty, { ...REPORT, results: [figure] })).toContain(`\n${chart}\n\n| measured on |`);
    expect(withFigures(empty, REPORT)).not.toContain('charts/');
  });

  test('it refuses a text that has no place for them', () => {
    expect(() => withFigures('# A', REPORT)).toThrow('add "<!-- bench library -->"');
  });
});
