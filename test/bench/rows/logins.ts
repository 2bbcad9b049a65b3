import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hashPassword } from '../../../src/customers/passwords/password-hash.ts';
import { exchange } from '../../support/http.ts';
import type { Gatehouse } from '../gatehouse.ts';
import { deal, fire, type Load } from '../load.ts';
import type { Reader } from '../readers.ts';
import { alternate, type Pace } from '../rounds.ts';
import type { Scene } from '../scene.ts';
import { median } from '../statistics.ts';
import type { Row } from '../table.ts';

/** A login takes half a second when so many are at it, so a shorter round would count its beginning only. */
const LEAST_SECONDS = 4;

/** As many as the server's queue takes without refusing anyone; of raw `argon2.verify` as many are under way. */
const AT_ONCE = 32;

const LOOK_AGAIN_MS = 20;
const TIMEOUT_MS = 30_000;

const run = promisify(execFile);

/** How many passwords this machine verifies in a second, by `argon2.verify` alone in a process of its own. */
export async function rawVerifications(seconds: number): Promise<number> {
  const password = 'correct horse battery staple';
  const entry = fileURLToPath(new URL('../servers/raw-argon2.ts', import.meta.url));
  const hash = await hashPassword(password);
  const { stdout } = await run(process.execPath, [entry, hash, password, String(AT_ONCE), String(seconds)]);
  return Number(stdout);
}

/** The legacy login, each connection other readers. */
function loginLoad({ url, demo }: Gatehouse, readers: readonly Reader[]): Load {
  const shots = readers.map(({ email, password }) => ({
    method: 'POST',
    path: `/api/v1/sdk/auth/login?site_id=${demo.siteId}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }));
  return { url, shots: deal(shots, AT_ONCE), isRight: (body) => body.includes('"auth_token":"') };
}

/** Logins that the generator hung up on are finished all the same: not while something else is measured. */
async function hashesDone({ url }: Gatehouse): Promise<void> {
  const giveUpAt = performance.now() + TIMEOUT_MS;
  while (performance.now() < giveUpAt) {
    const { text } = await exchange(`${url}/metrics`, { agent: false });
    if (/^gatehouse_password_queue_depth 0$/m.test(text)) return;
    await sleep(LOOK_AGAIN_MS);
  }
  throw new Error(`${url}/metrics does not say that all passwords are hashed`);
}

/** Logins a second against raw `argon2.verify`, in alternating rounds. */
export async function loginsRow(scene: Scene, pace: Pace): Promise<Row> {
  const { rounds, warmUpSeconds } = pace;
  const seconds = Math.max(pace.seconds, LEAST_SECONDS);
  const { server, readers } = await scene.postgres();
  const load = loginLoad(server, readers);
  const logIn = async (during: number) => {
    const { perSecond } = await fire(load, during);
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
    target: '≥ 0.80',
    reached: logins / raw >= 0.8,
  };
}
