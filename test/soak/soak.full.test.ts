import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { request } from '../support/client.ts';
import { ValidateToken } from '../support/documents.ts';
import { describePostgres } from '../support/postgres.ts';
import { describeRedis } from '../support/redis.ts';
import { describeSmallDisk } from '../support/small-disk.ts';
import { SimulatedCustomer } from './customer.ts';
import { FAULTS } from './faults.ts';
import { openLedger } from './outcome.ts';
import { openPublisher, type Publisher } from './publisher.ts';
import { report } from './report.ts';
import { growth, type Sample, sample } from './resources.ts';
import { openStage, type Stage } from './stage.ts';

/**
 * Mixed traffic of a publisher while one fault follows another. `npm run soak` runs it for 30 minutes. The full run of
 * the tests runs it until each fault has happened once.
 */

const MINUTES = Number(process.env.SOAK_MINUTES ?? 0);
/** Each of these outcomes must occur at least as often as faults do. */
const OUTCOMES = [
  ...['register', 'login', 'refresh', 'validateToken', 'me', 'logout', 'endOtherSessions', 'changePassword'],
  ...['updateCustomer', 'requestPasswordReset', 'updateSite', 'siteSettings'],
]
  .map((operation) => `${operation}: done`)
  .concat('wrong login: INVALID_CREDENTIALS');
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
/** The first minutes of a process fill its caches, so shorter runs say nothing about growth. */
const GROWTH_NEEDS_MINUTES = 10;
const ALLOWED_GROWTH: Sample = { megabytes: 40, handles: 20 };

describePostgres('with PostgreSQL', () => {
  describeRedis('and Redis', () => {
    describeSmallDisk('on a disk that can be full', () => {
      test('a publisher gets no wrong answer while one part after another fails', {
        timeout: (MINUTES + 30) * 60_000,
      }, async () => {
        const stage = await openStage();
        const ledger = openLedger();
        const publisher = await openPublisher(stage, ledger);
        const [first] = stage.gateways;

        const samples: Sample[] = [];
        let running = true;
        const repeat = async (pause: number, step: () => Promise<void> | void) => {
          while (running) {
            await step();
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
            first.process.signal('SIGUSR2');
            await sleep(COLLECTION_MS);
            samples.push(sample(first.process.pid));
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
          await fault.run(stage);
          happened.push({ name: fault.name, recoveredAfterMilliseconds: await recovered(stage, publisher) });
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
        const grown = growth(samples);
        console.log(
          report({ minutes, ledger, happened, samples, grown, registered: publisher.registered.size }),
        );
        expect(ledger.violations).toEqual([]);
        const isRare = (outcome: string) => (ledger.counts.get(outcome) ?? 0) < happened.length;
        expect(OUTCOMES.filter(isRare)).toEqual([]);
        expect(first.process.stdout.filter((line) => line.includes('"level":60'))).toEqual([]);
        if (minutes >= GROWTH_NEEDS_MINUTES) {
          expect(grown.megabytes).toBeLessThanOrEqual(ALLOWED_GROWTH.megabytes);
          expect(grown.handles).toBeLessThanOrEqual(ALLOWED_GROWTH.handles);
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

/** Waits until both gateways give verdicts again. @returns how long that took */
async function recovered({ gateways }: Stage, { partner }: Publisher): Promise<number> {
  const begun = performance.now();
  for (const { process } of gateways) {
    await expect
      .poll(async () => {
        const answer = await request(process.url, ValidateToken, { token: 'x' }, { basic: partner }).catch(
          () => null,
        );
        return answer?.data?.validateToken.valid;
      })
      .toBe(false);
  }
  return performance.now() - begun;
}
