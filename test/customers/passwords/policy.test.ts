import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assessPassword } from '../../../src/customers/passwords/strength.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { request } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { ChangePassword, Register } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { ResetPassword } from '../../support/ways-in.ts';
import { administer } from '../../tenancy/sites/administer.ts';

type Policy = 'BASIC' | 'STRONG' | 'MODERN';

const server = testServer();
let setPolicy: (passwordPolicy: Policy) => Promise<unknown>;
beforeAll(async () => {
  const { set } = await administer(server);
  setPolicy = (passwordPolicy) => set({ passwordPolicy });
});

const STRONG_MESSAGE = (name: string) =>
  `The ${name} must be between 8 and 30 characters and contain at least one uppercase letter, one lowercase letter, one number and one symbol.`;
const COMMON = 'The password is one of the most common ones. Please choose another.';
const GUESSABLE =
  'The password is too easy to guess. Add another word or two, and nothing of your name or email.';

/** Registers with a password. @returns the error message, or null */
async function objection(password: string, more: object = {}): Promise<string | null> {
  const input = { email: uniqueEmail(), password, ...more };
  const { errors } = await request(server.url, Register, { input });
  const { fields } = errors[0]?.extensions ?? {};
  expect(Object.keys(fields ?? {})).toEqual(errors.length === 0 ? [] : ['password']);
  return fields?.password?.join(' ') ?? null;
}

const LONG = `${'correct horse battery staple '.repeat(8)}7`.slice(0, 200);

describe.each<[Policy, [string, string | null][]]>([
  [
    'BASIC',
    [
      ['12345', 'The password must be at least 6 characters.'],
      ['123456', null],
      [LONG, null],
    ],
  ],
  [
    'STRONG',
    [
      ['Ab1!efg', STRONG_MESSAGE('password')],
      ['Ab1!efgh', null],
      ['ab1!efgh', STRONG_MESSAGE('password')],
      ['AB1!EFGH', STRONG_MESSAGE('password')],
      ['Abc!efgh', STRONG_MESSAGE('password')],
      ['Ab1cefgh', STRONG_MESSAGE('password')],
      ['Ab1 efgh', STRONG_MESSAGE('password')],
      ['Éß1€efgh', null],
      [`Ab1!${'x'.repeat(26)}`, null],
      [`Ab1!${'x'.repeat(27)}`, STRONG_MESSAGE('password')],
    ],
  ],
  [
    'MODERN',
    [
      ['zq7#Lm2', 'The password must be at least 8 characters.'],
      ['password1', COMMON],
      ['PASSWORD1', COMMON],
      ['qwertyuiop', COMMON],
      ['abcdefghijk', GUESSABLE],
      ['aaaaaaaaaaaaaaaaaaaaaaaa', GUESSABLE],
      ['violet harbor mint', null],
      [LONG, null],
    ],
  ],
])('the policy %s', (policy, passwords) => {
  beforeEach(() => setPolicy(policy));

  test.each(passwords)('evaluates %j', async (password, message) => {
    expect(await objection(password)).toBe(message);
  });

  test('applies to a change of the password in GraphQL and by Pelcro, and to a registration by Pelcro', async () => {
    const good = policy === 'STRONG' ? 'Violet-Harbor-92' : 'violet-harbor-92-mint';
    const [bad] = passwords.find(([, message]) => message !== null) ?? ['', ''];
    const customer = await register(server.url, { password: good });
    const input = { oldPassword: good, newPassword: bad };
    const { errors } = await request(server.url, ChangePassword, { input }, customer);
    expect(Object.keys(errors[0]?.extensions?.fields ?? {})).toEqual(['newPassword']);
    const body = { old_password: good, new_password: bad, confirm_new_password: bad };
    const changed = await pelcroApi(server, 'POST', '/password/update', { token: customer.token, body });
    expect(changed.status).toBe(400);
    const registered = await pelcroApi(server, 'POST', '/auth/register', {
      body: { email: uniqueEmail(), password: bad },
    });
    expect(Object.keys(registered.body.errors)).toEqual(['password']);
  });
});

describe('the policy MODERN', () => {
  beforeEach(() => setPolicy('MODERN'));

  test('refuses a password made of the customer’s own name or email', async () => {
    const email = 'theodora.quillfeather@example.test';
    for (const password of ['theodora.quillfeather', 'quillfeather', 'Quillfeather7', email]) {
      expect(await objection(password, { email })).toBe(GUESSABLE);
    }
    expect(await objection('Grimbald7', { lastName: 'Grimbald' })).toBe(GUESSABLE);
  });

  test('estimates only the first 32 characters of a password', async () => {
    const strong = 'violet harbor mint zq7#Lm2 grove';
    expect(await objection(`${strong}${'a'.repeat(200)}`)).toBe(null);
    expect(await objection(`${'a'.repeat(32)}${strong}`)).toBe(GUESSABLE);
  });

  test('is evaluated after the cheaper checks for a taken email and a valid reset token', async () => {
    const { email } = await register(server.url, { password: 'violet harbor mint' });
    const taken = await request(server.url, Register, { input: { email, password: 'password1' } });
    expect(Object.keys(taken.errors[0]?.extensions?.fields ?? {})).toEqual(['email']);
    const { errors } = await request(server.url, ResetPassword, {
      input: { email, token: 'no-token', password: 'password1' },
    });
    expect(errors[0]?.extensions?.code).toBe('ONE_TIME_TOKEN_INVALID');
  });
});

test('at most 40 passwords of an account wait for an estimate, and one more is refused at once', async () => {
  const asking = Promise.allSettled(
    Array.from({ length: 200 }, () => assessPassword(1, 'violet harbor mint', [])),
  );
  // Another account is not affected.
  expect(await assessPassword(2, 'violet harbor mint', [])).toBe('GOOD');
  const asked = await asking;
  const refused = asked.filter(({ status }) => status === 'rejected');
  expect(asked.slice(0, 40).every(({ status }) => status === 'fulfilled')).toBe(true);
  expect(refused).toHaveLength(160);
  expect(refused[0]).toMatchObject({ reason: { code: 'UNAVAILABLE' } });
  expect(await assessPassword(1, 'password1', null)).toBe('COMMON');
});

test('a password chosen under another policy still logs in', async () => {
  await setPolicy('BASIC');
  const customer = await register(server.url, { password: 'abcdef' });
  await setPolicy('STRONG');
  await login(server.url, customer);
});
