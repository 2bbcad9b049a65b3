import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from '../support/client.ts';
import type { RegisteredCustomer } from '../support/customers.ts';
import { Me, ValidateToken } from '../support/documents.ts';
import type { Stack } from './compose-stack.ts';

export type Partner = { clientId: string; clientSecret: string };

/** The status of an answer, or the message of an error. */
type Answer = { status: number | string; begin: number };

export const CLIENTS = 6;
const PAUSE_MS = 20;

/**
 * Whether Caddy sends a POST to the other server if the first one does not run. Versions before 2.11.2, such as Debian's,
 * answer 502 (https://github.com/caddyserver/caddy/pull/7547).
 */
export function canRetryBodies(): boolean {
  const version = execFileSync('caddy', ['version'], { encoding: 'utf8' });
  const [major = 0, minor = 0, patch = 0] = (version.match(/\d+/g) ?? []).map(Number);
  return (major * 1000 + minor) * 1000 + patch >= 2_011_002;
}

/** Sends requests through the proxy from a second before the work until a second after it. @returns all answers */
export async function sendWhile(
  stack: Stack,
  { token }: RegisteredCustomer,
  partner: Partner,
  work: () => Promise<void>,
): Promise<Answer[]> {
  const agent = stack.agent();
  const answers: Answer[] = [];
  let running = true;
  const send = (turn: number) =>
    turn % 2
      ? request(stack.url, ValidateToken, { token }, { basic: partner, agent })
      : request(stack.url, Me, {}, { token, agent });
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    for (let turn = client; running; turn += 1) {
      const begin = performance.now();
      const status = await send(turn).then(
        (answered) => answered.status,
        (error: Error) => error.message,
      );
      answers.push({ status, begin });
      await sleep(PAUSE_MS);
    }
  });
  await sleep(1_000);
  try {
    await work();
    await sleep(1_000);
  } finally {
    running = false;
    await Promise.all(clients);
  }
  return answers;
}
