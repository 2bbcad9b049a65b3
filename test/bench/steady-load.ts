import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Request } from 'autocannon';
import type { Load } from './load.ts';

export type SteadyOrder = { url: string; requests: Request[]; perSecond: number; seconds: number };
export type SteadyResult = { p99Milliseconds: number } | { error: string };

export const STEADY_RATE = 1_000;

/**
 * Measures the p99 of validations at a rate far below the capacity of the server. The client has a process of its own:
 * a pause of the garbage collector of the benchmark (up to 60 ms in a storm of logins) would delay more than one in a
 * hundred of the requests.
 * @throws for a wrong response to a validation
 */
export async function steadyP99({ url, requests }: Load, seconds: number): Promise<number> {
  const client = fork(new URL('./steady-client.ts', import.meta.url), { serialization: 'advanced' });
  const order: SteadyOrder = { url, requests: requests.flat(), perSecond: STEADY_RATE, seconds };
  const results: SteadyResult[] = [];
  client.on('message', (result: SteadyResult) => results.push(result));
  client.send(order);
  // All messages have arrived then.
  await once(client, 'disconnect');
  const result = results[0] ?? { error: 'The client of the steady load has ended early' };
  if ('error' in result) throw new Error(result.error);
  return result.p99Milliseconds;
}
