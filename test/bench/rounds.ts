import { type LoadResult, sendLoad } from './load.ts';
import { processorSeconds } from './machine.ts';
import { median } from './statistics.ts';
import type { Subject } from './subjects/subject.ts';

/** The duration and number of the measurements. */
export type Pace = { rounds: number; seconds: number; warmUpSeconds: number };

/** Medians over the rounds, and the slowest and the fastest round. */
export type Throughput = LoadResult & {
  slowest: number;
  fastest: number;
  /** The number of busy cores of the server, and of the bench with the load generator. */
  cores: { server: number; generator: number };
};

/** Runs the functions in turn, several times: A B C A B C … */
export async function alternate<Name extends string, Measured>(
  contestants: ReadonlyMap<Name, () => Promise<Measured>>,
  rounds: number,
): Promise<Map<Name, Measured[]>> {
  const measured = new Map<Name, Measured[]>([...contestants.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, measure] of contestants) measured.get(name)?.push(await measure());
  }
  return measured;
}

/** Warms up every subject, then measures them in alternating rounds. */
export async function measureThroughput<Name extends string>(
  subjects: ReadonlyMap<Name, Subject>,
  { rounds, seconds, warmUpSeconds }: Pace,
): Promise<Map<Name, Throughput>> {
  for (const { load } of subjects.values()) await sendLoad(load, warmUpSeconds);
  const contestants = new Map(
    [...subjects].map(([name, subject]) => [name, () => fireMeasured(subject, seconds)] as const),
  );
  const measured = await alternate(contestants, rounds);
  return new Map(
    [...measured].map(([name, fired]) => {
      const of = (value: (one: (typeof fired)[number]) => number) => fired.map(value);
      const perSecond = of((one) => one.perSecond);
      return [
        name,
        {
          perSecond: median(perSecond),
          slowest: Math.min(...perSecond),
          fastest: Math.max(...perSecond),
          p99Milliseconds: median(of((one) => one.p99Milliseconds)),
          cores: {
            server: median(of((one) => one.cores.server)),
            generator: median(of((one) => one.cores.generator)),
          },
        },
      ];
    }),
  );
}

/** Sends a load, and measures the processor time of the server and of the generator meanwhile. */
export async function fireMeasured({ pid, load }: Subject, seconds: number) {
  const before = {
    at: performance.now(),
    server: processorSeconds(pid),
    generator: processorSeconds(process.pid),
  };
  const fired = await sendLoad(load, seconds);
  const elapsed = (performance.now() - before.at) / 1000;
  return {
    ...fired,
    cores: {
      server: (processorSeconds(pid) - before.server) / elapsed,
      generator: (processorSeconds(process.pid) - before.generator) / elapsed,
    },
  };
}
