import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from '../../support/http.ts';
import type { BenchCustomer } from '../customers.ts';
import type { Gatehouse } from '../gatehouse.ts';
import { sendLoad } from '../load.ts';
import { callSteadily } from '../open-loop.ts';
import { alternate, type Pace } from '../rounds.ts';
import type { Scene } from '../scene.ts';
import { median } from '../statistics.ts';
import { STEADY_RATE, steadyP99 } from '../steady-load.ts';
import { restLoad } from '../subjects/rest.ts';
import { count, type Row } from '../table.ts';
import { rawVerifications } from './logins.ts';

const OVERLOAD_FACTOR = 4;
/** The largest allowed ratios, for validations without pause and for validations at a steady rate. */
const [MAX_WITHOUT_PAUSE, MAX_STEADY] = [2, 3];
/** How long logins arrive before validations are measured. In this time they fill the queue. */
const RAMP_MILLISECONDS = 1_000;

/**
 * Measures the p99 of validations while no logins arrive, and while four times as many arrive as the machine can hash.
 * The logins arrive at a steady rate. They may get 429 or 503.
 * @throws for any other response to a login, and for a wrong response to a validation
 */
export async function stormRows(scene: Scene, { rounds, seconds, warmUpSeconds }: Pace): Promise<Row[]> {
  const { server, customers } = await scene.postgres();
  const load = restLoad(
    server,
    customers.flatMap(({ tokens }) => tokens),
  );
  await sendLoad(load, warmUpSeconds);
  const perSecond = OVERLOAD_FACTOR * (await rawVerifications(seconds));
  const statuses = new Map<number, number>();
  const inStorm = async (measure: () => Promise<number>) => {
    const agent = new Agent({ keepAlive: true });
    const end = callSteadily(perSecond, logins(server, customers, agent, statuses));
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
  const measured = await alternate(
    new Map([
      ['idle', withoutPause],
      ['storm', () => inStorm(withoutPause)],
      ['steady idle', steady],
      ['steady storm', () => inStorm(steady)],
    ]),
    rounds,
  );
  const arrived = `${count(perSecond)} logins/s`;
  const answers = [...statuses].map(([status, times]) => `${count(times)} × ${status}`).join(', ');
  const row = (what: string, [idle, storm]: [string, string], most: number, figures: string) => {
    const [calm, rough] = [median(measured.get(idle) ?? []), median(measured.get(storm) ?? [])];
    return {
      measured: `p99 of validate (${what}) while ${arrived} arrive`,
      figure: `${rough.toFixed(1)} ms, idle ${calm.toFixed(1)} ms${figures}`,
      ratio: `${(rough / calm).toFixed(2)} × idle`,
      target: `≤ ${most.toFixed(2)}`,
      reached: rough / calm <= most,
    };
  };
  return [
    row('50 connections', ['idle', 'storm'], MAX_WITHOUT_PAUSE, `; logins: ${answers}`),
    row(`${count(STEADY_RATE)}/s`, ['steady idle', 'steady storm'], MAX_STEADY, ''),
  ];
}

function logins(
  { url, demo }: Gatehouse,
  customers: readonly BenchCustomer[],
  agent: Agent,
  statuses: Map<number, number>,
) {
  let next = 0;
  return async () => {
    const customer = customers[next++ % customers.length];
    const { status, text } = await exchange(`${url}/api/v1/sdk/auth/login?site_id=${demo.siteId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: customer?.email, password: customer?.password }),
      agent,
    });
    if (![200, 429, 503].includes(status)) throw new Error(`A login was answered ${status} ${text}`);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
}
