import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../src/http/endpoints/metrics.ts';
import { createAllMetrics } from '../../src/platform/process/workers/all-metrics.ts';
import type { Samples } from '../../src/platform/process/workers/messages.ts';
import { rest } from '../support/client.ts';
import { login, register } from '../support/customers.ts';
import { testServer } from '../support/server.ts';

// guarantees/outage.test.ts tests an outage of the database, and shutdown.test.ts a stop.
describe('a running server', () => {
  const server = testServer();
  test('is live and ready', async () => {
    const { url } = server;
    expect(await rest(url, 'GET', '/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
    expect(await rest(url, 'GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
  });

  test('returns its version, which is in the change log, and differs from every released version until its release', async () => {
    const { status, body } = await rest(server.url, 'GET', '/version');
    expect(status).toBe(200);
    expect(body).toEqual({ name: 'gatehouse', version: expect.stringMatching(/^\d+\.\d+\.\d+(-dev)?$/) });
    const changes = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8');
    const [, newest, unreleased = ''] = /^## (\S+)( \(not released\))?$/m.exec(changes) ?? [];
    expect(body.version).toBe(unreleased === '' ? newest : `${newest}-dev`);
  });

  test('has Prometheus metrics by route, and never by path', async () => {
    const { url, gatehouse } = server;
    const customer = await register(url);
    await login(url, customer);
    await rest(url, 'POST', '/api/v1/sdk/auth/login', {
      body: { site_id: 1, email: 'x', password: 'wrong' },
    });
    await rest(url, 'GET', '/no/such/path/7?secret=1');
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const working = Array.from({ length: 5 }, () => gatehouse.hashQueue.run(1, () => released));
    const { status, headers, body } = await rest(url, 'GET', '/metrics');
    release();
    await Promise.all(working);

    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    const samples = parse(body);
    const requests = (method: string, route: string, code: number) =>
      samples.get(
        `gatehouse_http_request_duration_seconds_count{method="${method}",route="${route}",status="${code}"}`,
      );
    expect(requests('POST', '/graphql', 200)).toBe(2);
    expect(requests('POST', '/api/v1/sdk/auth/login', 404)).toBe(1);
    expect(samples.get('gatehouse_password_queue_depth')).toBe(5);
    expect(samples.has('process_cpu_seconds_total')).toBe(true);
    expect(body).not.toContain('/no/such/path');
    expect(body).not.toContain('secret');
    expect(parse((await rest(url, 'GET', '/metrics')).body).get('gatehouse_password_queue_depth')).toBe(0);
  });

  test('of several workers show the largest delay and the longest queue, and the sum of connections', async () => {
    const samplesOf = async (waiting: number, delay: number): Promise<Samples> => {
      const pool = { pool: 'requests' as const, open: 3, idle: 1, waiting };
      const metrics = await createMetrics(server.gatehouse, { pools: () => [pool] }).getMetricsAsJSON();
      const values: Record<string, number> = { gatehouse_password_queue_depth: waiting };
      for (const { name } of metrics) if (name.startsWith('nodejs_eventloop_lag_')) values[name] = delay;
      return metrics.map((metric) =>
        metric.name in values
          ? { ...metric, values: [{ labels: {}, value: values[metric.name] as number }] }
          : metric,
      );
    };
    const parts = [await samplesOf(2, 0.01), await samplesOf(7, 0.6), await samplesOf(0, 0.02)];
    const samples = parse(await createAllMetrics().text(parts, { serving: 3, unexpectedEnds: 0 }));
    for (const kind of ['p50_', 'p90_', 'p99_', 'max_', 'mean_', ''])
      expect(samples.get(`nodejs_eventloop_lag_${kind}seconds`), kind).toBe(0.6);
    expect(samples.get('nodejs_eventloop_lag_min_seconds')).toBe(0.01);
    expect(samples.get('gatehouse_password_queue_depth')).toBe(7);
    expect(samples.get('gatehouse_database_pool_waiting{pool="requests"}')).toBe(7);
    expect(samples.get('gatehouse_database_pool_connections{pool="requests",state="busy"}')).toBe(6);
  });
});

/** Parses Prometheus' text format. @returns the samples @throws for a line that is neither a sample nor a comment */
function parse(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (line === '' || /^# (HELP|TYPE) \S+ /.test(line)) continue;
    const [, sample, value] = /^([a-zA-Z_:][\w:]*(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
    if (sample === undefined) throw new Error(`Not a line of Prometheus: ${line}`);
    samples.set(sample, Number(value));
  }
  return samples;
}
