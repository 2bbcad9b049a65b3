import argon2 from 'argon2';
import bcrypt from 'bcrypt';
import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { ChangePassword, Login, Me } from '../../support/documents.ts';
import { makeHashesReal } from '../../support/hash-cost.ts';
import { testServer } from '../../support/server.ts';
import { parsePhc, TODAY } from './phc.ts';

beforeAll(makeHashesReal);
const server = testServer();

const stored = async ({ customer: { id } }: { customer: { id: string } }) =>
  (await server.gatehouse.prisma.customer.findUniqueOrThrow({ where: { id: Number(id) } })).passwordHash ??
  '';
const changedAt = async ({ token }: { token: string }) =>
  (await execute(server.url, Me, {}, { token })).me?.updatedAt;
const logIn = (email: string, password: string) => request(server.url, Login, { input: { email, password } });

/** A customer with an imported hash. */
async function imported(passwordHash: string) {
  const customer = await register(server.url);
  const id = Number(customer.customer.id);
  await server.gatehouse.prisma.customer.update({ where: { id }, data: { passwordHash } });
  return customer;
}

const argon = (
  password: string,
  memoryCost: number,
  timeCost: number,
  type: 0 | 1 | 2 = 2,
  parallelism = 1,
) => argon2.hash(password, { type, memoryCost, timeCost, parallelism });
const bcrypted = async (password: string, kind: string) =>
  (await bcrypt.hash(password, 4)).replace(/^\$2b\$/, `$${kind}$`);

describe('passwords are stored as argon2id with the current parameters', () => {
  test('by register and changePassword, each with its own salt', async () => {
    const one = await register(server.url, { password: 'the same one' });
    const other = await register(server.url, { password: 'the same one' });
    const hashes = [await stored(one), await stored(other)];
    const input = { oldPassword: 'the same one', newPassword: 'another one' };
    await request(server.url, ChangePassword, { input }, other);
    hashes.push(await stored(other));
    for (const hash of hashes) expect(parsePhc(hash)).toEqual(TODAY);
    expect(new Set(hashes.map((hash) => hash.split('$')[4])).size).toBe(3);
    expect(await argon2.verify(hashes[2] ?? '', 'another one')).toBe(true);
  });

  test('and are not replaced by a login', async () => {
    const customer = await register(server.url);
    const before = await stored(customer);
    expect((await logIn(customer.email, customer.password)).errors).toEqual([]);
    expect(await stored(customer)).toBe(before);
  });
});

describe('an imported hash', () => {
  test.each<[string, (password: string) => Promise<string>]>([
    ['bcrypt $2a$', (password) => bcrypted(password, '2a')],
    ['bcrypt $2b$', (password) => bcrypted(password, '2b')],
    ['bcrypt $2y$, as PHP writes it', (password) => bcrypted(password, '2y')],
    ['argon2id of less memory', (password) => argon(password, 4_096, 2)],
    ['argon2id of less time', (password) => argon(password, 19_456, 1)],
    ['argon2id of less memory and much time', (password) => argon(password, 4_096, 16)],
    ['argon2i of today’s cost', (password) => argon(password, 19_456, 2, 1)],
    ['argon2d of today’s cost', (password) => argon(password, 19_456, 2, 0)],
  ])('that is weaker is verified and replaced by a login: %s', async (_kind, hash) => {
    const password = 'an old passw0rd';
    const before = await hash(password);
    const customer = await imported(before);
    const changed = await changedAt(customer);
    expect((await logIn(customer.email, 'a wrong one')).status).toBe(401);
    expect(await stored(customer)).toBe(before);
    expect((await logIn(customer.email, password)).errors).toEqual([]);
    const after = await stored(customer);
    expect(parsePhc(after)).toEqual(TODAY);
    expect(await changedAt(customer)).toEqual(changed);
    expect((await logIn(customer.email, 'a wrong one')).status).toBe(401);
    expect((await logIn(customer.email, password)).errors).toEqual([]);
    expect(await stored(customer)).toBe(after);
  });

  test.each<[string, (password: string) => Promise<string>]>([
    ['more memory', (password) => argon(password, 32_768, 2)],
    ['more time', (password) => argon(password, 19_456, 3)],
    ['more lanes', (password) => argon(password, 19_456, 2, 2, 2)],
  ])('that is stronger is verified and kept: %s', async (_kind, hash) => {
    const before = await hash('an old passw0rd');
    const customer = await imported(before);
    expect((await logIn(customer.email, 'a wrong one')).status).toBe(401);
    expect((await logIn(customer.email, 'an old passw0rd')).errors).toEqual([]);
    expect(await stored(customer)).toBe(before);
  });

  test('from the manual of PHP is verified', async () => {
    // The hash of 'rasmuslerdorf' from PHP’s manual of password_hash.
    const customer = await imported('$2y$10$.vGA1O9wmRjrwAVXD98HNOgsNpDczlqm3Jq7KnEd1rVAGv3Fykk1a');
    expect((await logIn(customer.email, 'rasmuslerdorg')).status).toBe(401);
    expect((await logIn(customer.email, 'rasmuslerdorf')).errors).toEqual([]);
  });

  test('is replaced by a change of the password without a login first', async () => {
    const customer = await imported(await bcrypted('an old passw0rd', '2y'));
    const input = { oldPassword: 'an old passw0rd', newPassword: 'a new passw0rd' };
    expect((await request(server.url, ChangePassword, { input }, customer)).errors).toEqual([]);
    expect(parsePhc(await stored(customer))).toEqual(TODAY);
    expect((await logIn(customer.email, 'a new passw0rd')).errors).toEqual([]);
  });
});
