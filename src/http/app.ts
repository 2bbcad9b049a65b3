import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { createEngine } from '../graphql/engine.ts';
import { schema } from '../graphql/schema.ts';
import { subgraph } from '../graphql/subgraph.ts';
import type { Database } from '../platform/database/database.ts';
import { findDemo } from '../platform/process/demo.ts';
import type { WorkerLink } from '../platform/process/workers/worker.ts';
import type { Runtime } from '../platform/runtime.ts';
import { MAX_BODY_BYTES } from '../platform/wire-limits.ts';
import { openApiDocument } from '../rest/openapi-document.ts';
import {
  browserAccess,
  dialectOf,
  fastPathRoutes,
  refuseMalformedUrl,
  registerShim,
  type ShimOptions,
} from '../rest/shim.ts';
import { clientAddressOf, trustHops } from './connections/client-address.ts';
import {
  CONNECTION_LIMITS,
  type ConnectionLimits,
  limitUnfinishedBodies,
  nodeServerOptions,
  trackBodies,
} from './connections/connection-limits.ts';
import { prepareShutdown } from './connections/graceful-shutdown.ts';
import { listen } from './connections/listen.ts';
import { serveClientFiles } from './endpoints/client-files.ts';
import { serveEmployeeSso } from './endpoints/employee-sso.ts';
import { serveEnterpriseLogins } from './endpoints/enterprise.ts';
import { GRAPHQL_PATHS, SUBGRAPH_PATHS, serveGraphql } from './endpoints/graphql.ts';
import { graphqlOverHttp } from './endpoints/graphql-over-http.ts';
import { serveHealth } from './endpoints/health.ts';
import { serveIdentityProviders } from './endpoints/identity-providers.ts';
import { serveImports } from './endpoints/imports.ts';
import { serveLoginHosts } from './endpoints/login-hosts.ts';
import { serveLogos } from './endpoints/logos.ts';
import { createMetrics, measureResponses, serveMetrics } from './endpoints/metrics.ts';
import { serveOpenidProvider } from './endpoints/openid-provider.ts';
import { serveRevocations } from './endpoints/revocations.ts';
import { serveScim } from './endpoints/scim.ts';
import { serveWellKnown } from './endpoints/well-known.ts';
import { sendErrorPage } from './errors/error-page.ts';
import { refuseMalformed } from './errors/malformed-requests.ts';
import { plainError, reportFault, sendErrors } from './errors/plain-errors.ts';
import { createFastPath } from './fast-path/fast-path.ts';
import { logResponses } from './hooks/access-log.ts';
import { keepConsoleSession } from './hooks/console-cookie.ts';
import { applyCors } from './hooks/cors.ts';
import { routeLoginHosts } from './hooks/login-host.ts';
import { sendRateLimitHeaders } from './hooks/rate-limit-headers.ts';
import { REQUEST_ID_HEADER, requestIdOf, sendRequestIds } from './hooks/request-id.ts';
import { type ObservedResponse, observeResponses } from './hooks/response-observer.ts';
import { securityHeaders, setSecurityHeaders } from './hooks/security-headers.ts';
import { acceptSessionCookie } from './hooks/session-cookie.ts';
import { refuseDuplicateAuthorization } from './hooks/single-authorization.ts';
import { describeResponses, traceRequests } from './hooks/trace-requests.ts';
import { serveTokenEndpoints } from './oauth2/endpoints.ts';
import { serveConsole } from './pages/console.ts';
import { serveCustomerPages } from './pages/customer-pages.ts';
import { serveDemo } from './pages/demo-pages.ts';
import { serveDevicePages } from './pages/device-page.ts';
import { serveApiDocuments } from './pages/docs/api-documents.ts';
import { serveSite } from './pages/docs/site.ts';
import { serveGraphiql } from './pages/graphiql/page.ts';
import { homePage } from './pages/home-page.ts';
import { serveHostedPages } from './pages/hosted-pages.ts';
import { serveOutbox } from './pages/outbox.ts';
import { acceptsPage } from './requests/accepts-page.ts';
import { refuseOtherMethods } from './requests/refuse-other-methods.ts';
import { requestInfoOf } from './requests/request-info.ts';
import { compressResponses } from './responses/compression.ts';

/** How long a connection may stay idle while the server stops. */
const LINGER_MS = 1_000;

export type AppOptions = {
  /** Limits of connections that differ from the defaults. */
  connectionLimits?: Partial<ConnectionLimits> | undefined;
  fastPath: boolean;
  /** The link to the primary process, if this process is a worker. */
  worker?: Pick<WorkerLink, 'allMetrics' | 'leave'> | null;
};

/** Creates the HTTP server with its hooks and routes. It does not listen yet. */
export async function createApp(runtime: Runtime, database: Database, options: AppOptions) {
  const { settings, log, prisma } = runtime;
  const { publicUrl } = settings;
  const limits = { ...CONNECTION_LIMITS, ...options.connectionLimits };
  const headers = securityHeaders(settings);
  const registry = createMetrics(runtime, database);
  const trackBody = limitUnfinishedBodies(limits);
  const observers = [logResponses(log), measureResponses(registry), describeResponses];
  const observe = (response: ObservedResponse) => {
    for (const observer of observers) observer(response);
  };
  const engine = createEngine(runtime, schema);
  const fastPath = options.fastPath ? createFastPath(engine, runtime) : null;
  let draining = false;

  const app = fastify({
    // `logResponses` writes one line per request instead of Fastify's two.
    logger: false,
    genReqId: (request) => requestIdOf(request.headers),
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: trustHops(settings.trustedProxies),
    serverFactory: (listener) =>
      createServer(nodeServerOptions(limits), traceRequests(fastPath?.before(listener) ?? listener)),
    clientErrorHandler: refuseMalformed,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (_error, request, reply) => refuseUrl(request, reply, headers, publicUrl),
  });

  // The hooks. Fastify runs the hooks of one kind in this order.
  setSecurityHeaders(app, headers);
  sendRequestIds(app);
  observeResponses(app, observe);
  refuseDuplicateAuthorization(app);
  sendRateLimitHeaders(app);
  compressResponses(app);
  trackBodies(app, trackBody);
  const { isShuttingDown, shutDown } = prepareShutdown(app);
  routeLoginHosts(app, prisma, publicUrl, (url) => dialectOf(url) !== null);
  applyCors(app, prisma, publicUrl, browserAccess);
  keepConsoleSession(app, runtime);
  acceptSessionCookie(app, runtime, browserAccess);
  sendErrors(app, log, publicUrl);

  // The APIs.
  const shim: ShimOptions = {
    execute: fastPath?.execute ?? engine.execute,
    requestInfo: requestInfoOf,
    report: (fault, requestInfo) => reportFault(log, fault, requestInfo),
    refuseOtherMethods,
  };
  const report = (fault: unknown, { id, outcome }: FastifyRequest) =>
    reportFault(log, fault, { requestId: id, outcome });
  const graphql = graphqlOverHttp(engine, fastPath?.answerGraphql ?? null);
  serveGraphql(app, GRAPHQL_PATHS, graphql, settings.graphiql ? serveGraphiql(app) : null);
  serveGraphql(app, SUBGRAPH_PATHS, graphqlOverHttp(createEngine(runtime, subgraph), null), null);
  await registerShim(app, shim);
  fastPath?.open(graphql, fastPathRoutes(app, shim), {
    headers,
    observe,
    isShuttingDown,
    addressOf: clientAddressOf(settings.trustedProxies),
    trackBody,
    report: shim.report,
  });
  const passOn = serveOpenidProvider(app, runtime, report);
  serveTokenEndpoints(app, runtime, report, passOn);
  const revocationStreams = serveRevocations(app, runtime, report);
  serveIdentityProviders(app, runtime);
  serveEnterpriseLogins(app, runtime);
  serveEmployeeSso(app, runtime);
  serveImports(app, runtime);
  serveScim(app, runtime, report);
  serveWellKnown(app, runtime);

  // Pages and files.
  const demo = findDemo(settings);
  serveCustomerPages(app, runtime, homePage(settings, demo !== null));
  serveHostedPages(app, runtime);
  serveDevicePages(app, runtime);
  if (settings.console) serveConsole(app, settings);
  if (demo) serveDemo(app, runtime, { demo, execute: shim.execute });
  if (settings.docs) {
    serveSite(app, settings);
    serveApiDocuments(app, settings, openApiDocument);
  }
  if (settings.outbox) serveOutbox(app, prisma);
  serveClientFiles(app);
  serveLogos(app, { prisma });

  // For operators.
  serveHealth(app, database, () => draining);
  const metricsApp = settings.metricsPort === null ? app : createMetricsApp(limits);
  const { worker = null } = options;
  serveMetrics(metricsApp, registry, worker?.allMetrics ?? (() => registry.metrics()));
  serveLoginHosts(metricsApp, prisma, publicUrl);

  return {
    app,
    revocationStreams,
    /** @throws OperatorError when a port or the host is not available */
    async listen(): Promise<string> {
      const { host, port, metricsPort } = settings;
      if (metricsPort !== null) await listen(metricsApp, { host, port: metricsPort }, 'METRICS_PORT');
      return listen(app, { host, port }, 'PORT');
    },
    samples: () => registry.getMetricsAsJSON(),
    /**
     * Finishes open requests and closes. If no other process accepts connections at the same address, the server first
     * reports "not ready", and continues to answer for `drainMilliseconds`, so that load balancers notice.
     */
    async close({ othersServe = false } = {}): Promise<void> {
      if (othersServe) {
        const shuttingDown = shutDown(LINGER_MS);
        revocationStreams.close();
        await shuttingDown;
      } else {
        draining = true;
        revocationStreams.close();
        await sleep(settings.drainMilliseconds);
        await shutDown(Math.min(settings.drainMilliseconds, LINGER_MS));
      }
      await app.close();
      if (metricsApp !== app) await metricsApp.close();
      await worker?.leave(await registry.getMetricsAsJSON());
      registry.clear();
    },
  };
}

function createMetricsApp(limits: ConnectionLimits): FastifyInstance {
  return fastify({
    forceCloseConnections: true,
    http: nodeServerOptions(limits),
    requestTimeout: limits.requestMilliseconds,
  });
}

/** Answers a request whose URL cannot be decoded. Fastify runs no route and no hook for it. */
function refuseUrl(
  request: FastifyRequest,
  reply: FastifyReply,
  headers: Record<string, string>,
  publicUrl: string,
): void {
  reply.headers({ ...headers, [REQUEST_ID_HEADER]: request.id });
  if (refuseMalformedUrl(request, reply)) return;
  reply.status(400);
  if (acceptsPage(request)) sendErrorPage(request, reply, 'addressMalformed', `${publicUrl}/`);
  else reply.send(plainError('BAD_REQUEST'));
}
