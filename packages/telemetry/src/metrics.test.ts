import { expect, test } from '@jest/globals';
import { createMetrics, serveMetrics } from './index.ts';

test('serves counters, durations and gauges in the text format, on a port of their own', async () => {
  const metrics = createMetrics('test');
  metrics.counter('calls_total', 'Calls.', ['outcome']).inc({ outcome: 'ok' });
  metrics.durations('call_duration_seconds', 'Durations.', ['outcome']).observe({ outcome: 'ok' }, 0.004);
  let age: number | undefined;
  metrics.gauge('keys_age_seconds', 'Age.', () => age);

  await using server = await serveMetrics(metrics, 0);
  const text = async () => (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  const before = await text();
  expect(before).toContain('calls_total{outcome="ok",service="test"} 1');
  expect(before).toContain('call_duration_seconds_bucket{le="0.005",service="test",outcome="ok"} 1');
  expect(before).toContain('keys_age_seconds{service="test"} Nan');
  age = 7;
  expect(await text()).toContain('keys_age_seconds{service="test"} 7');
  expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404);
});
