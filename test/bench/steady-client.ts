import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { exchange } from '../support/http.ts';
import { callSteadily } from './open-loop.ts';
import { p99 } from './statistics.ts';
import type { SteadyOrder, SteadyResult } from './steady-load.ts';
import { saysValid } from './subjects/subject.ts';

/** The process of `steadyP99`. It gets its order as a message, and answers with the result. */

/** The first calls compile the code of this process, and are not measured. */
const WARM_UP_MILLISECONDS = 1_000;

async function measure({ url, requests, perSecond, seconds }: SteadyOrder): Promise<number> {
  const milliseconds: number[] = [];
  const agent = new Agent({ keepAlive: true });
  const measuredFrom = performance.now() + WARM_UP_MILLISECONDS;
  let next = 0;
  const end = callSteadily(perSecond, async () => {
    const { method = 'POST', path = '/', headers = {}, body = '' } = requests[next++ % requests.length] ?? {};
    const sentAt = performance.now();
    const { status, text } = await exchange(url + path, { method, headers, body, agent });
    if (status !== 200 || !saysValid(text)) throw new Error(`A validation was answered ${status} ${text}`);
    if (sentAt >= measuredFrom) milliseconds.push(performance.now() - sentAt);
  });
  await sleep(WARM_UP_MILLISECONDS + seconds * 1000);
  await end();
  agent.destroy();
  return p99(milliseconds);
}

process.once('message', async (order: SteadyOrder) => {
  const result: SteadyResult = await measure(order).then(
    (p99Milliseconds) => ({ p99Milliseconds }),
    (error: Error) => ({ error: error.message }),
  );
  process.send?.(result, () => process.disconnect());
});
