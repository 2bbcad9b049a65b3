import { once } from '../../../lib/once.ts';
import type { Samples } from './messages.ts';

/** Loaded when metrics are first added up. */
const loadClient = once(() => import('prom-client'));

/**
 * The types of metrics that only grow. The counts of a worker stay in the sum after its end, because Prometheus would
 * take a smaller sum for a restart.
 */
const GROWING = new Set(['counter', 'histogram']);

export type AllMetrics = {
  /** Adds the last samples of a worker that has ended. From this call on, they are part of `ended()`. */
  keep(last: Promise<Samples>): Promise<void>;
  /** Returns the counts of the workers for which `keep` has been called before. */
  ended(): Promise<Samples>;
  /**
   * Adds up samples. Gauges are added too, except those that declare another aggregation. Of delays, the largest
   * counts, or the smallest of the minimum.
   * @returns the text for Prometheus
   */
  text(parts: readonly Samples[], own: OwnFigures): Promise<string>;
};

/** The numbers that only the primary process knows. */
export type OwnFigures = { serving: number; unexpectedEnds: number };

export function createAllMetrics(): AllMetrics {
  let ended: Promise<Samples> = Promise.resolve([]);

  async function aggregate(parts: readonly Samples[]) {
    const { AggregatorRegistry } = await loadClient();
    return AggregatorRegistry.aggregate(parts.map(restored));
  }

  return {
    async keep(last) {
      ended = Promise.all([ended, last]).then(async ([before, samples]) => {
        const growing = samples.filter(({ type }) => GROWING.has(type as unknown as string));
        return (await aggregate([before, growing])).getMetricsAsJSON();
      });
      await ended;
    },
    ended: () => ended,
    async text(parts, { serving, unexpectedEnds }) {
      const { Counter, Gauge } = await loadClient();
      const registry = await aggregate(parts);
      new Gauge({
        name: 'gatehouse_workers',
        help: 'Worker processes that accept connections',
        registers: [registry],
      }).set(serving);
      new Counter({
        name: 'gatehouse_worker_unexpected_ends_total',
        help: 'Worker processes that ended without being stopped',
        registers: [registry],
      }).inc(unexpectedEnds);
      return registry.metrics();
    },
  };
}

/**
 * Restores NaN, the value of a gauge without observations: JSON between processes has null in its place. For the delays
 * of the event loop, prom-client declares the mean, which would hide a blocked worker among others.
 */
function restored(samples: Samples): Samples {
  return samples.map((metric) => ({
    ...metric,
    aggregator: metric.aggregator === 'average' ? 'max' : metric.aggregator,
    values: metric.values.map((sample) => ({ ...sample, value: sample.value ?? Number.NaN })),
  }));
}
