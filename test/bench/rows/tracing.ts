import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SOURCES, startGatehouse } from '../gatehouse.ts';
import { sendLoad } from '../load.ts';
import { alternate, fireMeasured, type Pace } from '../rounds.ts';
import type { Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import { restLoad } from '../subjects/rest.ts';
import { count, type Row } from '../table.ts';

const AT_LEAST = 0.98;
const IDLE_MILLISECONDS = 5_000;
/** Each server is warmed before each measurement, because a server is faster directly after its own measurement. */
const WARM_SECONDS = 1;
const WITHOUT_CODE = fileURLToPath(new URL('../servers/without-tracing.ts', import.meta.url));

/**
 * Compares the processor time of a verdict of three servers on one database, in alternating rounds: one whose tracing
 * code is replaced by functions that only call the traced work, an ordinary one, and one that exports spans to a
 * collector.
 */
export async function tracingRows(
  stage: Stage,
  scene: Scene,
  { rounds, seconds, warmUpSeconds }: Pace,
): Promise<Row[]> {
  const { customers, databaseUrl, dataDir } = await scene.postgres();
  const tokens = customers.flatMap((customer) => customer.tokens);
  const start = (env: Record<string, string>, nodeOptions: string[] = []) =>
    startGatehouse(stage, dataDir, databaseUrl, { env, nodeOptions, entry: SOURCES });
  const servers = {
    removed: await start({}, [`--import=${WITHOUT_CODE}`]),
    off: await start({}),
    on: await start({ OTEL_EXPORTER_OTLP_ENDPOINT: await startSink(stage) }),
  };
  // Until a server has released the memory of its start, it is faster. After this pause all servers have released it.
  await sleep(IDLE_MILLISECONDS);
  const subjects = Object.entries(servers).map(
    ([name, server]) => [name, { pid: server.pid, load: restLoad(server, tokens) }] as const,
  );
  for (const [, { load }] of subjects) await sendLoad(load, warmUpSeconds);
  const contestants = new Map<string, () => Promise<number>>();
  // The servers are measured in both orders, because the later of two measurements is slower.
  for (const [place, [name, subject]] of [...subjects, ...subjects.toReversed()].entries())
    contestants.set(`${name} ${place}`, async () => {
      await sendLoad(subject.load, WARM_SECONDS);
      const { perSecond, cores } = await fireMeasured(subject, seconds);
      return (cores.server / perSecond) * 1e6;
    });
  const measured = await alternate(contestants, rounds);
  const microsecondsOf = (name: string) =>
    median([...measured].filter(([each]) => each.startsWith(name)).flatMap(([, values]) => values));
  const [removed, off, on] = ['removed ', 'off ', 'on '].map(microsecondsOf) as [number, number, number];
  const figure = (one: number, other: number) => `${one.toFixed(1)} µs; ${other.toFixed(1)} µs`;
  return [
    {
      measured: 'processor time of a REST verdict, tracing off; its code removed',
      figure: figure(off, removed),
      ratio: `${(removed / off).toFixed(3)} × removed`,
      target: `≥ ${AT_LEAST}`,
      reached: removed / off >= AT_LEAST,
    },
    {
      measured: 'processor time of a REST verdict, spans exported; tracing off',
      figure: `${figure(on, off)}: ${count((on / off - 1) * 100)} % more`,
      ratio: `${(off / on).toFixed(3)} × off`,
      target: '',
      reached: null,
    },
  ];
}

/** A collector that reads spans and forgets them. @returns its URL */
async function startSink(stage: Stage): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.setHeader('content-type', 'application/json').end('{}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stage.atEnd(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
