import type { DestinationStream, Logger } from 'pino';
import { revocationSweep } from './access/revocations/feed.ts';
import { sessionSweep } from './access/sessions/sweep.ts';
import { signingKeySweep } from './access/tokens/key-rotation.ts';
import { createRuntime } from './create-runtime.ts';
import { emailKeySweep, updateEmailKeys } from './customers/customer/ascii-email-keys.ts';
import { emailChangeSweep } from './customers/email-addresses/reverse-change.ts';
import { outboxSweep } from './delivery/mail/outbox.ts';
import { mailWork } from './delivery/mail/send-mail.ts';
import { webhookWork } from './delivery/webhooks/send-delivery.ts';
import { webhookSweep } from './delivery/webhooks/stored-events.ts';
import { enterpriseDomainSweep } from './enterprise/domains/recheck-domains.ts';
import { samlMetadataSweep } from './enterprise/saml/refresh-metadata.ts';
import { createApp } from './http/app.ts';
import type { ConnectionLimits } from './http/connections/connection-limits.ts';
import { createLog } from './http/hooks/access-log.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import type { ReadDnsTexts } from './lib/dns-texts.ts';
import { startSweeping } from './lib/sweeping.ts';
import { loadAhead } from './load-ahead.ts';
import { logoutWork } from './openid/provider/back-channel-logout.ts';
import { openidRecordSweep } from './openid/provider/records.ts';
import type { StartPatience } from './platform/database/boot-lock.ts';
import { connectionWarning } from './platform/database/connection-room.ts';
import type { Database } from './platform/database/database.ts';
import { type DatabaseReports, openDatabase } from './platform/database/open-database.ts';
import { openDerivedKeys, type Secrets, stretchSecrets } from './platform/encryption/open-keys.ts';
import { createJobRunner } from './platform/jobs/runner.ts';
import { attemptSweep } from './platform/limits/sweep.ts';
import { oneTimeTokenSweep } from './platform/one-time-tokens/sweep.ts';
import type { WorkerLink } from './platform/process/workers/worker.ts';
import type { Settings } from './platform/settings.ts';
import { statisticsSweep } from './platform/statistics/sweep.ts';
import { startTracing } from './platform/tracing/start-tracing.ts';
import { readVersion } from './platform/version.ts';
import { seedDatabase } from './seed.ts';

export type ServerOptions = {
  clock?: Clock;
  database?: Database;
  /** Reads TXT records. Default: from name servers. */
  readDnsTexts?: ReadDnsTexts | undefined;
  /** When the sweeps begin: by default two seconds after the start. */
  sweepAfterMilliseconds?: number;
  /** The connection limits that differ from the defaults. */
  connectionLimits?: Partial<ConnectionLimits>;
  /**
   * Whether ordinary requests take the fast path. False only in tests, which compare the answers with and without it.
   */
  fastPath?: boolean;
  /** Where the log goes instead of standard output. */
  logStream?: DestinationStream;
  /** The connection with the primary process, if this process is a worker. */
  worker?: WorkerLink | null;
};

/** Creates the whole service: database, runtime, HTTP server, sweeps and jobs. It does not listen yet. */
export async function createServer(settings: Settings, options: ServerOptions = {}) {
  // Starts before the log and the HTTP server, which check whether tracing is on.
  const stopTracing = await startTracing(settings, readVersion());
  const log = createLog(settings.logLevel, {
    stream: options.logStream,
    worker: options.worker?.id,
  });
  const patience: StartPatience = {
    seconds: settings.startTimeoutSeconds,
    forServer: true,
    onWait: (reason) => log.warn(`the start waits: ${reason}`),
  };
  const reports: DatabaseReports = {
    onStopped: ({ message }) =>
      log.error(`${message}; requests that need it get a 503 until it is open again`),
    onReopened: () => log.warn('the embedded database has been opened again'),
    onServer: (place) => log.info(`the database is used at ${place}`),
  };
  const stretching = stretchSecrets(settings);
  const database = options.database ?? (await openDatabase(settings, patience, reports));
  if (isFirst(options.worker)) {
    const warning = connectionWarning(database.connectionRoom, settings.workers, settings.databasePoolSize);
    if (warning !== null) log.warn(warning);
  }
  try {
    const { close, ...server } = await assemble(settings, await stretching, database, log, options);
    return { ...server, close: (how?: { othersServe: boolean }) => close(how).finally(stopTracing) };
  } catch (error) {
    await database.close();
    await stopTracing();
    throw error;
  }
}

/** Whether this is the only process, or the first of several workers, which warns for all of them. */
function isFirst(worker: WorkerLink | null | undefined): boolean {
  return (worker?.id ?? 1) === 1;
}

async function assemble(
  settings: Settings,
  secrets: Secrets,
  database: Database,
  log: Logger,
  {
    clock = systemClock,
    readDnsTexts,
    sweepAfterMilliseconds,
    connectionLimits,
    fastPath = true,
    worker = null,
  }: ServerOptions,
) {
  const derivedKeys = await openDerivedKeys(database, secrets, clock);
  const started = { settings, clock, prisma: database.prisma, derivedKeys };
  const emailKeys = await database.exclusively(() => updateEmailKeys(started));
  if (emailKeys.updated > 0) log.info(emailKeys, 'email keys updated');
  const runtime = await createRuntime(started, database, log, { readDnsTexts });
  const seeded = await database.exclusively(() => seedDatabase(runtime));
  const http = await createApp(runtime, database, { connectionLimits, fastPath, worker });
  const sweeps = [
    attemptSweep(runtime),
    sessionSweep(runtime),
    revocationSweep(runtime),
    signingKeySweep(runtime),
    outboxSweep(runtime),
    webhookSweep(runtime),
    oneTimeTokenSweep(runtime),
    openidRecordSweep(runtime),
    emailKeySweep(runtime),
    emailChangeSweep(runtime),
    statisticsSweep(runtime),
    enterpriseDomainSweep(runtime),
    samlMetadataSweep(runtime),
  ];
  let stopSweeping = async () => {};
  const startSweeps = () => {
    stopSweeping = startSweeping(sweeps, log, sweepAfterMilliseconds);
  };
  // Of several workers, only one sweeps. The primary process chooses it.
  if (worker === null) startSweeps();
  const { verdictCounts, statisticsCounts } = runtime;
  const rounds = [http.revocationStreams.sweep, verdictCounts.sweep, statisticsCounts.sweep];
  const stopRounds = startSweeping(rounds, log);
  const jobs = createJobRunner(database.jobs, log, [
    mailWork(runtime),
    webhookWork(runtime),
    logoutWork(runtime),
  ]);

  return {
    app: http.app,
    gatehouse: runtime,
    /** The credentials of the demo account; null unless this start has created it. */
    seeded,
    loadAhead: () => loadAhead(runtime),
    startSweeps,
    samples: http.samples,
    /** @throws OperatorError when a port or the host is not available */
    async listen(): Promise<string> {
      const url = await http.listen();
      jobs.start();
      return url;
    },
    /**
     * Finishes open requests, then stops the sweeps, jobs and imports, and closes the database.
     * @param how whether other processes accept connections at the same address
     */
    async close(how?: { othersServe: boolean }): Promise<void> {
      await http.close(how);
      runtime.verdictLimits.close();
      await Promise.all([stopSweeping(), stopRounds(), jobs.stop(), runtime.imports.close()]);
      await Promise.all([verdictCounts.flush(), statisticsCounts.flush()]);
      await database.close();
    },
  };
}
