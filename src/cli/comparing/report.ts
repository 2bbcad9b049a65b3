import type { Difference, DifferenceKind } from './shape.ts';

export type RouteReport = {
  route: string;
  requests: number;
  /** Requests without a difference. */
  same: number;
  /** Requests that the old system did not answer, answered with an error, or answered with two different statuses. */
  notCompared: number;
  /** Why requests were not compared, and why the new system gave no answer. */
  problems: string[];
  differences: (Difference & { requests: number })[];
  /** Paths at which the old system differs from itself. They are not compared. */
  noise: string[];
  /** Paths that differ on purpose. */
  known: string[];
};

/** The comparisons of one route. */
export type RouteTally = {
  add(noise: readonly Difference[], differences: readonly Difference[]): void;
  notCompared(reason: string): void;
  noAnswer(reason: string): void;
  report(): RouteReport;
};

const ALWAYS_REPORTED: readonly DifferenceKind[] = ['STATUS_DIFFERS', 'NO_ANSWER'];

/** Collects paths and no values. Noise is learned from all requests, so the differences are filtered at the end. */
export function tallyRoute(route: string, ignored: readonly string[]): RouteTally {
  const noise = new Set<string>();
  /** How many requests have the same differences. */
  const seen = new Map<string, { differences: Difference[]; requests: number }>();
  let notCompared = 0;
  const problems = new Set<string>();
  const covers = (paths: Iterable<string>, { path }: Difference) =>
    [...paths].some((each) => path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}[`));

  function add(differences: readonly Difference[]) {
    const unique = new Map(differences.map((difference) => [JSON.stringify(difference), difference]));
    const signature = [...unique.keys()].sort().join();
    const same = seen.get(signature) ?? { differences: [...unique.values()], requests: 0 };
    same.requests += 1;
    seen.set(signature, same);
  }

  return {
    add(noisy, differences) {
      for (const { path } of noisy) noise.add(path);
      add(differences);
    },
    notCompared(reason) {
      notCompared += 1;
      problems.add(`old: ${reason}`);
    },
    noAnswer(reason) {
      problems.add(`new: ${reason}`);
      add([{ kind: 'NO_ANSWER', path: '' }]);
    },
    report() {
      const counts = new Map<string, Difference & { requests: number }>();
      const known = new Set<string>();
      let compared = 0;
      let same = 0;
      for (const { differences, requests } of seen.values()) {
        compared += requests;
        const left = differences.filter((difference) => {
          if (ALWAYS_REPORTED.includes(difference.kind)) return true;
          if (covers(noise, difference)) return false;
          if (!covers(ignored, difference)) return true;
          known.add(difference.path);
          return false;
        });
        if (left.length === 0) same += requests;
        for (const difference of left) {
          const key = JSON.stringify(difference);
          const before = counts.get(key)?.requests ?? 0;
          counts.set(key, { ...difference, requests: before + requests });
        }
      }
      return {
        route,
        requests: compared + notCompared,
        same,
        notCompared,
        problems: [...problems].sort(),
        differences: [...counts.values()].sort((a, b) => b.requests - a.requests),
        noise: [...noise].sort(),
        known: [...known].sort(),
      };
    },
  };
}
