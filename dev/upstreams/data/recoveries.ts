const DAYS = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

/** One for each of the last nights, newest first; https://developer.whoop.com/api, `Recovery`. */
export function recoveriesOf(userId: number, now: Date) {
  return Array.from({ length: DAYS }, (_, index) => {
    const created_at = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS - index * DAY_MS).toISOString();
    const isPending = index === 0;
    return {
      cycle_id: 93_845 - index,
      sleep_id: `123e4567-e89b-12d3-a456-${String(index).padStart(12, '0')}`,
      user_id: userId,
      created_at,
      updated_at: created_at,
      score_state: isPending ? 'PENDING_SCORE' : 'SCORED',
      ...(!isPending && { score: score(index) }),
    };
  });
}

function score(index: number) {
  return {
    user_calibrating: false,
    recovery_score: 33 + ((index * 7) % 60),
    resting_heart_rate: 50 + (index % 9),
    hrv_rmssd_milli: 40 + ((index * 3) % 40),
    spo2_percentage: 96.5,
    skin_temp_celsius: 33.4,
  };
}
