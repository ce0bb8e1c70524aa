import { createHmac, timingSafeEqual } from 'node:crypto';

const LIFETIME_MS = 10 * 60_000;
const TOKEN = /^cfm_([0-9a-z]{1,12})_([\w-]{22})$/;

/** What is confirmed: by whom, which action, on exactly which targets. */
export type Confirmable = {
  readonly sub: string;
  readonly action: string;
  readonly targets: readonly string[];
};

export type Confirmations = ReturnType<typeof createConfirmations>;

/**
 * Makes and checks tokens by which a caller confirms a change that it was shown. Nothing is stored: a token is an
 * HMAC over what it confirms, so any replica can check it, and it is good for nothing else.
 */
export function createConfirmations(key: string, clock: () => Date = () => new Date()) {
  const mac = (confirmable: Confirmable, expiry: string): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([confirmable.sub, confirmable.action, confirmable.targets.toSorted(), expiry]))
      .digest()
      .subarray(0, 16);

  return {
    issue(confirmable: Confirmable): string {
      const expiry = (clock().getTime() + LIFETIME_MS).toString(36);
      return `cfm_${expiry}_${mac(confirmable, expiry).toString('base64url')}`;
    },
    /** Whether `token` was issued for exactly this, within the last ten minutes. */
    isConfirmed(confirmable: Confirmable, token: string): boolean {
      const [, expiry, code] = TOKEN.exec(token) ?? [];
      if (expiry === undefined || code === undefined) return false;
      const isGenuine = timingSafeEqual(mac(confirmable, expiry), Buffer.from(code, 'base64url'));
      return isGenuine && clock().getTime() < Number.parseInt(expiry, 36);
    },
  };
}
