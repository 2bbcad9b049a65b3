import { beforeAll, describe, expect, test } from 'vitest';
import { testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { applicationError, pelcroApi, seen, validationError } from './api.ts';

const INSIDE = { 'x-forwarded-for': '192.0.2.7' };
const notFound = applicationError(404, 'Not found.');

const server = testServer({ env: { TRUSTED_PROXIES: '1' } });
let siteId: number;
let plan: ReturnType<typeof resource>;
let planForDomain: ReturnType<typeof resource>;

const resource = (id: number, entitlements: string[] | null) => ({
  id,
  nickname: 'Campus',
  description: null,
  amount: 0,
  amount_formatted: '$0.00',
  currency: 'usd',
  quantity: 1,
  type: 'static',
  auto_renew: false,
  countries: [],
  entitlements,
  product_id: null,
});
const success = (data: object) => ({ status: 200, body: { status: 'success', data } });
const get = (path: string, query: Record<string, string> = {}, headers = {}) =>
  pelcroApi(server, 'GET', path, { siteId, query, headers });

beforeAll(async () => {
  siteId = (await addSite(server, 'campus')).id;
  const add = async (bound: { addressRanges: string[] } | { emailDomains: string[] }) =>
    (
      await server.gatehouse.prisma.plan.create({
        data: { siteId, nickname: 'Campus', entitlements: ['archive'], ...bound },
      })
    ).id;
  plan = resource(await add({ addressRanges: ['192.0.2.0/24'] }), ['archive']);
  planForDomain = resource(await add({ emailDomains: ['campus.example'] }), null);
});

test.each(['{"toString":1,"valueOf":1}', `${'['.repeat(9_000)}1${']'.repeat(9_000)}`, '[7]', '1.5'])(
  'POST /plan refuses a plan_id that is not an integer: %.40s',
  async (planId) => {
    const answer = await pelcroApi(server, 'POST', '/plan', { body: `{"plan_id":${planId}}` });
    expect(seen(answer)).toEqual(validationError({ plan_id: ['The plan id must be a positive integer.'] }));
  },
);

describe.each(['GET', 'POST'])('%s /plan', (method) => {
  const ask = (plan_id?: number) => {
    const fields = plan_id === undefined ? {} : { plan_id };
    return pelcroApi(server, method, '/plan', {
      siteId,
      headers: INSIDE,
      ...(method === 'GET'
        ? { query: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, `${value}`])) }
        : { body: fields }),
    });
  };

  test('returns the plan that the site offers', async () => {
    expect(seen(await ask(plan.id))).toEqual(success(plan));
  });

  test('refuses a missing and an unknown plan', async () => {
    const none = validationError({ plan_id: ['The plan id field is required.'] });
    expect(seen(await ask())).toEqual(none);
    expect(seen(await ask(999_999))).toEqual(notFound);
  });
});

describe.each(['/plan/ip/authorization', '/plan/ip-authorization'])('GET %s', (path) => {
  test('lists the plans of the caller’s IP address', async () => {
    expect(seen(await get(path, {}, INSIDE))).toEqual(success({ plans: [plan] }));
  });

  test('is answered with 404 for an IP address outside of all plans', async () => {
    const outside = { 'x-forwarded-for': '198.51.100.7' };
    expect(seen(await get(path, {}, outside))).toEqual(notFound);
  });
});

describe.each(['/plan/domain/authorization', '/plan/email-authorization'])('GET %s', (path) => {
  test('lists the plans of the email’s domain, without their entitlements', async () => {
    const answer = await get(path, { email: 'anybody@campus.example' });
    expect(seen(answer)).toEqual(success({ plans: [planForDomain] }));
  });

  test('is answered with 404 for a domain without plans, and with 400 for an invalid email', async () => {
    const elsewhere = { email: 'anybody@elsewhere.example' };
    expect(seen(await get(path, elsewhere))).toEqual(notFound);
    for (const [query, message] of [
      [{ email: 'campus.example' }, 'The email must be a valid email address.'],
      [{}, 'The email field is required.'],
    ] as const) {
      const answer = await get(path, query);
      expect(seen(answer)).toEqual(validationError({ email: [message] }));
    }
  });
});
