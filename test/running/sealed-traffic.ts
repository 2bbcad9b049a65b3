import { setTimeout as sleep } from 'node:timers/promises';
import { TOTP } from 'otpauth';
import { BeginTotp, CompleteLogin, ConfirmTotp } from '../customers/second-factor/documents.ts';
import { challengeFor } from '../customers/second-factor/factors.ts';
import { ask, type Ledger } from '../soak/outcome.ts';
import { execute } from '../support/client.ts';
import { type RegisteredCustomer, register } from '../support/customers.ts';
import { Refresh, ValidateToken } from '../support/documents.ts';
import type { TestProcess } from '../support/process.ts';

const STEP_MS = 30_000;
const PAUSE_MS = 100;
/** A client that got a 503 does not try again at once. */
const PATIENCE_MS = 400;
const REFRESHING = 3;

type Guarded = RegisteredCustomer & { secret: string; lastStep: number };

/** Clients that refresh, and that log in with authenticator apps, whose secrets are sealed. */
export type SealedTraffic = {
  guarded: readonly Guarded[];
  /** Resolves when all requests have been answered. */
  stop(): Promise<void>;
  /** Logs in every customer who has an authenticator app. @throws when one cannot */
  logInAll(): Promise<void>;
};

/** @param gateways asked in turn; may change meanwhile */
export function startSealedTraffic(gateways: readonly TestProcess[], ledger: Ledger): SealedTraffic {
  const guarded: Guarded[] = [];
  let running = true;
  let turn = 0;
  const next = () => {
    turn += 1;
    return gateways[turn % gateways.length] as TestProcess;
  };

  async function refreshing(): Promise<void> {
    let { token, refreshToken } = await register(next().url);
    while (running) {
      await sleep(PAUSE_MS);
      const refreshed = await ask(ledger, 'refresh', [next().url, Refresh, { refreshToken }]);
      if (refreshed.kind === 'refused') ledger.violate(`refresh: ${refreshed.code}`);
      if (refreshed.kind === 'done') ({ token, refreshToken } = refreshed.data.refresh);
      const { url, demo } = next();
      const basic = demo.partner;
      const verdict = await ask(ledger, 'verdict', [url, ValidateToken, { token }, { basic }]);
      if (verdict.kind === 'refused') ledger.violate(`verdict: ${verdict.code}`);
      if (verdict.kind !== 'done') continue;
      const { valid, reason } = verdict.data.validateToken;
      if (!valid) ledger.violate(`a refreshed token is ${reason}`);
    }
  }

  async function logIn(customer: Guarded): Promise<void> {
    const { url } = next();
    const challenge = await challengeFor({ url }, customer);
    const step = Math.max(customer.lastStep + 1, stepNow());
    // The code of this time step counts as used even without an answer, because the server may have verified it.
    customer.lastStep = step;
    const input = { challenge, code: codeAt(customer.secret, step) };
    const { completeLogin } = await execute(next().url, CompleteLogin, { input });
    if (completeLogin.customer.email !== customer.email) ledger.violate('the login of another customer');
    ledger.count('completeLogin: done');
  }

  async function enrol(): Promise<void> {
    const { url } = next();
    const customer = await register(url);
    const { token } = customer;
    const { beginTotp } = await execute(url, BeginTotp, {}, { token });
    const { id, secret } = beginTotp;
    const lastStep = stepNow();
    const input = { id, code: codeAt(secret, lastStep), name: 'My phone' };
    await execute(next().url, ConfirmTotp, { input }, { token });
    guarded.push({ ...customer, secret, lastStep });
  }

  async function guarding(): Promise<void> {
    while (running) {
      await sleep(PAUSE_MS);
      const waiting = guarded.find(hasUnusedCode);
      try {
        await (waiting ? logIn(waiting) : enrol());
      } catch (error) {
        if (!String(error).includes('UNAVAILABLE')) throw error;
        ledger.count('completeLogin: UNAVAILABLE');
        await sleep(PATIENCE_MS);
      }
    }
  }

  const clients = [guarding(), ...Array.from({ length: REFRESHING }, refreshing)].map((client) =>
    client.catch((error: unknown) => ledger.violate(String(error))),
  );
  return {
    guarded,
    async stop() {
      running = false;
      await Promise.all(clients);
    },
    async logInAll() {
      for (const customer of guarded) {
        while (!hasUnusedCode(customer)) await sleep(1_000);
        await logIn(customer);
      }
    },
  };
}

const stepNow = () => Math.floor(Date.now() / STEP_MS);
const codeAt = (secret: string, step: number) => new TOTP({ secret }).generate({ timestamp: step * STEP_MS });

/** The server also accepts the code of the next time step, because clocks differ (RFC 6238, section 5.2). */
const hasUnusedCode = ({ lastStep }: Guarded) => lastStep <= stepNow();
