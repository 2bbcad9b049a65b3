import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from '../../support/http.ts';
import { type BenchCustomer, logIn } from '../customers.ts';
import type { Gatehouse } from '../gatehouse.ts';
import { sendLoad } from '../load.ts';
import { callSteadily } from '../open-loop.ts';
import { alternate, type Pace } from '../rounds.ts';
import type { Scene } from '../scene.ts';
import { withClient } from '../sessions.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import { STEADY_RATE, steadyP99 } from '../steady-load.ts';
import { restLoad } from '../subjects/rest.ts';
import { count, type Row } from '../table.ts';

/** An account has 80 places, and a login without an answer takes one for four seconds. So this rate takes them all. */
const LOGINS_PER_SECOND = 40;
/** So many customers that none has ten failures in a run: ten failures lock a customer. */
const MOVING = 5_000;
const MAX_RATIO = 1.2;
/** The rate of logins of customers whose password is stored here, far below the rate that the machine can hash. */
const ORDINARY_PER_SECOND = 5;
/** How long first logins arrive before anything is measured. If they hang, they have taken all places by then. */
const RAMP_MILLISECONDS = 4_000;

/**
 * Measures the p99 of validations, and the time of ordinary logins, while an old system refuses first logins, and while
 * it never answers them.
 * @throws for a first login with another status than 404 or 503, and for an ordinary login that fails
 */
export async function oldSystemRows(
  stage: Stage,
  scene: Scene,
  { rounds, seconds, warmUpSeconds }: Pace,
): Promise<Row[]> {
  const { server, databaseUrl, customers } = await scene.postgres();
  const old = await startOldSystem(stage);
  const emails = { all: await moveFrom(databaseUrl, old.url, MOVING), next: 0 };
  const load = restLoad(
    server,
    customers.flatMap(({ tokens }) => tokens),
  );
  await sendLoad(load, warmUpSeconds);
  const answers = new Map<number, number>();
  const whileLoggingIn = async (hangs: boolean, measure: () => Promise<number>) => {
    old.hangs = hangs;
    const agent = new Agent({ keepAlive: true });
    const end = callSteadily(LOGINS_PER_SECOND, firstLogins(server, emails, agent, answers));
    try {
      await sleep(RAMP_MILLISECONDS);
      return await measure();
    } finally {
      await end();
      agent.destroy();
    }
  };
  const withoutPause = async () => (await sendLoad(load, seconds)).p99Milliseconds;
  const steady = () => steadyP99(load, seconds);
  const ordinary = () => ordinaryLogins(server, customers, seconds);
  const measured = await alternate(
    new Map([
      ['logins answering', () => whileLoggingIn(false, ordinary)],
      ['logins hanging', () => whileLoggingIn(true, ordinary)],
      ['answering', () => whileLoggingIn(false, withoutPause)],
      ['hanging', () => whileLoggingIn(true, withoutPause)],
      ['steady answering', () => whileLoggingIn(false, steady)],
      ['steady hanging', () => whileLoggingIn(true, steady)],
    ]),
    rounds,
  );
  await withClient(databaseUrl, (client) => client.query('DELETE FROM old_system'));
  const given = [...answers].map(([status, times]) => `${count(times)} × ${status}`).join(', ');
  const row = (what: string, [without, hanging]: [string, string], figures: string): Row => {
    const [calm, rough] = [median(measured.get(without) ?? []), median(measured.get(hanging) ?? [])];
    return {
      measured: `${what} while ${LOGINS_PER_SECOND} first logins/s ask an old system that does not answer`,
      figure: `${rough.toFixed(1)} ms, ${calm.toFixed(1)} ms if it answers${figures}`,
      ratio: `${(rough / calm).toFixed(2)} × answering`,
      target: `≤ ${MAX_RATIO.toFixed(2)}`,
      reached: rough / calm <= MAX_RATIO,
    };
  };
  return [
    row('p99 of validate (50 connections)', ['answering', 'hanging'], `; first logins: ${given}`),
    row(`p99 of validate (${count(STEADY_RATE)}/s)`, ['steady answering', 'steady hanging'], ''),
    row(`an ordinary login (${ORDINARY_PER_SECOND}/s)`, ['logins answering', 'logins hanging'], ''),
  ];
}

function firstLogins(
  { url, demo }: Gatehouse,
  emails: { all: readonly string[]; next: number },
  agent: Agent,
  answers: Map<number, number>,
) {
  return async () => {
    const next = emails.next++;
    const email = emails.all[next % emails.all.length];
    const { status, text } = await exchange(`${url}/api/v1/sdk/auth/login?site_id=${demo.siteId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // Another password each time: a refused one is not asked about again within a minute.
      body: JSON.stringify({ email, password: `not it ${next}` }),
      agent,
    });
    if (status !== 503 && status !== 404) throw new Error(`A first login was answered ${status} ${text}`);
    answers.set(status, (answers.get(status) ?? 0) + 1);
  };
}

/** @returns the median time of a login, in milliseconds */
async function ordinaryLogins(
  server: Gatehouse,
  customers: readonly BenchCustomer[],
  seconds: number,
): Promise<number> {
  const milliseconds: number[] = [];
  let next = 0;
  const end = callSteadily(ORDINARY_PER_SECOND, async () => {
    const sentAt = performance.now();
    await logIn(server, customers[next++ % customers.length] as BenchCustomer);
    milliseconds.push(performance.now() - sentAt);
  });
  await sleep(seconds * 1000);
  await end();
  return median(milliseconds);
}

const REFUSAL = JSON.stringify({ error: { report_id: null, status: 404, message: 'Invalid credentials!' } });

/** A system that refuses every password, or never answers. */
export async function startOldSystem(stage: Stage): Promise<{ url: string; hangs: boolean }> {
  const server = createServer((_request, response) => {
    if (!old.hangs) response.writeHead(404, { 'content-type': 'application/json' }).end(REFUSAL);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stage.atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const old = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hangs: false };
  return old;
}

/** Sets the old system of the demo account, and adds customers whose password is only there. */
export async function moveFrom(databaseUrl: string, url: string, customers: number): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO old_system (account_id, kind, url, site, until, trusts_emails, creates_unknown, created_at, updated_at)
       SELECT account_id, 'PELCRO', $1, '1', now() + interval '1 day', false, false, now(), now()
       FROM site ORDER BY id LIMIT 1`,
      [url],
    );
    const { rows } = await client.query<{ email: string }>(
      `INSERT INTO customer (account_id, email, email_key, password_hash)
       SELECT site.account_id, email, email, '$elsewhere$'
       FROM (SELECT account_id FROM site ORDER BY id LIMIT 1) site,
            (SELECT 'moving-' || i || '@bench.example' AS email FROM generate_series(1, $1::int) i) moving
       RETURNING email`,
      [customers],
    );
    return rows.map(({ email }) => email);
  });
}
