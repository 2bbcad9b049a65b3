import { setTimeout as sleep } from 'node:timers/promises';
import { askSystem } from './ask-system.ts';
import type { Pair } from './questions.ts';
import { type RouteReport, type RouteTally, tallyRoute } from './report.ts';
import { type Answer, differencesOf } from './shape.ts';

export type Comparison = {
  old: string;
  new: string;
  pairs: readonly Pair[];
  stable: ReadonlySet<string>;
  /** Paths whose differences are reported as known. */
  ignored: readonly string[];
  /** The pause after each question to both systems. */
  pauseMilliseconds: number;
};

/**
 * Sends each request twice to the old system and once to the new system, one after the other. Differences between the
 * two answers of the old system are noise.
 */
export async function compareSystems(comparison: Comparison): Promise<RouteReport[]> {
  const { pairs, stable, ignored, pauseMilliseconds } = comparison;
  const tallies = new Map<string, RouteTally>();
  for (const pair of pairs) {
    const { route } = pair.old;
    const tally = tallies.get(route) ?? tallyRoute(route, ignored);
    tallies.set(route, tally);
    const first = withoutFailure(await askSystem(comparison.old, pair.old));
    const fresh = await askSystem(comparison.new, pair.new);
    const second = withoutFailure(await askSystem(comparison.old, pair.old));
    await sleep(pauseMilliseconds);
    if ('reason' in first) {
      tally.notCompared(first.reason);
    } else if ('reason' in second) {
      tally.notCompared(second.reason);
    } else if (first.status !== second.status) {
      tally.notCompared(`status ${first.status} and ${second.status}`);
    } else if ('reason' in fresh) {
      tally.noAnswer(fresh.reason);
    } else {
      const noise = [...differencesOf(first, second, stable), ...differencesOf(second, first, stable)];
      tally.add(noise, differencesOf(first, fresh, stable));
    }
  }
  return [...tallies.values()].map((tally) => tally.report());
}

/** Treats an error of an overloaded or broken old system as no answer, because it says nothing about the new system. */
function withoutFailure(answer: Answer | { reason: string }): Answer | { reason: string } {
  const isFailure = 'status' in answer && (answer.status === 429 || answer.status >= 500);
  return isFailure ? { reason: `status ${answer.status}` } : answer;
}
