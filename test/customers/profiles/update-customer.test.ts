import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { type RegisteredCustomer, register, uniqueEmail } from '../../support/customers.ts';
import { Login, Me, Sessions, UpdateCustomer, UpdateCustomerAndRefresh } from '../../support/documents.ts';
import type { UpdateCustomerInput } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { expectRefusal } from './refusal.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

const update = async (input: UpdateCustomerInput, { token }: { token: string }) =>
  (await execute(url, UpdateCustomer, { input }, { token })).updateCustomer;
const me = async ({ token }: { token: string }) => (await execute(url, Me, {}, { token })).me;

describe('updateCustomer', () => {
  test('keeps absent fields, clears fields that are null or blank, and changes the others', async () => {
    const profile = { firstName: 'Ada', lastName: 'King', displayName: 'Ada', phone: '123', username: 'ada' };
    const customer = await register(url, { ...profile, language: 'fr', metadata: { a: 1 } });
    const before = await me(customer);
    server.clock.advance({ minutes: 1 });
    await update({ firstName: 'Augusta', lastName: null, displayName: '  ' }, customer);
    expect(await me(customer)).toEqual({
      ...before,
      firstName: 'Augusta',
      lastName: null,
      displayName: null,
      updatedAt: expect.not.stringMatching(before?.updatedAt ?? ''),
    });
    await update({ phone: null, username: null, language: null, metadata: null }, customer);
    expect(await me(customer)).toMatchObject({ phone: null, username: null, language: 'en', metadata: {} });
  });

  test('changes no field of the profile for an empty input', async () => {
    const customer = await register(url, { firstName: 'Ada', metadata: { a: 1 } });
    const before = await me(customer);
    await update({}, customer);
    expect(await me(customer)).toEqual({ ...before, updatedAt: expect.any(String) });
  });

  test('refuses an email that is null', async () => {
    const customer = await register(url);
    const answer = await request(url, UpdateCustomer, { input: { email: null } }, customer);
    expectRefusal(answer, 'VALIDATION_FAILED', { email: expect.any(Array) });
    expect((await me(customer))?.email).toBe(customer.email);
  });

  test('makes a new email unverified, even another spelling of the old one; the same email stays verified', async () => {
    const customer = await register(url);
    const id = Number(customer.customer.id);
    await server.gatehouse.prisma.customer.update({ where: { id }, data: { emailVerifiedAt: new Date() } });
    expect((await update({ email: customer.email }, customer)).emailVerified).toBe(true);
    const capitals = customer.email.toUpperCase();
    expect(await update({ email: capitals }, customer)).toMatchObject({
      email: capitals,
      emailVerified: false,
    });
    await server.gatehouse.prisma.customer.update({ where: { id }, data: { emailVerifiedAt: new Date() } });
    const email = uniqueEmail();
    expect(await update({ email }, customer)).toMatchObject({ email, emailVerified: false });
    const { password } = customer;
    await execute(url, Login, { input: { email, password } });
    const old = await request(url, Login, { input: { email: customer.email, password } });
    expectRefusal(old, 'INVALID_CREDENTIALS');
  });

  test('changes no other customer', async () => {
    const [one, other] = [await register(url), await register(url)];
    const before = await me(other);
    await update({ firstName: 'Only', metadata: { mine: true } }, one);
    expect(await me(other)).toEqual(before);
  });
});

describe('updateCustomerAndRefresh', () => {
  const updateAndRefresh = (input: UpdateCustomerInput, by: { token: string }) =>
    request(url, UpdateCustomerAndRefresh, { input }, { token: by.token });

  test('changes the given fields and returns an access token for the same session', async () => {
    const customer = await register(url);
    server.clock.advance({ minutes: 1 });
    const { data } = await updateAndRefresh({ firstName: 'Ada' }, customer);
    const { token = '', refreshToken, session, customer: updated } = data?.updateCustomerAndRefresh ?? {};
    expect(updated?.firstName).toBe('Ada');
    expect(token).not.toBe(customer.token);
    expect(refreshToken).toBeNull();
    expect(session?.id).toBe(customer.session.id);
    expect((await me({ token }))?.firstName).toBe('Ada');
    expect((await me(customer))?.firstName).toBe('Ada');
  });

  test('changes neither the customer nor the session if it is refused', async () => {
    const customer = await register(url);
    const { me: before } = await execute(url, Sessions, {}, customer);
    server.clock.advance({ minutes: 1 });
    const answer = await updateAndRefresh({ firstName: 'Ada', username: 'ä' }, customer);
    expectRefusal(answer, 'VALIDATION_FAILED', { username: expect.any(Array) });
    expect((await execute(url, Sessions, {}, customer)).me).toEqual(before);
    expect((await me(customer))?.firstName).toBeNull();
  });
});

describe('a refused update', () => {
  let customer: RegisteredCustomer;

  beforeAll(async () => {
    customer = await register(url, { firstName: 'Before' });
    await register(url, { email: 'taken@example.test', username: 'taken' });
  });

  test.each<[string, UpdateCustomerInput, Record<string, unknown>]>([
    ['a taken email', { email: 'TAKEN@example.test' }, { email: ['The email has already been taken.'] }],
    ['a taken username', { username: 'Taken' }, { username: ['The username has already been taken.'] }],
    ['no email', { email: '' }, { email: ['The email field is required.'] }],
    ['a wrong username', { username: 'ä' }, { username: expect.any(Array) }],
    ['metadata that is a list', { metadata: [] }, { metadata: ['The metadata must be an object.'] }],
    ['metadata that nests too deep', { metadata: nested(9) }, { metadata: expect.any(Array) }],
    ['U+0000 in a key of metadata', { metadata: { 'a\0': 1 } }, { metadata: expect.any(Array) }],
  ])('names the field and changes nothing: %s', async (_what, input, fields) => {
    const answer = await request(url, UpdateCustomer, { input: { firstName: 'After', ...input } }, customer);
    expectRefusal(answer, 'VALIDATION_FAILED', fields);
    expect((await me(customer))?.firstName).toBe('Before');
  });

  test('can be a patch that makes the metadata too large', async () => {
    const filling = { x: 'y'.repeat(16_000) };
    for (const key of ['a', 'b', 'c', 'd']) await update({ metadata: { [key]: filling.x } }, customer);
    const answer = await request(url, UpdateCustomer, { input: { metadata: { e: filling.x } } }, customer);
    expectRefusal(answer, 'VALIDATION_FAILED', { metadata: expect.any(Array) });
  });
});

function nested(levels: number): unknown {
  return levels === 0 ? 1 : { deeper: nested(levels - 1) };
}
