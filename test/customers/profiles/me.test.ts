import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request, rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { ChangePassword, Logout, Me } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

describe('me', () => {
  test('is null without a token', async () => {
    const anonymous = [{}, { headers: { authorization: 'Digest x' } }, { basic: server.demo.partner }];
    for (const options of anonymous) {
      const { status, data, errors } = await request(url, Me, {}, options);
      expect({ status, data, errors }).toEqual({ status: 200, data: { me: null }, errors: [] });
    }
  });

  test('is the customer of a valid token, for any case of the scheme', async () => {
    const { customer, token } = await register(url);
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      const { me } = await execute(url, Me, {}, { headers: { authorization: `${scheme} ${token}` } });
      expect(me?.id).toBe(customer.id);
    }
  });

  test.each<[string, string, string, (token: string, password: string) => Promise<unknown>]>([
    ['logged out', 'TOKEN_REVOKED', 'REVOKED', (token) => execute(url, Logout, {}, { token })],
    [
      'older than a change of the password',
      'TOKEN_REVOKED',
      'PASSWORD_CHANGED',
      (token, oldPassword) =>
        execute(url, ChangePassword, { input: { oldPassword, newPassword: 'another one' } }, { token }),
    ],
    ['expired', 'TOKEN_EXPIRED', 'EXPIRED', async () => server.clock.advance({ days: 61 })],
  ])('is an error that names the reason if the token is %s', async (_what, code, reason, kill) => {
    const { token, password } = await register(url);
    await kill(token, password);
    const { status, data, errors } = await request(url, Me, {}, { token });
    // A null `me` is data, so the status of the error code does not apply.
    expect({ status, data }).toEqual({ status: 200, data: { me: null } });
    expect(errors).toEqual([
      {
        message: expect.any(String),
        path: ['me'],
        locations: expect.anything(),
        extensions: { code, reason },
      },
    ]);
  });

  test('is an error with a malformed token', async () => {
    const { data, errors } = await request(url, Me, {}, { token: 'nonsense' });
    expect(data).toEqual({ me: null });
    expect(errors[0]?.extensions).toEqual({ code: 'UNAUTHENTICATED', reason: 'MALFORMED' });
  });

  test('is an error for a deleted customer', async () => {
    const { customer, token } = await register(url);
    const id = Number(customer.id);
    const now = server.clock.now();
    await server.gatehouse.prisma.customer.update({ where: { id }, data: { deletedAt: now } });
    await server.gatehouse.prisma.session.updateMany({
      where: { customerId: id },
      data: { endedAt: now, endReason: 'CUSTOMER_DELETED' },
    });
    const { errors } = await request(url, Me, {}, { token });
    expect(errors[0]?.extensions).toEqual({ code: 'TOKEN_REVOKED', reason: 'CUSTOMER_DISABLED' });
  });
});

test.each(['logout', 'updateCustomer(input: {})', 'endOtherSessions', 'endSession(id: "x")', 'refresh'])(
  '%s without a token is UNAUTHENTICATED with status 401',
  async (field) => {
    const selection = field === 'endOtherSessions' ? '{ endedCount }' : '{ __typename }';
    const { status, body } = await rest(url, 'POST', '/graphql', {
      body: { query: `mutation { ${field} ${selection} }` },
    });
    expect(status).toBe(401);
    expect(body.data ?? null).toBeNull();
    expect(body.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  },
);
