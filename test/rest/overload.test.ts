import { beforeAll, describe, expect, test } from 'vitest';
import { onlyInFullRun } from '../support/counts.ts';
import { makeHashesReal } from '../support/hash-cost.ts';
import { testServer } from '../support/server.ts';
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

const server = testServer();
let customer: PelcroCustomer;

beforeAll(async () => {
  customer = await registerByPelcro(server);
});

/** Occupies every place in the hash queue. @returns a function that releases the places */
async function fillHashQueue(): Promise<() => void> {
  const { hashQueue } = server.gatehouse;
  const { promise, resolve } = Promise.withResolvers<void>();
  for (let refused = false; !refused; ) {
    const depth = hashQueue.depth();
    const place = hashQueue.run(1, () => promise);
    refused = hashQueue.depth() === depth;
    if (refused) await expect(place).rejects.toThrow();
  }
  return resolve;
}

describe('while no password can be hashed', () => {
  test('requests that need a hash get 503 with Retry-After in both dialects; others are answered', async () => {
    const { token } = customer;
    const { email, password } = customer;
    const { refreshToken } = await loginByPrancer(server, customer);
    const release = await fillHashQueue();
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

    release();
    const later = await pelcroApi(server, 'POST', '/auth/register', {
      body: { email: 'new@example.test', password },
    });
    expect(later.body.data).toMatchObject(
      customerResource({ id: later.body.data.id, email: 'new@example.test' }),
    );
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
