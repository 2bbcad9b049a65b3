import argon2 from 'argon2';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import type { LoginInput } from '../../support/gql/graphql.ts';
import { makeHashesReal } from '../../support/hash-cost.ts';
import { testServer } from '../../support/server.ts';
import { parsePhc, TODAY } from '../passwords/phc.ts';

beforeAll(makeHashesReal);
const server = testServer();
let cases: [string, LoginInput][];

/** Neither the answer nor the computation of a login reveals whether a customer exists. */

beforeAll(async () => {
  const { url, gatehouse } = server;
  const { customer } = gatehouse.prisma;
  const known = await register(url, { username: 'known_reader' });
  const withoutPassword = await register(url);
  const disabled = await register(url);
  const deleted = await register(url);
  const idOf = ({ customer: { id } }: { customer: { id: string } }) => ({ where: { id: Number(id) } });
  await customer.update({ ...idOf(withoutPassword), data: { passwordHash: null } });
  await customer.update({ ...idOf(disabled), data: { disabledAt: new Date() } });
  await customer.update({ ...idOf(deleted), data: { deletedAt: new Date() } });
  const wrong = 'not the password';
  cases = [
    ['known email, wrong password', { email: known.email, password: wrong }],
    ['known username, wrong password', { username: 'known_reader', password: wrong }],
    ['unknown email', { email: 'nobody@example.test', password: known.password }],
    ['unknown username', { username: 'nobody', password: known.password }],
    ['a text that is not an email', { email: 'nobody', password: known.password }],
    ['customer without password', { email: withoutPassword.email, password: withoutPassword.password }],
    ['disabled customer, right password', { email: disabled.email, password: disabled.password }],
    ['disabled customer, wrong password', { email: disabled.email, password: wrong }],
    ['deleted customer, right password', { email: deleted.email, password: deleted.password }],
  ];
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('login', () => {
  test('answers every failed login with the same status, headers and body', async () => {
    const answers = new Map<string, string[]>();
    for (const [name, input] of cases) {
      const { status, headers, data, errors } = await request(server.url, Login, { input });
      const { date: _date, 'x-request-id': _requestId, ...alike } = headers;
      const answer = JSON.stringify({ status, alike, data, errors });
      answers.set(answer, [...(answers.get(answer) ?? []), name]);
    }
    expect([...answers.values()]).toEqual([cases.map(([name]) => name)]);
    const [answer = '{}'] = answers.keys();
    expect(JSON.parse(answer)).toMatchObject({
      status: 401,
      data: null,
      errors: [
        { message: 'Invalid credentials! Please try again.', extensions: { code: 'INVALID_CREDENTIALS' } },
      ],
    });
  });

  test('computes one hash at the current cost for every failed login', async () => {
    for (const [name, input] of cases) {
      const verify = vi.spyOn(argon2, 'verify');
      const hash = vi.spyOn(argon2, 'hash');
      await request(server.url, Login, { input });
      const costs = verify.mock.calls.map(([digest]) => parsePhc(String(digest)));
      expect({ name, costs, hashes: hash.mock.calls.length }).toEqual({
        name,
        costs: [TODAY],
        hashes: 0,
      });
      vi.restoreAllMocks();
    }
  });

  test('locks an unknown name after the same number of failures as a known name', async () => {
    const lockedAfter = async (input: LoginInput) => {
      for (let tries = 1; tries <= 30; tries += 1) {
        const { status, errors } = await request(server.url, Login, { input });
        if (errors[0]?.extensions?.code === 'ACCOUNT_LOCKED') return { tries, status };
      }
      return null;
    };
    await register(server.url, { username: 'another_reader' });
    const known = await lockedAfter({ username: 'another_reader', password: 'wrong' });
    const unknown = await lockedAfter({ username: 'still_nobody', password: 'wrong' });
    expect(known).toEqual({ tries: 11, status: 429 });
    expect(unknown).toEqual(known);
  });
});
