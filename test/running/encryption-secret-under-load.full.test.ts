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
/** On a machine that is too busy for the database to answer, some requests get a 503. No step of a rotation causes one. */
const MOST_UNAVAILABLE = 0.1;

/** Whether a line of a log is an error, except a 503, because on a busy machine the database may answer too late. */
const isError = (line: string) => /"level":[56]0/.test(line) && !/"status":503,.*"UNAVAILABLE"/.test(line);

describePostgres('two processes under load', () => {
  test('go through all steps of a rotation without an error, even if the command is killed', async () => {
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
    for (const server of all) expect(printedBy(server).split('\n').filter(isError)).toEqual([]);
    await expectSilence([...all.map(printedBy), ...command.printed]);
  });
});
