import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exchange } from '../../support/http.ts';
import type { AnonymousRequest } from '../anonymous-requests/request.ts';
import { prepareSites } from '../anonymous-requests/scene.ts';
import { anonymousRequests } from '../anonymous-requests.ts';
import { startGatehouse } from '../gatehouse.ts';
import type { Held } from '../loop-probe.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import type { Row } from '../table.ts';

const PROBE = fileURLToPath(new URL('../loop-probe.ts', import.meta.url));
const TARGET_MILLISECONDS = 20;
/** After this time modules are loaded, and the first sweeps and jobs have run. */
const REST_MILLISECONDS = 5_000;

type Measured = { name: string; status: number; first: number; again: number };

/** Measures how long each of the most expensive requests without a session occupies the main thread. */
export async function eventLoopRow(stage: Stage, rounds: number): Promise<{ row: Row; note: string }> {
  const socket = join(stage.folder, 'loop-probe');
  const folder = stage.subfolder('event-loop');
  const database = await stage.createDatabase('event-loop');
  const start = () =>
    startGatehouse(stage, folder, database, {
      env: { LOOP_PROBE: socket, RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' },
      nodeOptions: [`--import=${PROBE}`],
    });
  const first = await start();
  const named = await prepareSites(stage, first);
  await first.stop();
  // Started again, so that the server loads the modules that the sites use.
  const server = await start();
  await sleep(REST_MILLISECONDS);
  const held = async () => JSON.parse(await text(connect(socket))) as Held;
  let caller = 0;
  /** Sends a request from a new address, so that no rate limit refuses it. `headers` may name another address. */
  const send = async ({ method, path, headers, body }: AnonymousRequest) => {
    caller += 1;
    const from = `81.2.${caller >> 8}.${caller & 255}`;
    const { status } = await exchange(server.url + path, {
      method,
      headers: { 'x-forwarded-for': from, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return status;
  };
  const measured: Measured[] = [];
  for (const request of anonymousRequests(named)) {
    await held();
    const status = await send(request);
    const first = await held();
    const next: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await send(request);
      next.push((await held()).cpuMilliseconds);
    }
    measured.push({ name: request.name, status, first: first.cpuMilliseconds, again: median(next) });
  }
  await server.stop();
  measured.sort((one, other) => other.again - one.again);
  const worst = measured[0] as Measured;
  return {
    row: {
      measured: 'main thread held by a request without a session, the worst',
      figure: `${milliseconds(worst.again)}: ${worst.name}`,
      ratio: '',
      target: `≤ ${TARGET_MILLISECONDS} ms`,
      reached: worst.again <= TARGET_MILLISECONDS,
    },
    note: `CPU time of the main thread without a pause, by request; the first one, whose code is compiled while it runs, and the median of the next ${rounds}:\n\n${measured
      .map(
        ({ name, status, first, again }) =>
          `- ${name} (${status}): ${milliseconds(first)}, ${milliseconds(again)}`,
      )
      .join('\n')}`,
  };
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}
