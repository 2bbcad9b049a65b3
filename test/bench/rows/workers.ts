import { childrenOf } from '../../support/process-tree.ts';
import { startGatehouse } from '../gatehouse.ts';
import { type Load, sendLoad } from '../load.ts';
import { processorSeconds } from '../machine.ts';
import { holdToQuarterCore } from '../quarter-core.ts';
import { alternate, type Pace } from '../rounds.ts';
import type { Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import { restLoad } from '../subjects/rest.ts';
import { count, type Row } from '../table.ts';

const LEAST_OF_PROCESSOR_TIME = 0.9;
const LEAST_OF_QUARTERS = 1.8;

type Subject = { pid: number; load: Load };

/**
 * Makes two comparisons: two workers with one process, by processor time; and two workers with one worker, by answers
 * per second, while each worker is held to a quarter of a core.
 */
export async function workerRows(stage: Stage, scene: Scene, pace: Pace): Promise<Row[]> {
  const { server, customers, databaseUrl, dataDir } = await scene.postgres();
  const tokens = customers.flatMap((customer) => customer.tokens);
  const start = async (workers: number): Promise<Subject> => {
    const started = await startGatehouse(stage, dataDir, databaseUrl, { env: { WORKERS: String(workers) } });
    return { pid: started.pid, load: restLoad(started, tokens) };
  };
  const one: Subject = { pid: server.pid, load: restLoad(server, tokens) };
  const two = await start(2);
  const perSecond = await measure({ one, two }, pace, perProcessorSecond);
  const ratio = perSecond.two / perSecond.one;

  const held = { one: await start(1), two };
  const holds = Object.values(held).flatMap(({ pid }) => childrenOf(pid).map(holdToQuarterCore));
  for (const { release } of holds) stage.atEnd(release);
  const throughput = await measure(
    held,
    pace,
    async ({ load }, seconds) => (await sendLoad(load, seconds)).perSecond,
  );
  const gain = throughput.two / throughput.one;
  return [
    {
      measured: 'REST verdicts of 2 workers and of 1 process, by processor time of all their processes',
      figure: `${count(perSecond.two)} and ${count(perSecond.one)} a second of processor time`,
      ratio: `${ratio.toFixed(2)} × one`,
      target: `≥ ${LEAST_OF_PROCESSOR_TIME.toFixed(2)}`,
      reached: ratio >= LEAST_OF_PROCESSOR_TIME,
    },
    {
      measured: `REST verdicts of 2 workers and of 1, each worker held to a quarter of a core by ${holds[0]?.how}`,
      figure: `${count(throughput.two)} and ${count(throughput.one)} answers/s`,
      ratio: `${gain.toFixed(2)} × one`,
      target: `≥ ${LEAST_OF_QUARTERS.toFixed(2)}`,
      reached: gain >= LEAST_OF_QUARTERS,
    },
  ];
}

/** Medians of alternating rounds, after a warm-up. */
async function measure(
  subjects: { one: Subject; two: Subject },
  { rounds, seconds, warmUpSeconds }: Pace,
  figure: (subject: Subject, seconds: number) => Promise<number>,
): Promise<{ one: number; two: number }> {
  for (const { load } of Object.values(subjects)) await sendLoad(load, 2 * warmUpSeconds);
  const names = ['one', 'two'] as const;
  const measured = await alternate(
    new Map(names.map((name) => [name, () => figure(subjects[name], seconds)])),
    rounds,
  );
  const of = (name: (typeof names)[number]) => median(measured.get(name) ?? []);
  return { one: of('one'), two: of('two') };
}

/** Answers per second of the processor time that a process and its children use. */
async function perProcessorSecond({ pid, load }: Subject, seconds: number): Promise<number> {
  const spent = () => [pid, ...childrenOf(pid)].reduce((sum, each) => sum + processorSeconds(each), 0);
  const before = spent();
  const { perSecond } = await sendLoad(load, seconds);
  return (perSecond * seconds) / (spent() - before);
}
