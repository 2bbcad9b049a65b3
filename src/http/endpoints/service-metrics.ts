import { Gauge, type Registry } from 'prom-client';
import { signingKeyAgeSeconds } from '../../access/tokens/manage-signing-keys.ts';
import { withinDeadline } from '../../lib/deadline.ts';
import type { Database } from '../../platform/database/database.ts';
import { countWaitingByQueue } from '../../platform/jobs/waiting.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { CountedKind } from '../../platform/statistics/statistics-counts.ts';
import { tallyCounters } from './tally-counters.ts';

/** How long the metrics wait for the database. After that, only the metrics that come from the database are missing. */
const DEADLINE_MS = 2_000;

/**
 * The counters of operations, logins, registrations, mails, webhooks and verdicts, and the gauges of waiting jobs, of
 * the signing key, and of the connections to the database.
 */
export function addServiceMetrics(
  registry: Registry,
  runtime: Runtime,
  { pools }: Pick<Database, 'pools'>,
): void {
  const { operationCounts, statisticsCounts, verdictCounts, prisma } = runtime;
  const registers = [registry];

  const counter = tallyCounters(registry);
  counter(
    'gatehouse_operations_total',
    'Operations of GraphQL and REST',
    ['operation', 'outcome'],
    operationCounts,
  );
  counter('gatehouse_verdicts_total', 'Verdicts on tokens', ['reason'], verdictCounts.totals);
  const totals = (kind: CountedKind, ...names: ('way' | 'outcome')[]) => ({
    entries: () =>
      statisticsCounts.totals
        .entries()
        .filter(({ labels }) => labels.kind === kind)
        .map(({ labels, count }) => ({
          labels: Object.fromEntries(names.map((name) => [name, labels[name]])),
          count,
        })),
  });
  counter(
    'gatehouse_logins_total',
    'Attempts of customers to log in',
    ['way', 'outcome'],
    totals('LOGIN', 'way', 'outcome'),
  );
  counter('gatehouse_registrations_total', 'Registered customers', ['way'], totals('REGISTRATION', 'way'));
  counter('gatehouse_mails_total', 'Attempts to send a mail', ['outcome'], totals('MAIL', 'outcome'));
  counter(
    'gatehouse_webhooks_total',
    'Attempts to deliver an event',
    ['outcome'],
    totals('WEBHOOK', 'outcome'),
  );

  new Gauge({
    name: 'gatehouse_jobs_waiting',
    help: 'Jobs that wait for their first or next attempt, of all processes',
    labelNames: ['queue'],
    // Every process has the same number.
    aggregator: 'max',
    registers,
    async collect() {
      this.reset();
      for (const { queue, count } of (await ifKnown(countWaitingByQueue(prisma))) ?? [])
        this.set({ queue }, count);
    },
  });
  new Gauge({
    name: 'gatehouse_signing_key_age_seconds',
    help: 'How long the current signing key has signed',
    // Every process has the same number.
    aggregator: 'max',
    registers,
    async collect() {
      const age = await ifKnown(signingKeyAgeSeconds(runtime));
      if (age === null) this.remove();
      else this.set(age);
    },
  });
  new Gauge({
    name: 'gatehouse_signing_key_rotation_seconds',
    help: 'How long a signing key signs before it is replaced; 0: until it is replaced by hand',
    aggregator: 'max',
    registers,
  }).set(runtime.settings.keyRotationDays * 86_400);
  new Gauge({
    name: 'gatehouse_database_pool_waiting',
    help: 'Statements that wait for a connection',
    labelNames: ['pool'],
    // Each worker has pools of its own, and the alert has a limit for one pool.
    aggregator: 'max',
    registers,
    collect() {
      for (const { pool, waiting } of pools()) this.set({ pool }, waiting);
    },
  });
  new Gauge({
    name: 'gatehouse_database_pool_connections',
    help: 'Open connections',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const { pool, open, idle } of pools()) {
        this.set({ pool, state: 'idle' }, idle);
        this.set({ pool, state: 'busy' }, open - idle);
      }
    },
  });
}

function ifKnown<T>(reading: Promise<T>): Promise<T | null> {
  return withinDeadline(reading, DEADLINE_MS, () => new Error('The database does not answer.')).catch(
    () => null,
  );
}
