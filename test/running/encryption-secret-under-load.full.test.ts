import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createEmptyPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { startTraffic } from './high-availability/traffic.ts';
import {
  expectEvents,
  expectSilence,
  makeEvents,
  PUBLIC_URL,
  printedBy,
  query,
  rotationCommand,
  STEPS,
} from './rotation.ts';
import { startSealedTraffic } from './sealed-traffic.ts';

const EVENTS = 6_000;
/** The time between the last new request to a server and the stop of that server. */
const LEAVE_MS = 500;
/** The share of requests that may get a 503 on a machine that is too busy for the database to answer. */
const MOST_UNAVAILABLE = 0.1;
/** The time that the database has for an answer, before the request gets a 503. */
const LATE_MS = 4_000;
/** Other requests on the same connection may fail at once when one was late. */
const TOGETHER_MS = 1_000;

type LogLine = { time: string; milliseconds: number };

/**
 * Returns the lines about errors in the log of a server, without the 503s while the database answered late. Everything
 * that a rotation could refuse, it would refuse at once: such a 503 stays.
 */
function errorsIn(log: string): string[] {
  const lines = log.split('\n').filter((line) => /"level":[56]0/.test(line));
  const isUnavailable = (line: string) => /"status":503,.*"UNAVAILABLE"/.test(line);
  const spans = lines.filter(isUnavailable).map((line) => {
    const { time, milliseconds } = JSON.parse(line) as LogLine;
    return { line, milliseconds, end: Date.parse(time) };
  });
  const late = spans.filter(({ milliseconds }) => milliseconds >= LATE_MS);
  const excused = spans.filter(({ end }) =>
    late.some((each) => end >= each.end - each.milliseconds && end <= each.end + TOGETHER_MS),
  );
  const known = new Set(excused.map(({ line }) => line));
  return lines.filter((line) => !known.has(line));
}

describePostgres('two processes under load', () => {
  test('go through all steps of a rotation without an error or a 503 of its own, even if the command is killed', async () => {
    const { url: databaseUrl } = await createEmptyPostgresDatabase();
    const dataDir = temporaryFolder();
    const all: TestProcess[] = [];
    const start = async (secrets: Record<string, string>) => {
      const env = { PUBLIC_URL, LOG_LEVEL: 'trace', ...secrets };
      const server = await startProcess({ databaseUrl, dataDir, env });
      all.push(server);
      return server;
    };
    const command = rotationCommand(databaseUrl);
    const gateways = await Promise.all([start(STEPS.start), start(STEPS.start)]);
    expect(await query(databaseUrl, 'SELECT 1 FROM encryption_secret')).toHaveLength(1);
    await query(databaseUrl, `UPDATE site SET second_factor = 'OPTIONAL'`);
    await makeEvents(databaseUrl, EVENTS);
    const traffic = startTraffic(gateways);
    const { ledger } = traffic;
    const sealed = startSealedTraffic(gateways, ledger);
    const done = (name: string) => ledger.counts.get(`${name}: done`) ?? 0;
    const underWay = async () => {
      for (const name of ['register', 'login', 'refresh', 'completeLogin', 'validateToken']) {
        const before = done(name);
        await expect.poll(() => done(name)).toBeGreaterThan(before + 3);
      }
    };
    /** Replaces one server after the other. Requests go on meanwhile, to old and new servers. */
    const replace = async (secrets: Record<string, string>) => {
      for (const former of [...gateways]) {
        gateways.push(await start(secrets));
        await underWay();
        gateways.splice(gateways.indexOf(former), 1);
        await sleep(LEAVE_MS);
        expect(await former.stop()).toEqual({ code: 0, signal: null });
      }
      await underWay();
    };

    await underWay();
    await replace(STEPS.accept);
    await replace(STEPS.use);

    await command.killTwiceAndFinish(EVENTS);
    await underWay();
    expect(await command.run(['--check'])).toEqual({ left: {}, damaged: {}, previousMayBeRemoved: true });

    await replace(STEPS.end);
    await Promise.all([traffic.stop(), sealed.stop()]);
    expect(ledger.violations).toEqual([]);
    expect([...ledger.counts.keys()].filter((name) => name.includes('no answer'))).toEqual([]);
    const answers = (kind: string) =>
      [...ledger.counts].reduce((sum, [name, times]) => (name.endsWith(kind) ? sum + times : sum), 0);
    const share = answers(': UNAVAILABLE') / answers('');
    expect(share, JSON.stringify([...ledger.counts])).toBeLessThan(MOST_UNAVAILABLE);
    expect(await traffic.lost()).toEqual([]);
    await sealed.logInAll();
    await expectEvents(databaseUrl, EVENTS);

    for (const server of gateways) await server.stop();
    expect(all).toHaveLength(8);
    for (const server of all) expect(errorsIn(printedBy(server))).toEqual([]);
    await expectSilence([...all.map(printedBy), ...command.printed]);
  });
});
