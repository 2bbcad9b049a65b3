import { describe, expect, test } from 'vitest';
import { circumstances } from '../../docs/circumstances.ts';
import { type RestAnswer, rest } from '../../support/client.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { startServer, type TestServer, testServer } from '../../support/server.ts';
import { type PelcroOptions, pelcroApi, registerByPelcro } from './api.ts';

const server = testServer();
const good = () => ({ email: uniqueEmail(), password: 'securePassword123' });
const register = (options: PelcroOptions = {}, { url }: TestServer = server) =>
  pelcroApi({ url }, 'POST', '/auth/register', { body: good(), ...options });

/** Pelcro's UI destructures `errors`, so it must be an object. If `errors` is empty, the UI shows `error.message`. */
function expectErrors({ body }: RestAnswer): void {
  expect(body.errors, JSON.stringify(body)).toBeTypeOf('object');
  expect(body.errors).not.toBeNull();
  expect(Array.isArray(body.errors)).toBe(false);
  const { registered_on_other_sites, ...errors } = body.errors;
  expect(registered_on_other_sites).toBeUndefined();
  for (const messages of Object.values(errors)) expect(messages).toEqual([expect.stringMatching(/\w/)]);
  if (Object.keys(errors).length === 0) expect(body.error.message).toMatch(/\w/);
}

describe('every failure of a registration has an object `errors`', () => {
  test.each<[string, number, () => PelcroOptions]>([
    ['a missing field', 400, () => ({ body: {} })],
    ['an unknown site', 400, () => ({ siteId: 999_999 })],
    ['no site', 400, () => ({ siteId: null })],
    ['a site that is not a number', 400, () => ({ siteId: 'x' })],
    ['broken JSON', 400, () => ({ body: '{"email":' })],
    ['a list instead of an object', 400, () => ({ body: '[1]' })],
    ['a form with too many parameters', 400, () => ({ body: 'a=1&'.repeat(2_000), headers: FORM })],
    ['another content type', 415, () => ({ body: '<a/>', headers: { 'content-type': 'text/xml' } })],
    ['a body of 2 MB', 413, () => ({ body: { ...good(), title: 'x'.repeat(2_000_000) } })],
  ])('%s: %s', async (_case, status, options) => {
    for (const path of ['/auth/register', '/auth/register/']) {
      const answer = await pelcroApi(server, 'POST', path, { body: good(), ...options() });
      expect(answer.status).toBe(status);
      expectErrors(answer);
    }
  });

  test('with 400 for a taken email', async () => {
    const { email } = await registerByPelcro(server);
    const answer = await register({ body: { ...good(), email } });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body)).toEqual(['errors']);
    expectErrors(answer);
  });

  test('with 405 for another method', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await pelcroApi(server, method, '/auth/register');
      expect(answer.status).toBe(405);
      expectErrors(answer);
    }
  });

  test('with 503 in an overload', async () => {
    const customer = () => registerByPelcro(server);
    const answer = await circumstances.overloaded(server, customer, () => register());
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expectErrors(answer);
  });

  test('with 500 for an internal error', async () => {
    const customer = () => registerByPelcro(server);
    const answer = await circumstances.broken(server, customer, () => register());
    expect(answer.status).toBe(500);
    expect(answer.body.error.report_id).toMatch(/\w/);
    expectErrors(answer);
  });

  test('with 429 for too many requests', async () => {
    const throttling = await startServer({ env: { RATE_LIMITS: 'on' } });
    let answer = await register({ body: {} }, throttling);
    for (let calls = 0; calls < 100 && answer.status !== 429; calls += 1) {
      const password = 'x'.repeat(300);
      answer = await register({ body: { ...good(), password } }, throttling);
    }
    expect(answer.status).toBe(429);
    expect(answer.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expectErrors(answer);
  });
});

test('failures of other endpoints have no additional `errors`', async () => {
  const answers = [
    await pelcroApi(server, 'POST', '/auth/login', { body: { email: 'nobody', password: 'x' } }),
    await pelcroApi(server, 'POST', '/customer', { token: 'garbage' }),
    await pelcroApi(server, 'POST', '/auth/login', { body: '{"broken' }),
    await rest(server.url, 'POST', '/api/v1/sdk/auth/register/more', { body: good() }),
    await rest(server.url, 'POST', '/api/v1/sdk/auth/%zz', { body: good() }),
  ];
  for (const { status, body } of answers) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toHaveProperty('errors');
  }
});

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
