import { describe, expect, test } from '@jest/globals';
import { ERAS } from './helpers/eras.ts';
import { aService } from './helpers/service.ts';
import { anUpstreamServer, sendJson } from './helpers/upstream-server.ts';
import { ACCESS_TOKEN, anUpstreamSession } from './helpers/upstream-session.ts';

const score = {
  user_calibrating: false,
  recovery_score: 44,
  resting_heart_rate: 64,
  hrv_rmssd_milli: 31.813562,
  spo2_percentage: 95.6875,
  skin_temp_celsius: 33.7,
};
const recovery = (day: number, fields: object = {}) => ({
  cycle_id: day,
  sleep_id: '123e4567-e89b-12d3-a456-426614174000',
  user_id: 10_129,
  created_at: `2026-01-${String(day).padStart(2, '0')}T06:25:44.774Z`,
  updated_at: `2026-01-${String(day).padStart(2, '0')}T06:25:44.774Z`,
  score_state: 'SCORED',
  score,
  ...fields,
});

const aWhoop = (records: readonly object[]) =>
  anUpstreamServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (pathname !== '/api.prod.whoop.com/developer/v2/recovery') return void response.writeHead(404).end();
    const start = Number(searchParams.get('nextToken') ?? 0);
    const end = start + Number(searchParams.get('limit'));
    const next = end < records.length ? { next_token: String(end) } : {};
    sendJson(response, { records: records.slice(start, end), ...next });
  });

describe.each(ERAS)('%s', (_era, connect) => {
  test('reads the recoveries of some days as words and as data', async () => {
    await using whoop = await aWhoop([
      recovery(3, { score_state: 'PENDING_SCORE', score: undefined }),
      recovery(2),
      recovery(1, {
        score: { ...score, user_calibrating: true, spo2_percentage: undefined, skin_temp_celsius: null },
      }),
    ]);
    await using session = await anUpstreamSession('whoop', whoop.url, {
      connect,
      scopes: ['bookmarks:read'],
    });
    const { text, data } = await session.call('get_recovery', { days: 3 });
    expect(data).toEqual({
      recoveries: [
        { at: '2026-01-03T06:25:44.774Z', state: 'pending' },
        {
          at: '2026-01-02T06:25:44.774Z',
          state: 'scored',
          recovery_percent: 44,
          resting_heart_rate_bpm: 64,
          hrv_ms: 31.8,
          spo2_percent: 95.7,
          skin_temperature_celsius: 33.7,
        },
        expect.objectContaining({ state: 'scored', calibrating: true }),
      ],
    });
    expect(text).toBe(
      [
        '3 recoveries of the last 3 days, as WHOOP measured.',
        '- 2026-01-03T06:25Z: not scored yet',
        '- 2026-01-02T06:25Z: recovery 44 %, resting heart rate 64 bpm, HRV 31.8 ms, SpO2 95.7 %, skin 33.7 °C',
        '- 2026-01-01T06:25Z: recovery 44 %, resting heart rate 64 bpm, HRV 31.8 ms, WHOOP still calibrates',
      ].join('\n'),
    );
    expect(whoop.requests[0]?.headers.authorization).toBe(`Bearer ${ACCESS_TOKEN}`);
    const { searchParams } = new URL(whoop.requests[0]?.url ?? '', 'http://localhost');
    const daysAgo = (Date.now() - new Date(searchParams.get('start') ?? '').getTime()) / 86_400_000;
    expect(Math.round(daysAgo)).toBe(3);
  });

  test('has the tool where WHOOP is the upstream, and nowhere else', async () => {
    await using whoop = await aWhoop([]);
    for (const path of ['/mcp', '/mcp/readonly']) {
      await using session = await anUpstreamSession('whoop', whoop.url, { connect, path });
      const { tools } = await session.client.listTools();
      const listed = tools.find(({ name }) => name === 'get_recovery');
      expect(listed?.annotations).toMatchObject({ readOnlyHint: true, openWorldHint: true });
    }
    await using service = await aService();
    const client = await connect(service);
    expect((await client.listTools()).tools.map(({ name }) => name)).not.toContain('get_recovery');
    await expect(client.callTool({ name: 'get_recovery', arguments: {} })).rejects.toMatchObject({
      code: -32_602,
    });
  });
});

test('a month is two pages, and more is not read', async () => {
  await using whoop = await aWhoop(Array.from({ length: 60 }, () => recovery(1)));
  await using session = await anUpstreamSession('whoop', whoop.url);
  const { data } = await session.call('get_recovery', { days: 30 });
  expect([(data as { recoveries: [] }).recoveries.length, whoop.requests.length]).toEqual([50, 2]);
  for (const days of [0, 31, 1.5])
    expect(await session.call('get_recovery', { days })).toMatchObject({ isError: true });
});

test('says so where there is none, or where one could not be scored', async () => {
  await using whoop = await aWhoop([recovery(1, { score_state: 'UNSCORABLE', score: undefined })]);
  await using session = await anUpstreamSession('whoop', whoop.url);
  expect((await session.call('get_recovery')).text).toContain(': could not be scored');
  await using nothing = await aWhoop([]);
  await using empty = await anUpstreamSession('whoop', nothing.url);
  expect(await empty.call('get_recovery')).toMatchObject({
    text: '0 recoveries of the last 7 days, as WHOOP measured.',
    data: { recoveries: [] },
  });
});
