import { setTimeout as sleep } from 'node:timers/promises';
import { type Job, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { traced } from '../../lib/tracing.ts';
import { type JobQueue, type JobStore, startJobStore } from '../database/job-store.ts';
import { HEARTBEAT_MS, releaseAbandoned } from './abandoned.ts';
import { JOBS_CHANNEL } from './enqueue.ts';
import { takeTurns } from './turns.ts';

export type Work = {
  queue: JobQueue;
  atOnce: number;
  /** How many jobs of one group run at the same time, in all processes together. */
  atOncePerGroup?: number;
  /**
   * Returns the tenant of a group of jobs. If this function is given, tenants take turns: one job in each turn. The
   * first job of a group may be taken out of turn.
   */
  tenantOf?: (groupId: string) => string;
  /**
   * Does one job. It may have been done before.
   * @param signal aborted when the process ends
   * @throws any error: the job is retried later
   */
  perform(data: unknown, signal: AbortSignal): Promise<void>;
};

export type JobRunner = {
  /** Starts in the background, and retries while the database is unavailable. */
  start(): void;
  stop(): Promise<void>;
};

/** Commits notify the runner at once. Polling finds jobs that are due for a retry. */
const POLL_MS = 5_000;
const START_AGAIN_MS = 5_000;
/** How long the jobs under way may continue when the process ends. Jobs that take longer are done again later. */
const GRACE_MS = 2_000;
const MAINTENANCE = { superviseIntervalSeconds: 30, monitorIntervalSeconds: 30, flowIntervalSeconds: 3_600 };

/** Runs the jobs of all queues. Other processes on the same database do the same. */
export function createJobRunner({ connection, alone }: JobStore, log: Logger, works: Work[]): JobRunner {
  const ending = new AbortController();
  const stopping = new AbortController();
  let running: Promise<() => Promise<void>> | null = null;

  async function open(): Promise<() => Promise<void>> {
    const boss = new PgBoss({ ...connection, ...MAINTENANCE, schedule: false, reindex: false });
    boss.on('error', (error) => log.warn({ err: error }, 'job queue'));
    try {
      await startJobStore(boss);
      // If no other process works on jobs, all active jobs were left by a killed process.
      if (alone) await releaseAbandoned(boss.getDb(), alone);
      const lines = works.map((work) => workOff(boss, work, ending.signal, log));
      const look = (queue?: string) => {
        for (const line of lines) if (queue === undefined || line.queue === queue) line.look();
      };
      const listener = await boss.getDb().listen?.(JOBS_CHANNEL, look, () => look());
      const poll = setInterval(look, POLL_MS).unref();
      const beat = async () => {
        try {
          await Promise.all(lines.map((line) => line.keep()));
          if ((await releaseAbandoned(boss.getDb(), alone)) > 0) look();
        } catch (error) {
          log.warn({ err: error }, 'the heartbeats of running jobs cannot be written');
        }
      };
      let beating: Promise<void> | undefined;
      const heart = setInterval(() => {
        if (!alone) beating = beat();
      }, HEARTBEAT_MS).unref();
      look();
      return async () => {
        clearInterval(poll);
        await listener?.close();
        const finished = Promise.all(lines.map((line) => line.stop()));
        await Promise.race([finished, sleep(GRACE_MS, null, { ref: false })]);
        ending.abort();
        await finished;
        clearInterval(heart);
        await beating;
        await boss.stop({ graceful: false });
      };
    } catch (error) {
      await boss.stop({ graceful: false });
      throw error;
    }
  }

  async function openAtLast(): Promise<() => Promise<void>> {
    while (!stopping.signal.aborted) {
      try {
        return await open();
      } catch (error) {
        log.warn({ err: error }, 'job queue cannot start: trying again');
        await sleep(START_AGAIN_MS, null, { signal: stopping.signal, ref: false }).catch(() => {});
      }
    }
    return async () => {};
  }

  return {
    start() {
      running ??= openAtLast();
    },
    async stop() {
      stopping.abort();
      await (await running)?.();
    },
  };
}

/** Takes the jobs of one queue as soon as places are free. */
function workOff(boss: PgBoss, work: Work, ending: AbortSignal, log: Logger) {
  const { queue, atOnce, atOncePerGroup, tenantOf } = work;
  const underWay = new Map<Promise<void>, Job<object>>();
  /** Groups whose last job failed. Together they get up to half of the places, so that the other groups do not wait. */
  const troubled = new Set<string>();
  const turns = tenantOf ? takeTurns(tenantOf) : null;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let stopped = false;

  function look(): void {
    lookAgain = true;
    looking ??= takeJobs().finally(() => {
      looking = null;
    });
  }

  async function takeJobs(): Promise<void> {
    try {
      while (lookAgain && !stopped) {
        lookAgain = false;
        while (!stopped && (await takeSome()) > 0);
      }
    } catch (error) {
      log.warn({ err: error, queue }, 'jobs cannot be fetched');
    }
  }

  /** @returns how many jobs were started */
  async function takeSome(): Promise<number> {
    const free = atOnce - underWay.size;
    if (free === 0) return 0;
    const inTrouble = [...underWay.values()].filter(
      ({ groupId }) => groupId != null && troubled.has(groupId),
    ).length;
    const forTroubled = Math.floor(atOnce / 2) - inTrouble;
    const batchSize = turns ? 1 : forTroubled > 0 ? Math.min(free, forTroubled) : free;
    const fetch = () =>
      boss.fetch<object>(queue, {
        batchSize,
        ...(atOncePerGroup === undefined ? {} : { groupConcurrency: atOncePerGroup }),
        ignoreGroups: [...(forTroubled > 0 ? [] : troubled), ...(turns?.served() ?? [])],
      });
    let jobs = await fetch();
    if (jobs.length === 0 && turns?.nextRound()) jobs = await fetch();
    for (const { groupId } of jobs) if (groupId != null) turns?.serve(groupId);
    for (const job of jobs) {
      const done = perform(job).finally(() => {
        underWay.delete(done);
        look();
      });
      underWay.set(done, job);
    }
    return jobs.length;
  }

  async function perform({ id, retryCount, data, groupId }: Job<object>): Promise<void> {
    const attempt = { id, retryCount };
    try {
      const { traceparent: parent = null } = data as { traceparent?: unknown };
      const span = { name: `job ${queue}`, kind: 'consumer', parent } as const;
      const failure = await traced(span, () => work.perform(data, ending)).then(
        () => null,
        (error: unknown) => error ?? 'failed',
      );
      if (groupId != null && failure === null) troubled.delete(groupId);
      if (groupId != null && failure !== null) troubled.add(groupId);
      // A completed job is deleted with its data. A failed job is kept without the reason, which `perform` logs.
      if (failure === null) await boss.deleteJob(queue, attempt);
      else await boss.fail(queue, attempt);
    } catch (error) {
      log.warn({ err: error, queue, job: id }, 'the end of a job cannot be recorded: it will be done again');
    }
  }

  return {
    queue,
    look,
    async keep(): Promise<void> {
      const attempts = [...underWay.values()].map(({ id, retryCount }) => ({ id, retryCount }));
      if (attempts.length > 0) await boss.touch(queue, attempts);
    },
    async stop(): Promise<void> {
      stopped = true;
      await looking;
      await Promise.all(underWay.keys());
    },
  };
}
