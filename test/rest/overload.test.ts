import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { request } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { Login } from '../support/documents.ts';
import { fillHashQueue } from '../support/full-hash-queue.ts';
import { makeHashesReal } from '../support/hash-cost.ts';
import { exchange } from '../support/http.ts';
import { type TestServer, testServer } from '../support/server.ts';
import {
  applicationError,
  customerResource,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
} from './pelcro/api.ts';
import { failure, loginByPrancer, prancerApi } from './prancer/api.ts';

const unavailable = applicationError(503, 'The service is temporarily unavailable. Please try again.');
const unavailablePrancer = failure(503, 'Service Unavailable', expect.stringMatching(/\w/));
const RETRY_AFTER = /^[1-9]\d*$/;

beforeAll(makeHashesReal);
afterEach(() => {
  vi.restoreAllMocks();
});

const server = testServer();
const plain = testServer({ fastPath: false });
let customer: PelcroCustomer;

beforeAll(async () => {
  customer = await registerByPelcro(server);
});

/** How many operations were answered UNAVAILABLE, by the metrics. */
async function countUnavailable({ url }: TestServer): Promise<number> {
  const { text } = await exchange(`${url}/metrics`);
  const counts = text.matchAll(/^gatehouse_operations_total\{(?=[^}]*outcome="UNAVAILABLE")[^}]*\} (\d+)/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

describe('while no password can be hashed', () => {
  test('requests that need a hash get 503 with Retry-After in both dialects; others are answered', async () => {
    const { token } = customer;
    const { email, password } = customer;
    const { refreshToken } = await loginByPrancer(server, customer);
    const full = fillHashQueue(server);
    const refused = [
      await pelcroApi(server, 'POST', '/auth/login', { body: { email, password } }),
      await pelcroApi(server, 'POST', '/auth/login', { body: { email: 'nobody@example.test', password } }),
      await pelcroApi(server, 'POST', '/auth/register', { body: { email: 'new@example.test', password } }),
      await pelcroApi(server, 'POST', '/password/update', {
        token,
        body: { old_password: password, new_password: 'another one', confirm_new_password: 'another one' },
      }),
    ];
    for (const answer of refused) {
      const { errors: _errors, ...body } = answer.body;
      expect(seen({ ...answer, body })).toEqual(unavailable);
      expect(answer.headers['retry-after']).toMatch(RETRY_AFTER);
    }
    const tenant = await prancerApi(server, 'POST', '/login/', {
      body: { email, password, customer_id: 'demo' },
    });
    expect(seen(tenant)).toEqual(unavailablePrancer);
    expect(tenant.headers['retry-after']).toMatch(RETRY_AFTER);

    const read = await pelcroApi(server, 'GET', '/customer', { token });
    expect(read.body.data).toMatchObject({ id: customer.id, email });
    const verdict = await pelcroApi(server, 'POST', '/auth/token/validate', {
      siteId: null,
      basic: server.demo.partner,
      body: { auth_token: token },
    });
    expect(verdict.body.data.valid).toBe(true);
    expect((await prancerApi(server, 'GET', '/refresh/token/', { token: refreshToken })).status).toBe(200);

    full[Symbol.dispose]();
    const later = await pelcroApi(server, 'POST', '/auth/register', {
      body: { email: 'new@example.test', password },
    });
    expect(later.body.data).toMatchObject(
      customerResource({ id: later.body.data.id, email: 'new@example.test' }),
    );
  });

  test.each([
    ['a login, the site in the query', '/auth/login?site_id=1', {}, {}],
    ['a login, the site in the body', '/auth/login', {}, { site_id: 1 }],
    ['a login from a page', '/auth/login?site_id=1', { origin: 'https://page.example' }, {}],
    ['a registration', '/auth/register', {}, { site_id: 1 }],
  ])('%s has the same answer, log line and count with and without the fast path', async (...given) => {
    const [, path, headers, site] = given;
    const refuse = async (on: TestServer) => {
      await registerByPelcro(on);
      using _full = fillHashQueue(on);
      const { hashQueue } = on.gatehouse;
      const asked = [vi.spyOn(hashQueue, 'reserve'), vi.spyOn(hashQueue, 'requireCapacity')];
      const before = await countUnavailable(on);
      const answer = await exchange(`${on.url}/api/v1/sdk${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ email: 'john@example.test', password: 'a passw0rd', ...site }),
      });
      const { 'x-request-id': id, date: _date, ...said } = answer.headers;
      const lineOf = () => on.logs.map((text) => JSON.parse(text)).find(({ requestId }) => requestId === id);
      await expect.poll(lineOf).toBeDefined();
      const { status, errorCodes, operations } = lineOf();
      const counted = (await countUnavailable(on)) - before;
      const result = { said, body: JSON.parse(answer.text), status, errorCodes, operations, counted };
      // The resolver is the only one that calls these functions.
      return { result, hasRun: asked.some((spy) => spy.mock.calls.length > 0) };
    };
    const early = await refuse(server);
    expect(early.result).toMatchObject({ status: 503, errorCodes: ['UNAVAILABLE'], counted: 1 });
    expect(early.result.operations).toHaveLength(1);
    expect(await refuse(plain)).toEqual({ result: early.result, hasRun: true });
    expect(early.hasRun).toBe(false);
  });

  test.each([server, plain])('refused logins count under the limit of calls', async (on) => {
    const limited = vi.spyOn(on.gatehouse.settings, 'rateLimits', 'get').mockReturnValue(true);
    using _full = fillHashQueue(on);
    const answers = [];
    for (let call = 0; call <= 120; call += 1) {
      answers.push(
        await pelcroApi(on, 'POST', '/auth/login', { body: { email: 'a@b.test', password: 'x' } }),
      );
    }
    limited.mockRestore();
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toEqual([...Array(120).fill(503), 429]);
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(2);
  });

  test('a login on a known site is refused without a query, by Pelcro and by GraphQL', async () => {
    const { email, password } = customer;
    await pelcroApi(server, 'POST', '/auth/login', { body: { email, password } });
    using _full = fillHashQueue(server);
    const { prisma } = server.gatehouse;
    // A query of a site would be answered 500.
    await prisma.$executeRaw`ALTER TABLE site RENAME TO site_is_gone`;
    try {
      const rest = await pelcroApi(server, 'POST', '/auth/login', { body: { email, password } });
      expect(rest.status).toBe(503);
      const { status, errors } = await request(
        server.url,
        Login,
        { input: { email, password } },
        { siteId: 1 },
      );
      expect([status, errors[0]?.extensions?.code]).toEqual([503, 'UNAVAILABLE']);
    } finally {
      await prisma.$executeRaw`ALTER TABLE site_is_gone RENAME TO site`;
    }
  });

  // The quick run has many parallel logins in `customers/passwords/login-storm.test.ts`.
  onlyInFullRun(() => {
    test('of 200 parallel logins some succeed and all others get a 503 with Retry-After', async () => {
      const { email, password } = customer;
      const answers = await Promise.all(
        Array.from({ length: 200 }, (_, index) =>
          index % 2 === 0
            ? pelcroApi(server, 'POST', '/auth/login', { body: { email, password } })
            : prancerApi(server, 'POST', '/login/', { body: { email, password, customer_id: 'demo' } }),
        ),
      );
      const refused = answers.filter(({ status }) => status !== 200);
      expect(answers.length - refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeGreaterThan(0);
      for (const answer of refused) {
        expect([unavailable, unavailablePrancer]).toContainEqual(seen(answer));
        expect(answer.headers['retry-after']).toMatch(RETRY_AFTER);
      }
      expect((await pelcroApi(server, 'POST', '/auth/login', { body: { email, password } })).status).toBe(
        200,
      );
    });
  });
});
