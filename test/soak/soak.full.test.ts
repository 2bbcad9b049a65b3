import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { isInstalled } from '../support/installed-program.ts';
import { describePostgres } from '../support/postgres.ts';
import { describeRedis } from '../support/redis.ts';
import { canMountSmallDisk, describeSmallDisk } from '../support/small-disk.ts';
import { SimulatedCustomer } from './customer.ts';
import { recordFaultTimes } from './fault-times.ts';
import { FAULTS } from './faults.ts';
import { unexplainedErrors } from './log-errors.ts';
import { openLedger } from './outcome.ts';
import { openPublisher } from './publisher.ts';
import { openRecovery } from './recovery.ts';
import { report } from './report.ts';
import { growth, type Sample, sample } from './resources.ts';
import { openStage } from './stage.ts';

/**
 * Mixed traffic of a publisher while one fault follows another. `npm run soak` runs it for 30 minutes. The full run of
 * the tests runs it until each fault has happened once.
 */

/** Set by `npm run soak`. */
const { SOAK_MINUTES } = process.env;
const MINUTES = Number(SOAK_MINUTES ?? 0);
/** Each of these outcomes must occur at least as often as faults do. */
const OUTCOMES = [
  ...['register', 'login', 'refresh', 'validateToken', 'me', 'logout', 'endOtherSessions', 'changePassword'],
  ...['updateCustomer', 'requestPasswordReset', 'updateSite', 'siteSettings'],
  ...['verdict for the holder'],
]
  .map((operation) => `${operation}: done`)
  .concat('wrong login: INVALID_CREDENTIALS');
/** Each of these outcomes must occur. */
const RARE_OUTCOMES = [
  ...['forged token: done', 'old password: INVALID_CREDENTIALS'],
  ...['replay: done', 'replay: TOKEN_REVOKED'],
];
const CUSTOMERS = 24;
/** The time between the end of one fault and the next. */
const CALM_MS = 4_000;
/** The average time between two requests of a customer. */
const PAUSE_MS = 120;
const SAMPLE_MS = 10_000;
/** Longer than the collection of all garbage. */
const COLLECTION_MS = 1_000;
/** The longest time from the end of a fault until both gateways give verdicts. Not checked beside other tests. */
const RECOVERY_MS = 5_000;
/**
 * The share of requests that may be refused or dropped although no fault explains that, beside other tests, which slow
 * the servers down. Otherwise none may be.
 */
const UNEXPLAINED_PERCENT = 1;
/** The first minutes of a process fill its caches, so shorter runs say nothing about growth. */
const GROWTH_NEEDS_MINUTES = 10;
const ALLOWED_GROWTH: Sample = { megabytes: 40, handles: 20 };

if (SOAK_MINUTES !== undefined) requireParts();

describePostgres('with PostgreSQL', () => {
  describeRedis('and Redis', () => {
    describeSmallDisk('on a disk that can be full', () => {
      test('a publisher gets no wrong answer while one part after another fails', {
        timeout: (MINUTES + 30) * 60_000,
      }, async () => {
        const stage = await openStage();
        const faultTimes = recordFaultTimes();
        const ledger = openLedger(faultTimes);
        const publisher = await openPublisher(stage, ledger);
        const recovery = await openRecovery(stage, publisher);
        await recovery.untilWrites();

        const samples: [Sample[], Sample[]] = [[], []];
        let running = true;
        const repeat = async (pause: number, step: () => Promise<void>) => {
          while (running) {
            await step().catch((error: Error) => ledger.violate(String(error.stack)));
            await sleep(pause * (0.5 + Math.random()));
          }
        };
        const work = [
          ...Array.from({ length: CUSTOMERS }, () => {
            const customer = new SimulatedCustomer(publisher);
            return repeat(PAUSE_MS, () => customer.step());
          }),
          repeat(1_000, () => publisher.editSettings()),
          repeat(SAMPLE_MS, async () => {
            for (const [index, gateway] of stage.gateways.entries()) {
              const { process } = gateway;
              if (gateway.isUp) process.signal('SIGUSR2');
              await sleep(COLLECTION_MS);
              if (gateway.isUp && gateway.process === process) samples[index]?.push(sample(process.pid));
            }
          }),
        ];

        const begun = performance.now();
        const happened: { name: string; recoveredAfterMilliseconds: number }[] = [];
        const enough = () =>
          happened.length >= FAULTS.length && performance.now() - begun >= MINUTES * 60_000;
        for (let round = 0; !enough(); round += 1) {
          const fault = FAULTS[round % FAULTS.length] as (typeof FAULTS)[number];
          await sleep(CALM_MS);
          say(fault.name);
          faultTimes.begin(fault);
          await fault.run(stage);
          happened.push({ name: fault.name, recoveredAfterMilliseconds: await recovery.untilVerdicts() });
          await recovery.untilWrites();
          faultTimes.end();
          await recovery.untilLogins();
        }
        running = false;
        await Promise.all(work);

        say('the traffic has ended');

        // Webhooks and mails of acknowledged requests arrive, even if they are late.
        const nothing = { webhooks: [], mails: [] };
        await expect
          .poll(() => publisher.missing(), { timeout: 10 * 60_000, interval: 1_000 })
          .toEqual(nothing);

        const minutes = (performance.now() - begun) / 60_000;
        const grown = samples.map(growth);
        const errors = unexplainedErrors(stage, faultTimes);
        console.log(
          report({
            minutes,
            ledger,
            happened,
            samples,
            grown,
            errors,
            registered: publisher.registered.size,
          }),
        );
        expect(ledger.violations).toEqual([]);
        const isRare = (outcome: string) => (ledger.counts.get(outcome) ?? 0) < happened.length;
        expect(OUTCOMES.filter(isRare)).toEqual([]);
        expect(RARE_OUTCOMES.filter((outcome) => !ledger.counts.has(outcome))).toEqual([]);
        expect(publisher.wrongWebhooks()).toEqual([]);
        expect(errors).toEqual([]);
        const answers = [...ledger.counts.values()].reduce((sum, count) => sum + count);
        const unexplainedPercent = (100 * ledger.unexplained.length) / answers;
        expect(unexplainedPercent).toBeLessThanOrEqual(MINUTES > 0 ? 0 : UNEXPLAINED_PERCENT);
        const lines = stage.started.flatMap(({ stdout }) => stdout);
        expect(lines.filter((line) => line.includes('"level":60'))).toEqual([]);
        for (const { megabytes, handles } of minutes >= GROWTH_NEEDS_MINUTES ? grown : []) {
          expect(megabytes).toBeLessThanOrEqual(ALLOWED_GROWTH.megabytes);
          expect(handles).toBeLessThanOrEqual(ALLOWED_GROWTH.handles);
        }
        if (MINUTES > 0) {
          expect(happened.filter((each) => each.recoveredAfterMilliseconds > RECOVERY_MS)).toEqual([]);
        }
        for (const { process } of stage.gateways)
          expect(await process.stop()).toEqual({ code: 0, signal: null });
      });
    });
  });
});

/** Reports the progress of a long run. */
function say(words: string): void {
  process.stderr.write(`${new Date().toISOString()} ${words}\n`);
}

/** @throws if the soak was asked for and cannot run. In a run of all tests, it is skipped with a message instead */
function requireParts(): void {
  if (!(MINUTES >= 0)) throw new Error(`SOAK_MINUTES is ${SOAK_MINUTES}: it must be a number of minutes`);
  const missing = [
    ...(inject('postgres') ? [] : ['PostgreSQL']),
    ...(isInstalled('redis-server', 'apt-get install redis-server') ? [] : ['Redis']),
    ...(canMountSmallDisk() ? [] : ['the permission to mount a file system']),
  ];
  if (missing.length > 0) throw new Error(`The soak cannot run: it needs ${missing.join(' and ')}`);
}
