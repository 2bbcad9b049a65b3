import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { validate } from 'graphql';
import type { DestinationStream, Logger } from 'pino';
import { seedDatabase } from './accounts/seed.ts';
import { type Database, openDatabase } from './database/database.ts';
import { type ErrorCode, IdentityError } from './errors.ts';
import { createEngine } from './graphql/engine.ts';
import { shownError } from './graphql/shown-errors.ts';
import { createLog, logRequests } from './http/access-log.ts';
import { serveAdminPages } from './http/admin-pages.ts';
import { allowOrigins } from './http/cors.ts';
import { serveDocs } from './http/docs.ts';
import { serveGraphql } from './http/graphql-endpoint.ts';
import { serveHealth } from './http/health.ts';
import { createMetrics, measureRequests, serveMetrics } from './http/metrics.ts';
import { factsOf } from './http/request-facts.ts';
import { serveRevocations } from './http/revocations-endpoint.ts';
import { setSecurityHeaders } from './http/security-headers.ts';
import { sayStandings } from './http/standing-headers.ts';
import { prepareToStop } from './http/stop-accepting.ts';
import { serveWellKnown } from './http/well-known.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { startSweeping } from './lib/sweeping.ts';
import { MAX_BODY_BYTES } from './lib/wire-limits.ts';
import { attemptSweep } from './limits/sweep.ts';
import { serveOAuth } from './oauth2/endpoints.ts';
import { openApiDocument } from './rest/openapi/document.ts';
import { refuseMalformedUrl, registerShim, shimDocuments } from './rest/shim.ts';
import { revocationSweep } from './revocations/sweep.ts';
import { createRuntime } from './runtime.ts';
import { schema } from './schema.ts';
import { sessionSweep } from './sessions/sweep.ts';
import type { Settings } from './settings.ts';
import { signingKeySweep } from './tokens/key-rotation.ts';

const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_TIMEOUT_MS = 72_000;
/** How long a connection may stay idle while the server stops. */
const LINGER_MS = 1_000;

export type ServerOptions = {
  clock?: Clock;
  /** A database that is open already; closing the server closes it. */
  database?: Database;
  /** Where the log goes instead of standard output. */
  logStream?: DestinationStream;
};

/** The whole service: database, runtime, HTTP. It listens when told to. */
export async function createServer(settings: Settings, options: ServerOptions = {}) {
  const log = createLog(settings.logLevel, options.logStream);
  const database = options.database ?? (await openDatabase(settings));
  try {
    return await assemble(settings, database, options.clock ?? systemClock, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function assemble(settings: Settings, database: Database, clock: Clock, log: Logger) {
  const runtime = await createRuntime(settings, database, clock, log);
  const seeded = await database.exclusively(() => seedDatabase(database.prisma, settings, clock()));
  const registry = createMetrics(runtime.hashQueue);
  let draining = false;

  const app = fastify({
    // Its own two lines a request are replaced by one of ours.
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: MAX_BODY_BYTES,
    // Exactly so many hops of X-Forwarded-For, counted from the socket; no other header is believed.
    trustProxy: (_address, hop) => hop < settings.trustedProxies,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: refuseUrl,
  });
  setSecurityHeaders(app, settings);
  logRequests(app, log);
  sayStandings(app);
  measureRequests(app, registry);
  const stopAccepting = prepareToStop(app);
  allowOrigins(app, database.prisma);
  answerErrors(app, log);

  const engine = createEngine(runtime);
  for (const document of shimDocuments) {
    const [flaw] = validate(schema, document);
    if (flaw) throw new Error(`A document of the shim does not fit the schema: ${flaw.message}`);
  }
  serveGraphql(app, engine, factsOf);
  const report = (fault: unknown, request: FastifyRequest) => reportFault(log, fault, request);
  await registerShim(app, {
    execute: engine.execute,
    facts: factsOf,
    report,
  });
  serveWellKnown(app, runtime);
  if (settings.adminUrl === `${settings.publicUrl}/admin`) serveAdminPages(app);
  if (settings.docs) serveDocs(app, settings, openApiDocument);
  serveOAuth(app, runtime, report);
  const revocationStreams = serveRevocations(app, runtime, report);
  serveHealth(app, database.prisma, () => draining);
  const metricsApp = settings.metricsPort === null ? app : fastify({ forceCloseConnections: true });
  serveMetrics(metricsApp, registry);
  const stopSweeping = startSweeping(
    [
      attemptSweep(runtime),
      sessionSweep(runtime),
      revocationSweep(runtime),
      signingKeySweep(runtime),
      revocationStreams.sweep,
    ],
    log,
  );

  return {
    app,
    gatehouse: runtime,
    /** What was created on the empty database; null when it was not empty. */
    seeded,
    async listen(): Promise<string> {
      if (settings.metricsPort !== null)
        await metricsApp.listen({ host: settings.host, port: settings.metricsPort });
      return app.listen({ host: settings.host, port: settings.port });
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
      await stopSweeping();
      await database.close();
    },
  };
}

/** Errors outside the dialects and beyond GraphQL's own, in GraphQL's form. */
function answerErrors(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const code = codeOf(error);
    if (code) return reply.status(error.statusCode ?? 400).send(plainError(code));
    const { message, extensions } = shownError(error, (cause) => reportFault(log, cause, request));
    const { http, ...shown } = extensions as { http?: { status: number; headers: Record<string, string> } };
    return reply
      .status(http?.status ?? 500)
      .headers(http?.headers ?? {})
      .send({ errors: [{ message, extensions: shown }] });
  });
  app.setNotFoundHandler((_request, reply) => reply.status(404).send(plainError('NOT_FOUND')));
}

/** A URL that cannot be decoded reaches no route. */
function refuseUrl(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (!refuseMalformedUrl(request, reply)) reply.status(400).send(plainError('BAD_REQUEST'));
}

/** Logs what is not shown. @returns the report id that is shown instead */
function reportFault(log: Logger, fault: unknown, request: FastifyRequest): string {
  const reportId = randomUUID();
  request.outcome.reportIds.push(reportId);
  log.error({ reportId, requestId: request.id, err: fault }, 'masked error');
  return reportId;
}

/** What Fastify itself refuses: it says so with a status below 500. */
function codeOf({ statusCode = 500 }: FastifyError): ErrorCode | null {
  if (statusCode >= 500) return null;
  return statusCode === 413
    ? 'PAYLOAD_TOO_LARGE'
    : statusCode === 415
      ? 'UNSUPPORTED_MEDIA_TYPE'
      : 'BAD_REQUEST';
}

function plainError(code: ErrorCode) {
  return { errors: [{ message: new IdentityError(code).message, extensions: { code } }] };
}
