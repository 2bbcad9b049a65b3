import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { validate } from 'graphql';
import type { DestinationStream, Logger } from 'pino';
import { revocationSweep } from './access/revocations/sweep.ts';
import { sessionSweep } from './access/sessions/sweep.ts';
import { signingKeySweep } from './access/tokens/key-rotation.ts';
import { createRuntime } from './create-runtime.ts';
import { emailKeySweep, updateEmailKeys } from './customers/customer/ascii-email-keys.ts';
import { emailChangeSweep } from './customers/email-addresses/lapse.ts';
import { outboxSweep } from './delivery/mail/outbox.ts';
import { mailWork } from './delivery/mail/send-mail.ts';
import { webhookWork } from './delivery/webhooks/send-delivery.ts';
import { webhookSweep } from './delivery/webhooks/sweep.ts';
import { createEngine } from './graphql/engine.ts';
import { schema } from './graphql/schema.ts';
import { acceptsPage } from './http/accepts-page.ts';
import { createLog, logAnswers } from './http/access-log.ts';
import { serveAdminPages } from './http/admin-pages.ts';
import { type Answered, observeAnswers } from './http/answered.ts';
import { clientAddressOf, trustHops } from './http/client-address.ts';
import {
  boundUnfinishedBodies,
  CONNECTION_LIMITS,
  type ConnectionLimits,
  nodeLimits,
} from './http/connection-limits.ts';
import { allowOrigins } from './http/cors.ts';
import { serveDocs } from './http/docs.ts';
import { sendErrorPage } from './http/error-page.ts';
import { buildExpressLane, type LaneHandler } from './http/express-lane.ts';
import { serveGraphiql } from './http/graphiql/page.ts';
import { GRAPHQL_PATHS, graphqlDirectly, serveGraphql } from './http/graphql-endpoint.ts';
import { serveHealth } from './http/health.ts';
import { homePage } from './http/home-page.ts';
import { serveIdentityProviders } from './http/identity-provider-endpoints.ts';
import { listen } from './http/listen.ts';
import { createMetrics, measureAnswers, serveMetrics } from './http/metrics.ts';
import { serveOAuth } from './http/oauth2/endpoints.ts';
import { serveOutbox } from './http/outbox.ts';
import { answerErrors, plainAnswer, plainError, reportFault } from './http/plain-errors.ts';
import { sendRateLimitHeaders } from './http/rate-limit-headers.ts';
import { serveReaderPages } from './http/reader-pages.ts';
import { REQUEST_ID_HEADER, requestIdOf, sayRequestIds } from './http/request-id.ts';
import { requestInfoOf } from './http/request-info.ts';
import { compressAnswers } from './http/responses/compression.ts';
import { serveRevocations } from './http/revocations-endpoint.ts';
import { securityHeaders, setSecurityHeaders } from './http/security-headers.ts';
import { shareSessionCookie } from './http/session-cookie.ts';
import { refuseTwoAuthorizations } from './http/single-headers.ts';
import { prepareToStop } from './http/stop-accepting.ts';
import { refuseUnreadable } from './http/unreadable-requests.ts';
import { serveWellKnown } from './http/well-known.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { startSweeping } from './lib/sweeping.ts';
import { MAX_BODY_BYTES } from './lib/wire-limits.ts';
import { loadAhead } from './load-ahead.ts';
import type { StartPatience } from './platform/database/boot-lock.ts';
import { type Database, openDatabase } from './platform/database/database.ts';
import type { EngineReports } from './platform/database/embedded-engine.ts';
import { createJobRunner } from './platform/jobs/runner.ts';
import { attemptSweep } from './platform/limits/sweep.ts';
import { oneTimeTokenSweep } from './platform/one-time-tokens/sweep.ts';
import type { Settings } from './platform/settings.ts';
import { openApiDocument } from './rest/openapi-document.ts';
import {
  expressRoutes,
  refuseMalformedUrl,
  registerShim,
  type ShimOptions,
  shimDocuments,
} from './rest/shim.ts';
import { seedDatabase } from './seed.ts';

/** How long a connection may stay idle while the server stops. */
const LINGER_MS = 1_000;

export type ServerOptions = {
  clock?: Clock;
  /** A database that is open already; closing the server closes it. */
  database?: Database;
  /** When the server begins to clear away what is no longer needed: by default two seconds after its start. */
  sweepAfterMilliseconds?: number;
  /** Limits of connections that differ from the defaults. */
  connectionLimits?: Partial<ConnectionLimits>;
  /** Where the log goes instead of standard output. */
  logStream?: DestinationStream;
};

/** The whole service: database, runtime, HTTP. It listens when told to. */
export async function createServer(settings: Settings, options: ServerOptions = {}) {
  const log = createLog(settings.logLevel, options.logStream);
  const patience: StartPatience = {
    seconds: settings.startTimeoutSeconds,
    forServer: true,
    onWait: (reason) => log.warn(`the start waits: ${reason}`),
  };
  const reports: EngineReports = {
    onStopped: ({ message }) => log.error(`${message}; what needs it is a 503 until it can be opened again`),
    onReopened: () => log.warn('the embedded database has been opened again'),
  };
  const database = options.database ?? (await openDatabase(settings, patience, reports));
  try {
    return await assemble(settings, database, log, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function assemble(
  settings: Settings,
  database: Database,
  log: Logger,
  { clock = systemClock, sweepAfterMilliseconds, connectionLimits }: ServerOptions,
) {
  const emailKeys = await database.exclusively(() => updateEmailKeys({ prisma: database.prisma, clock }));
  if (emailKeys.updated > 0) log.info(emailKeys, 'email keys updated');
  const runtime = await createRuntime(settings, database, clock, log);
  const seeded = await database.exclusively(() => seedDatabase(database.prisma, settings, clock()));
  const registry = createMetrics(runtime.hashQueue);
  const limits = { ...CONNECTION_LIMITS, ...connectionLimits };
  const lane = buildExpressLane(nodeLimits(limits));
  const holdBody = boundUnfinishedBodies(limits);
  let draining = false;

  const app = fastify({
    // Its own two lines a request are replaced by one of ours.
    logger: false,
    genReqId: ({ headers }) => requestIdOf(headers),
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: trustHops(settings.trustedProxies),
    serverFactory: (handler) => lane.createServer(handler),
    clientErrorHandler: refuseUnreadable,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (_error, request, reply) => refuseUrl(request, reply, headers, settings.publicUrl),
  });
  const headers = securityHeaders(settings);
  const observers = [logAnswers(log), measureAnswers(registry)];
  const observe = (answered: Answered) => {
    for (const observer of observers) observer(answered);
  };
  setSecurityHeaders(app, headers);
  sayRequestIds(app);
  observeAnswers(app, observe);
  refuseTwoAuthorizations(app);
  sendRateLimitHeaders(app);
  compressAnswers(app);
  app.addHook('preParsing', (request, _reply, payload, done) => {
    holdBody(request.raw);
    done(null, payload);
  });
  const { isStopping, stopAccepting } = prepareToStop(app);
  allowOrigins(app, database.prisma, settings.publicUrl);
  shareSessionCookie(app, runtime);
  answerErrors(app, log, settings.publicUrl);

  const engine = createEngine(runtime);
  for (const document of shimDocuments) {
    const [flaw] = validate(schema, document);
    if (flaw) throw new Error(`A document of the shim does not fit the schema: ${flaw.message}`);
  }
  serveGraphql(app, engine, requestInfoOf, settings.graphiql ? serveGraphiql(app) : null);
  const report = (fault: unknown, { id, outcome }: FastifyRequest) =>
    reportFault(log, fault, { requestId: id, outcome });
  const shim: ShimOptions = {
    execute: engine.execute,
    requestInfo: requestInfoOf,
    report: (fault, requestInfo) => reportFault(log, fault, requestInfo),
  };
  await registerShim(app, shim);
  const directly = graphqlDirectly(engine, (error, requestInfo) =>
    plainAnswer(error, (fault) => shim.report(fault, requestInfo)),
  );
  const routes = new Map<string, LaneHandler>(GRAPHQL_PATHS.map((path) => [path, directly]));
  for (const { path, handler } of expressRoutes(app, shim)) {
    routes.set(path, async (request) => {
      const { status, headers, body } = await handler(request);
      return { status, headers, body: JSON.stringify(body) };
    });
  }
  const addressOf = clientAddressOf(settings.trustedProxies);
  lane.open(routes, { headers, observe, isStopping, addressOf, holdBody, report: shim.report });
  serveWellKnown(app, runtime);
  if (settings.adminUrl === `${settings.publicUrl}/admin`) serveAdminPages(app);
  serveReaderPages(app, database.prisma, homePage(settings));
  if (settings.docs) serveDocs(app, settings, openApiDocument);
  if (settings.outbox) serveOutbox(app, database.prisma);
  serveOAuth(app, runtime, report);
  serveIdentityProviders(app, runtime);
  const revocationStreams = serveRevocations(app, runtime, report);
  serveHealth(app, database, () => draining);
  const metricsApp =
    settings.metricsPort === null
      ? app
      : fastify({
          forceCloseConnections: true,
          http: nodeLimits(limits),
          requestTimeout: limits.requestMilliseconds,
        });
  serveMetrics(metricsApp, registry);
  const stopSweeping = startSweeping(
    [
      attemptSweep(runtime),
      sessionSweep(runtime),
      revocationSweep(runtime),
      signingKeySweep(runtime),
      outboxSweep(runtime),
      webhookSweep(runtime),
      oneTimeTokenSweep(runtime),
      emailKeySweep(runtime),
      emailChangeSweep(runtime),
    ],
    log,
    sweepAfterMilliseconds,
  );
  const stopRounds = startSweeping([revocationStreams.sweep, runtime.verdictCounts.sweep], log);

  const jobs = createJobRunner(database.jobs, log, [mailWork(runtime), webhookWork(runtime)]);

  return {
    app,
    gatehouse: runtime,
    /** What was created on the empty database; null when it was not empty. */
    seeded,
    /** Loads modules and data that requests need, in small steps. */
    loadAhead: () => loadAhead(runtime),
    /** @throws OperatorError when a port or the host is not to be had */
    async listen(): Promise<string> {
      if (settings.metricsPort !== null)
        await listen(metricsApp, { host: settings.host, port: settings.metricsPort }, 'METRICS_PORT');
      const url = await listen(app, { host: settings.host, port: settings.port }, 'PORT');
      jobs.start();
      return url;
    },
    /**
     * Not ready at once; answers for as long as load balancers take to notice; finishes what is under
     * way; then lets go of everything.
     */
    async close(): Promise<void> {
      draining = true;
      revocationStreams.close();
      await sleep(settings.drainMilliseconds);
      await stopAccepting(Math.min(settings.drainMilliseconds, LINGER_MS));
      await app.close();
      if (metricsApp !== app) await metricsApp.close();
      registry.clear();
      runtime.verdictLimits.close();
      await Promise.all([stopSweeping(), stopRounds(), jobs.stop()]);
      await runtime.verdictCounts.flush();
      await database.close();
    },
  };
}

/** A URL that cannot be decoded reaches no route, and no hook. */
function refuseUrl(
  request: FastifyRequest,
  reply: FastifyReply,
  headers: Record<string, string>,
  publicUrl: string,
): void {
  reply.headers({ ...headers, [REQUEST_ID_HEADER]: request.id });
  if (refuseMalformedUrl(request, reply)) return;
  reply.status(400);
  if (acceptsPage(request)) sendErrorPage(reply, { message: 'This address cannot be read.' }, publicUrl);
  else reply.send(plainError('BAD_REQUEST'));
}
