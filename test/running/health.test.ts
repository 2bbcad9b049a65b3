import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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
