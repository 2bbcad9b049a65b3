import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hashPassword } from '../../../src/customers/passwords/hashes/own-hash.ts';
import { exchange } from '../../support/http.ts';
import type { BenchCustomer } from '../customers.ts';
import type { Gatehouse } from '../gatehouse.ts';
import { distribute, type Load, sendLoad } from '../load.ts';
import { alternate, type Pace } from '../rounds.ts';
import type { Scene } from '../scene.ts';
import { median } from '../statistics.ts';
import type { Row } from '../table.ts';

/** With this load a login takes half a second, so a shorter round would mostly measure the first logins. */
const LEAST_SECONDS = 4;

/** The number of parallel logins, and of parallel `argon2.verify`: about as many as the queue takes from an account. */
const AT_ONCE = 32;

const LOOK_AGAIN_MS = 20;
const TIMEOUT_MS = 30_000;

const run = promisify(execFile);

/** The number of passwords per second that `argon2.verify` alone verifies in a separate process. */
export async function rawVerifications(seconds: number): Promise<number> {
  const password = 'correct horse battery staple';
  const entry = fileURLToPath(new URL('../servers/raw-argon2.ts', import.meta.url));
  const hash = await hashPassword(password);
  const { stdout } = await run(process.execPath, [entry, hash, password, String(AT_ONCE), String(seconds)]);
  return Number(stdout);
}

/** The login of the Pelcro API, with different customers on each connection. */
function loginLoad({ url, demo }: Gatehouse, customers: readonly BenchCustomer[]): Load {
  const requests = customers.map(({ email, password }) => ({
    method: 'POST',
    path: `/api/v1/sdk/auth/login?site_id=${demo.siteId}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }));
  return {
    url,
    requests: distribute(requests, AT_ONCE),
    isCorrect: (body) => body.includes('"auth_token":"'),
  };
}

/** Waits for the logins whose connections the generator closed, so that they do not run during another measurement. */
async function hashesDone({ url }: Gatehouse): Promise<void> {
  const giveUpAt = performance.now() + TIMEOUT_MS;
  while (performance.now() < giveUpAt) {
    const { text } = await exchange(`${url}/metrics`, { agent: false });
    if (/^gatehouse_password_queue_depth 0$/m.test(text)) return;
    await sleep(LOOK_AGAIN_MS);
  }
  throw new Error(`${url}/metrics does not say that all passwords are hashed`);
}

/** Compares logins per second with raw `argon2.verify`, in alternating rounds. */
export async function loginsRow(scene: Scene, pace: Pace): Promise<Row> {
  const { rounds, warmUpSeconds } = pace;
  const seconds = Math.max(pace.seconds, LEAST_SECONDS);
  const { server, customers } = await scene.postgres();
  const load = loginLoad(server, customers);
  const logIn = async (during: number) => {
    const { perSecond } = await sendLoad(load, during);
    await hashesDone(server);
    return perSecond;
  };
  await logIn(warmUpSeconds);
  const measured = await alternate(
    new Map([
      ['raw', () => rawVerifications(seconds)],
      ['logins', () => logIn(seconds)],
    ]),
    rounds,
  );
  const raw = median(measured.get('raw') ?? []);
  const logins = median(measured.get('logins') ?? []);
  return {
    measured: `logins, REST, PostgreSQL, ${AT_ONCE} at once`,
    figure: `${logins.toFixed(1)}/s, raw \`argon2.verify\` ${raw.toFixed(1)}/s`,
    ratio: `${(logins / raw).toFixed(2)} × raw`,
    target: '≥ 0.90',
    reached: logins / raw >= 0.9,
  };
}
