import { pino } from 'pino';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { countStatistics } from '../../../src/platform/statistics/statistics-counts.ts';
import { type BenchCustomer, logIn, registerCustomers } from '../customers.ts';
import { type Gatehouse, startGatehouse } from '../gatehouse.ts';
import { alternate } from '../rounds.ts';
import { withClient } from '../sessions.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import { count, type Row } from '../table.ts';
import { OUTCOMES, statisticsQueryRows } from './statistics-query.ts';

const CUSTOMERS = 20;
const LOGINS = 100;
/** How many times the counting of a login is repeated, because a single one is too short to measure. */
const COUNTED = 100_000;
/** The rows of one write. Each pair of a site and an outcome has two: one for the hour and one for the day. */
const ROWS = 1_000;
const WRITES = 5;
const AT_LEAST = 0.97;

/** Measures how much time counting adds to a login, and how long the query takes on an account with full tables. */
export async function statisticsRows(stage: Stage, rounds: number): Promise<Row[]> {
  const databaseUrl = await stage.createDatabase('statistics');
  const server = await startGatehouse(stage, stage.subfolder('statistics'), databaseUrl);
  const customers = await registerCustomers(server, CUSTOMERS, 1);
  const counting = await countingRow(stage, databaseUrl, server, customers, rounds);
  const rows = [counting, ...(await statisticsQueryRows(databaseUrl, server))];
  await server.stop();
  return rows;
}

/**
 * Every login counts, so there is no login without counting to compare with. The difference would also be smaller than
 * the noise. So the parts are measured in alternating rounds: a login, which counts two events, the counting alone, and
 * a write of counts. The ratio is a lower bound: it assumes that the process handles no login during a write. In truth,
 * the process handles logins while the write waits for PostgreSQL.
 */
async function countingRow(
  stage: Stage,
  databaseUrl: string,
  server: Gatehouse,
  customers: readonly BenchCustomer[],
  rounds: number,
): Promise<Row> {
  const accountId = await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: number }>('SELECT id FROM account ORDER BY id LIMIT 1');
    return Number(rows[0]?.id);
  });
  const database = await openDatabase({ databaseUrl, dataDir: stage.folder, databasePoolSize: 2 });
  const counts = countStatistics(database.prisma, pino({ level: 'silent' }));
  const countLogin = (siteId: number, outcome: string, now: Date) => {
    counts.add({ accountId, siteId, kind: 'LOGIN', way: 'PASSWORD', outcome }, now);
  };
  const fill = () => {
    const now = new Date();
    for (let pair = 0; pair < ROWS / 2; pair += 1) {
      const outcome = OUTCOMES[pair % OUTCOMES.length] as string;
      countLogin(1 + Math.floor(pair / OUTCOMES.length), outcome, now);
    }
  };
  const measureLogins = async () => {
    const startedAt = performance.now();
    for (let login = 0; login < LOGINS; login += 1) {
      await logIn(server, customers[login % customers.length] as BenchCustomer);
    }
    return (performance.now() - startedAt) / LOGINS;
  };
  const measureCounting = async () => {
    fill();
    const startedAt = performance.now();
    for (let login = 0; login < COUNTED; login += 1) {
      const now = new Date();
      countLogin(1, 'SUCCEEDED', now);
      counts.add({ accountId, siteId: 1, kind: 'ACTIVE_SESSION' }, now);
    }
    const milliseconds = (performance.now() - startedAt) / COUNTED;
    await counts.flush();
    return milliseconds;
  };
  const measureWrites = async () => {
    const milliseconds: number[] = [];
    while (milliseconds.length < WRITES) {
      fill();
      const startedAt = performance.now();
      await counts.flush();
      milliseconds.push(performance.now() - startedAt);
    }
    return median(milliseconds);
  };
  // The first of each is different: nothing is compiled, no device is known, and rows are inserted.
  await measureLogins();
  await measureCounting();
  await measureWrites();
  const measured = await alternate(
    new Map([
      ['login', measureLogins],
      ['counting', measureCounting],
      ['write', measureWrites],
    ]),
    rounds,
  );
  const written = await database.prisma.statisticsCount.count();
  await database.close();
  // A write that failed would only be logged.
  if (written < ROWS) throw new Error(`${written} counts were written instead of ${ROWS}`);
  const of = (name: string) => median(measured.get(name) ?? []);
  const [login, counting, write] = [of('login'), of('counting'), of('write')];
  const every = counts.sweep.everyMilliseconds;
  const ratio = ((login - counting) / login) * (1 - write / every);
  return {
    measured: 'logins with statistics, one at a time',
    figure:
      `a login ${login.toFixed(1)} ms, counting it ${(counting * 1000).toFixed(1)} µs, ` +
      `a write of ${count(ROWS)} counts every ${every / 1000} s ${write.toFixed(1)} ms`,
    ratio: `${ratio.toFixed(3)} × without`,
    target: `≥ ${AT_LEAST.toFixed(2)}`,
    reached: ratio >= AT_LEAST,
  };
}
