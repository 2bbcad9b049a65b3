import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { HashQueue } from '../../customers/passwords/hash-queue.ts';
import type { ResponseObserver } from '../hooks/response-observer.ts';

/** Creates the metrics of a server, for Prometheus. */
export function createMetrics(hashQueue: HashQueue): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'gatehouse_password_queue_depth',
    help: 'Password hashes being computed or waiting',
    registers: [registry],
    collect() {
      this.set(hashQueue.depth());
    },
  });
  return registry;
}

/** Measures every request by its route. Paths would be an unlimited number of labels. */
export function measureResponses(registry: Registry): ResponseObserver {
  const duration = new Histogram({
    name: 'gatehouse_http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return ({ method, route, status, milliseconds }) =>
    duration.observe({ method, route: route ?? 'none', status }, milliseconds / 1000);
}

export function serveMetrics(app: FastifyInstance, registry: Registry): void {
  app.get('/metrics', async (_request, reply) => {
    reply.header('content-type', registry.contentType);
    return registry.metrics();
  });
}
