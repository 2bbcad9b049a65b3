import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request, rest } from '../support/client.ts';
import { type RegisteredCustomer, register } from '../support/customers.ts';
import { Login, Logout, Me, Refresh, UpdateCustomer, ValidateToken } from '../support/documents.ts';
import { testServer } from '../support/server.ts';
import { INTERNALS } from './ask.ts';

const server = testServer();
let customer: RegisteredCustomer;

beforeAll(async () => {
  customer = await register(server.url, { firstName: 'Confidential', username: 'confidential_name' });
});

async function whileSpoilt<T>(spoil: string, mend: string, work: () => Promise<T>): Promise<T> {
  const { prisma } = server.gatehouse;
  await prisma.$executeRawUnsafe(spoil);
  try {
    return await work();
  } finally {
    await prisma.$executeRawUnsafe(mend);
  }
}

const away = (table: string): [string, string] => [
  `ALTER TABLE ${table} RENAME TO ${table}_away`,
  `ALTER TABLE ${table}_away RENAME TO ${table}`,
];
const refusing = (table: string): [string, string] => [
  `ALTER TABLE ${table} ADD CONSTRAINT spoilt CHECK (false) NOT VALID`,
  `ALTER TABLE ${table} DROP CONSTRAINT spoilt`,
];

type Fault = [
  string,
  [string, string],
  () => Promise<{ status: number; headers: object; data: unknown; errors: readonly object[] }>,
];

const login = () => {
  const { email, password } = customer;
  return request(server.url, Login, { input: { email, password } });
};
const faults: Fault[] = [
  ['a missing table, at a login', away('refresh_token'), login],
  ['a refused row, at a login', refusing('session'), login],
  [
    'a refused row, at a refresh',
    refusing('refresh_token'),
    () => request(server.url, Refresh, { refreshToken: customer.refreshToken }),
  ],
  [
    'a refused row, at an update',
    refusing('customer'),
    () => request(server.url, UpdateCustomer, { input: { firstName: 'Other' } }, customer),
  ],
  [
    'a missing table, at a validation',
    away('session'),
    () => request(server.url, ValidateToken, { token: customer.token }, customer),
  ],
];

describe('an internal error', () => {
  test.each(faults)('is masked, and logged under its report id: %s', async (_what, [spoil, mend], work) => {
    const start = server.logs.length;
    const answer = await whileSpoilt(spoil, mend, work);
    expect(answer).toMatchObject({ status: 500, data: null });
    const { message, extensions } = answer.errors[0] as {
      message: string;
      extensions: Record<string, string>;
    };
    expect({ message, extensions }).toEqual({
      message: 'Something went wrong on our side.',
      extensions: { code: 'INTERNAL', reportId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(JSON.stringify(answer)).not.toMatch(INTERNALS);

    const lines = server.logs.slice(start).map((line) => JSON.parse(line));
    const { reportId } = extensions;
    expect(lines.filter((line) => line.reportId === reportId)).toMatchObject([
      { msg: 'masked error', err: {}, requestId: (answer.headers as Record<string, string>)['x-request-id'] },
    ]);
    expect(lines.filter((line) => line.reportIds?.includes(reportId))).toMatchObject([
      { path: '/graphql', status: 500, errorCodes: ['INTERNAL'] },
    ]);
    // The log has the error, but no secret, email or name of the customer.
    const text = server.logs.slice(start).join('');
    const { prisma } = server.gatehouse;
    const row = await prisma.customer.findUniqueOrThrow({ where: { id: Number(customer.customer.id) } });
    const secrets = [customer.password, customer.token, customer.refreshToken ?? '', row.passwordHash ?? ''];
    for (const secret of [...secrets, customer.email, 'Confidential']) expect(text).not.toContain(secret);
  });

  test('is temporary: a login and a query succeed when the database works again', async () => {
    const again = await login();
    expect(again).toMatchObject({ status: 200, errors: [] });
    expect((await execute(server.url, Me, {}, customer)).me?.firstName).toBe('Confidential');
  });

  test('of one field does not affect the others, and the status is 200', async () => {
    const [spoil, mend] = away('session');
    const query = '{ __typename me { id } }';
    const { status, body } = await whileSpoilt(spoil, mend, () =>
      rest(server.url, 'POST', '/graphql', { token: customer.token, body: { query } }),
    );
    expect({ status, data: body.data }).toEqual({ status: 200, data: { __typename: 'Query', me: null } });
    expect(body.errors).toMatchObject([{ path: ['me'], extensions: { code: 'INTERNAL' } }]);
  });

  test('makes a logout fail, and the session stays open', async () => {
    const [spoil, mend] = refusing('session');
    const answer = await whileSpoilt(spoil, mend, () => request(server.url, Logout, {}, customer));
    expect(answer).toMatchObject({ status: 500, data: null });
    expect((await execute(server.url, Me, {}, customer)).me).not.toBeNull();
  });
});
