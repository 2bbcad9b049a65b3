import type { MetricObjectWithValues, MetricValue } from 'prom-client';

/** The values of all metrics of one process. */
export type Samples = MetricObjectWithValues<MetricValue<string>>[];

/** From the primary process to a worker. */
export type Command =
  /** Accept connections. One worker of a start prints the welcome. */
  | { kind: 'listen'; welcomes: boolean }
  /** Run the sweeps, which one worker at a time does. */
  | { kind: 'sweep' }
  /** Send your samples. */
  | { kind: 'sample' }
  /** The answer to `all-metrics`. */
  | { kind: 'metrics'; id: number; text: string }
  /** Leave the connections to other workers, and end. */
  | { kind: 'retire' }
  /** The service stops: report "not ready" for a while, then end. */
  | { kind: 'stop' };

/** From a worker to the primary process. */
export type Report =
  /** The database is migrated, and the server can listen. */
  | { kind: 'prepared' }
  | { kind: 'serving' }
  /** The event loop runs. */
  | { kind: 'alive' }
  /** The answer to `sample`, and the last report of a worker. */
  | { kind: 'samples'; samples: Samples }
  /** Asks for the metrics of all workers, as Prometheus' text. */
  | { kind: 'all-metrics'; id: number };
