import { describe, expect, test } from '@jest/globals';
import { throughputChart } from './throughput-chart.ts';

const MACHINE = { cpu: 'A', cores: 2, memoryGiB: 4, system: 'linux', node: 'v24.0.0' };
const FIGURE = { unit: 'calls/s', target: null, ok: true };

function chartOf(results: Parameters<typeof throughputChart>[0]['results']): string | undefined {
  return throughputChart({ suite: 'gateway', measuredAt: '2026-11-22', machine: MACHINE, results });
}

describe('throughputChart', () => {
  test('it draws who was how fast, to one scale, and the contenders of a group together', () => {
    const chart = chartOf([
      { ...FIGURE, name: 'call, 2025, gateway', value: 1_000, spread: [900, 1_100] },
      { ...FIGURE, name: 'call, 2025, <nginx>', value: 2_000 },
      { ...FIGURE, name: 'call, 2025, gateway: median', value: 3, unit: 'ms' },
      { ...FIGURE, name: 'call, 2026, gateway', value: 500 },
    ]);
    const widths = [...(chart ?? '').matchAll(/<rect class="([^"]+)".* width="([\d.]+)"/g)];
    const [full = 0] = widths.map(([, , width]) => Number(width)).toSorted((a, b) => b - a);
    expect(widths.map(([, classes, width]) => [classes, Number(width) / full])).toEqual([
      ['bar first', 0.5],
      ['bar', 1],
      ['bar first', 0.25],
    ]);
    expect(chart?.match(/class="group"[^>]*>[^<]*/g)?.map((text) => text.replace(/.*>/, ''))).toEqual([
      'call, 2025',
      'call, 2026',
    ]);
    expect(chart).toContain('>&lt;nginx&gt;<');
    expect(chart).toContain('>1,000 (900–1,100)<');
    expect(chart).toContain('prefers-color-scheme: dark');
  });

  test('there is none where nothing was compared', () => {
    expect(chartOf([{ ...FIGURE, name: 'list', value: 3, unit: 'ms' }])).toBeUndefined();
    expect(chartOf([{ ...FIGURE, name: 'nginx', value: null, note: 'not installed' }])).toBeUndefined();
  });
});
