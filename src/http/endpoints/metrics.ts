import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../../platform/database/database.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { ResponseObserver } from '../hooks/response-observer.ts';
import { addServiceMetrics } from './service-metrics.ts';
import { tallyCounters } from './tally-counters.ts';

export function createMetrics(runtime: Runtime, database: Pick<Database, 'pools'>): Registry {
  const { hashQueue, botChecks, breachedPasswords, importedHashes, oldSystems } = runtime;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'gatehouse_password_queue_depth',
    help: 'Password hashes being computed, waiting, or reserved by requests that read the database first',
    // Each worker has a queue of its own, and the alert has a limit for one queue.
    aggregator: 'max',
    registers: [registry],
    collect() {
      this.set(hashQueue.depth());
    },
  });
  addServiceMetrics(registry, runtime, database);
  const counter = tallyCounters(registry);
  counter(
    'gatehouse_bot_checks_total',
    'Checks of visitors by the bot protection of sites',
    ['provider', 'outcome'],
    botChecks.outcomes,
  );
  counter(
    'gatehouse_breached_password_checks_total',
    'Comparisons of new passwords with those of data breaches',
    ['outcome'],
    breachedPasswords.outcomes,
  );
  counter(
    'gatehouse_imported_password_total',
    'Passwords compared with a hash of another system, by its scheme',
    ['scheme', 'outcome'],
    importedHashes,
  );
  counter(
    'gatehouse_old_system_answers_total',
    'Passwords that an old system was asked about',
    ['kind', 'outcome'],
    oldSystems.outcomes,
  );
  return registry;
}

/** Measures every request by its route. Paths would be an unlimited number of labels. */
export function measureResponses(registry: Registry): ResponseObserver {
  const duration = new Histogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return ({ method, route, status, milliseconds }) =>
    duration.observe({ method, route: route ?? 'none', status }, milliseconds / 1000);
}

/** @param text gives the metrics in Prometheus' format */
export function serveMetrics(
  app: FastifyInstance,
  { contentType }: Registry,
  text: () => Promise<string>,
): void {
  app.get('/metrics', async (_request, reply) => {
    reply.header('content-type', contentType);
    return text();
  });
}
