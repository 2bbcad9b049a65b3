import { createServer as createHttpServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { validate } from 'graphql';
import type { DestinationStream, Logger } from 'pino';
import { revocationSweep } from './access/revocations/feed.ts';
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
import { clientAddressOf, trustHops } from './http/connections/client-address.ts';
import {
  CONNECTION_LIMITS,
  type ConnectionLimits,
  limitUnfinishedBodies,
  nodeServerOptions,
} from './http/connections/connection-limits.ts';
import { prepareShutdown } from './http/connections/graceful-shutdown.ts';
import { listen } from './http/connections/listen.ts';
import { serveClientFiles } from './http/endpoints/client-files.ts';
import { serveGraphql } from './http/endpoints/graphql.ts';
import { graphqlOverHttp } from './http/endpoints/graphql-over-http.ts';
import { serveHealth } from './http/endpoints/health.ts';
import { serveIdentityProviders } from './http/endpoints/identity-providers.ts';
import { createMetrics, measureResponses, serveMetrics } from './http/endpoints/metrics.ts';
import { serveRevocations } from './http/endpoints/revocations.ts';
import { serveWellKnown } from './http/endpoints/well-known.ts';
import { sendErrorPage } from './http/errors/error-page.ts';
import { refuseMalformed } from './http/errors/malformed-requests.ts';
import { plainError, reportFault, sendErrors } from './http/errors/plain-errors.ts';
import { createFastPath } from './http/fast-path/fast-path.ts';
import { createLog, logResponses } from './http/hooks/access-log.ts';
import { applyCors } from './http/hooks/cors.ts';
import { sendRateLimitHeaders } from './http/hooks/rate-limit-headers.ts';
import { REQUEST_ID_HEADER, requestIdOf, sendRequestIds } from './http/hooks/request-id.ts';
import { type ObservedResponse, observeResponses } from './http/hooks/response-observer.ts';
import { securityHeaders, setSecurityHeaders } from './http/hooks/security-headers.ts';
import { acceptSessionCookie } from './http/hooks/session-cookie.ts';
import { refuseDuplicateAuthorization } from './http/hooks/single-authorization.ts';
import { serveTokenEndpoints } from './http/oauth2/endpoints.ts';
import { serveAdminPages } from './http/pages/admin-pages.ts';
import { serveCustomerPages } from './http/pages/customer-pages.ts';
import { serveDocs } from './http/pages/docs.ts';
import { serveGraphiql } from './http/pages/graphiql/page.ts';
import { homePage } from './http/pages/home-page.ts';
import { serveOutbox } from './http/pages/outbox.ts';
import { acceptsPage } from './http/requests/accepts-page.ts';
import { requestInfoOf } from './http/requests/request-info.ts';
import { compressResponses } from './http/responses/compression.ts';
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
  browserAccess,
  fastPathRoutes,
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
  /** False only in tests, which compare both ways. */
  fastPath?: boolean;
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
  {
    clock = systemClock,
    sweepAfterMilliseconds,
    connectionLimits,
    fastPath: withFastPath = true,
  }: ServerOptions,
) {
  const emailKeys = await database.exclusively(() => updateEmailKeys({ prisma: database.prisma, clock }));
  if (emailKeys.updated > 0) log.info(emailKeys, 'email keys updated');
  const runtime = await createRuntime(settings, database, clock, log);
  const seeded = await database.exclusively(() => seedDatabase(database.prisma, settings, clock()));
  const registry = createMetrics(runtime.hashQueue);
  const limits = { ...CONNECTION_LIMITS, ...connectionLimits };
  const engine = createEngine(runtime);
  const fastPath = withFastPath ? createFastPath(engine) : null;
  const trackBody = limitUnfinishedBodies(limits);
  let draining = false;

  const app = fastify({
    // Its own two lines a request are replaced by one of ours.
    logger: false,
    genReqId: ({ headers }) => requestIdOf(headers),
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: trustHops(settings.trustedProxies),
    serverFactory: (listener) =>
      createHttpServer(nodeServerOptions(limits), fastPath?.before(listener) ?? listener),
    clientErrorHandler: refuseMalformed,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (_error, request, reply) => refuseUrl(request, reply, headers, settings.publicUrl),
  });
  const headers = securityHeaders(settings);
  const observers = [logResponses(log), measureResponses(registry)];
  const observe = (answered: ObservedResponse) => {
    for (const observer of observers) observer(answered);
  };
  setSecurityHeaders(app, headers);
  sendRequestIds(app);
  observeResponses(app, observe);
  refuseDuplicateAuthorization(app);
  sendRateLimitHeaders(app);
  compressResponses(app);
  app.addHook('preParsing', (request, _reply, payload, done) => {
    trackBody(request.raw);
    done(null, payload);
  });
  const { isShuttingDown, shutDown } = prepareShutdown(app);
  applyCors(app, database.prisma, settings.publicUrl, browserAccess);
  acceptSessionCookie(app, runtime, browserAccess);
  sendErrors(app, log, settings.publicUrl);

  for (const document of shimDocuments) {
    const [flaw] = validate(schema, document);
    if (flaw) throw new Error(`A document of the shim does not fit the schema: ${flaw.message}`);
  }
  const graphql = graphqlOverHttp(engine, fastPath?.answerGraphql ?? null);
  serveGraphql(app, graphql, settings.graphiql ? serveGraphiql(app) : null);
  const report = (fault: unknown, { id, outcome }: FastifyRequest) =>
    reportFault(log, fault, { requestId: id, outcome });
  const shim: ShimOptions = {
    execute: fastPath?.execute ?? engine.execute,
    requestInfo: requestInfoOf,
    report: (fault, requestInfo) => reportFault(log, fault, requestInfo),
  };
  await registerShim(app, shim);
  const addressOf = clientAddressOf(settings.trustedProxies);
  const fastOptions = { headers, observe, isShuttingDown, addressOf, trackBody, report: shim.report };
  fastPath?.open(graphql, fastPathRoutes(app, shim), fastOptions);
  serveWellKnown(app, runtime);
  if (settings.adminUrl === `${settings.publicUrl}/admin`) serveAdminPages(app);
  serveCustomerPages(app, database.prisma, homePage(settings));
  serveClientFiles(app);
  if (settings.docs) serveDocs(app, settings, openApiDocument);
  if (settings.outbox) serveOutbox(app, database.prisma);
  serveTokenEndpoints(app, runtime, report);
  serveIdentityProviders(app, runtime);
  const revocationStreams = serveRevocations(app, runtime, report);
  serveHealth(app, database, () => draining);
  const metricsApp =
    settings.metricsPort === null
      ? app
      : fastify({
          forceCloseConnections: true,
          http: nodeServerOptions(limits),
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
      await shutDown(Math.min(settings.drainMilliseconds, LINGER_MS));
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
