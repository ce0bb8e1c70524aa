import { z } from 'zod';
import { type Recovery, recoveriesSince } from '../upstream/whoop-recovery.ts';
import { defineTool, READ_ELSEWHERE_HINTS } from './tool.ts';
import { counted, lines } from './words.ts';

const MAX_DAYS = 30;
/** One recovery a day, and 25 a page. */
const MAX_PAGES = 2;
const DAY_MS = 24 * 60 * 60_000;

const recoveryResult = z.object({
  at: z.string(),
  state: z.enum(['scored', 'pending', 'unscorable']),
  recovery_percent: z.number().optional(),
  resting_heart_rate_bpm: z.number().optional(),
  hrv_ms: z.number().optional(),
  spo2_percent: z.number().optional(),
  skin_temperature_celsius: z.number().optional(),
  calibrating: z.boolean().optional(),
});
type RecoveryResult = z.input<typeof recoveryResult>;

const STATES = { SCORED: 'scored', PENDING_SCORE: 'pending', UNSCORABLE: 'unscorable' } as const;

export const getRecovery = defineTool({
  name: 'get_recovery',
  title: 'Get recovery',
  description:
    'Use this when the user asks how they recovered: what WHOOP measured in the last days, newest first.',
  hints: READ_ELSEWHERE_HINTS,
  input: z.strictObject({ days: z.int().min(1).max(MAX_DAYS).default(7) }),
  output: z.object({ recoveries: z.array(recoveryResult) }),
  async call({ upstream }, { days }) {
    const since = new Date(Date.now() - days * DAY_MS);
    const recoveries = (await recoveriesSince(upstream, since, MAX_PAGES)).map(toResult);
    return {
      text: lines(
        `${counted(recoveries.length, 'recovery', 'recoveries')} of the last ${counted(days, 'day')}, as WHOOP measured.`,
        ...recoveries.map(recoveryText),
      ),
      data: { recoveries },
    };
  },
});

function toResult({ created_at: at, score_state: state, score }: Recovery): RecoveryResult {
  return {
    at: at.toISOString(),
    state: STATES[state],
    ...(score && {
      recovery_percent: score.recovery_score,
      resting_heart_rate_bpm: score.resting_heart_rate,
      hrv_ms: rounded(score.hrv_rmssd_milli),
      ...(score.spo2_percentage && { spo2_percent: rounded(score.spo2_percentage) }),
      ...(score.skin_temp_celsius && { skin_temperature_celsius: rounded(score.skin_temp_celsius) }),
      ...(score.user_calibrating && { calibrating: true }),
    }),
  };
}

function recoveryText(recovery: RecoveryResult): string {
  const { at, state, recovery_percent: percent, spo2_percent: spo2 } = recovery;
  const day = `- ${at.slice(0, 16)}Z:`;
  if (percent === undefined)
    return `${day} ${state === 'pending' ? 'not scored yet' : 'could not be scored'}`;
  const { skin_temperature_celsius: skin, calibrating } = recovery;
  const parts = [
    `recovery ${percent} %`,
    `resting heart rate ${recovery.resting_heart_rate_bpm} bpm`,
    `HRV ${recovery.hrv_ms} ms`,
    spo2 !== undefined && `SpO2 ${spo2} %`,
    skin !== undefined && `skin ${skin} °C`,
    calibrating && 'WHOOP still calibrates',
  ];
  return `${day} ${parts.filter(Boolean).join(', ')}`;
}

/** As exact as it is of use. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
