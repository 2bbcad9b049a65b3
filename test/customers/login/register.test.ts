import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Logout, Me, Register } from '../../support/documents.ts';
import type { RegisterInput } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { expectRefusal } from '../profiles/refusal.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

const attempt = (input: RegisterInput, options = {}) => request(url, Register, { input }, options);

describe('register', () => {
  test('creates a customer and a first session, and returns its tokens', async () => {
    const email = uniqueEmail();
    const { status, data } = await attempt({ email, password: 'correct horse' });
    expect(status).toBe(200);
    expect(data?.register).toMatchObject({
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      refreshToken: expect.stringMatching(/^[0-9a-f-]{36}\.[\w-]{43}$/),
      customer: { id: expect.stringMatching(/^\d+$/), email, username: null },
      session: { siteId: '1', startedBy: 'REGISTRATION' },
    });
    const { me } = await execute(url, Me, {}, { token: data?.register.token });
    expect(me?.id).toBe(data?.register.customer.id);
  });

  test('stores the given profile', async () => {
    const profile = {
      username: 'Ada_Lovelace-1',
      firstName: 'Ada',
      lastName: 'Lovelace',
      displayName: 'Ada L.',
      language: 'fr',
      salutation: 'Countess',
      title: 'Mathematician',
      organization: 'Analytical Society',
      oldProviderId: 'old-17',
      metadata: { plan: 'gold', nested: { list: [1, 'two', null] }, $set: { admin: true } },
    };
    const { token } = await register(url, { ...profile, phone: '+44 (0)20 7946-0000' });
    const { me } = await execute(url, Me, {}, { token });
    expect(me).toMatchObject({
      ...profile,
      phone: '4402079460000',
      emailVerified: false,
      hasPassword: true,
      profilePhoto: null,
    });
  });

  test.each([
    ['xx', 'en'],
    ['EN', 'en'],
    [null, 'en'],
    ['ko', 'ko'],
  ])('stores the language %s as %s', async (language, stored) => {
    const { token } = await register(url, { language });
    expect((await execute(url, Me, {}, { token })).me?.language).toBe(stored);
  });

  test('ignores the Authorization header, even with a revoked token', async () => {
    const { token } = await register(url);
    await execute(url, Logout, {}, { token });
    for (const header of [`Bearer ${token}`, 'Bearer nonsense', 'Basic d3Jvbmc6d3Jvbmc=', 'Digest x']) {
      const input = { email: uniqueEmail(), password: 'correct horse' };
      const answer = await attempt(input, { headers: { authorization: header } });
      expect(answer).toMatchObject({ status: 200, errors: [] });
    }
  });
});

describe('a refused registration', () => {
  const good = { email: 'customer@example.test', password: 'correct horse' };
  const emailInvalid = ['The email must be a valid email address.'];

  test.each<[string, RegisterInput, Record<string, unknown>]>([
    ['an empty email', { ...good, email: '' }, { email: ['The email field is required.'] }],
    ['an email of blanks', { ...good, email: '   ' }, { email: ['The email field is required.'] }],
    ['an email without @', { ...good, email: 'customer' }, { email: emailInvalid }],
    ['an email without a dot in its domain', { ...good, email: 'a@localhost' }, { email: emailInvalid }],
    ['two emails', { ...good, email: 'a@b.example,c@d.example' }, { email: emailInvalid }],
    [
      'an email with a line break',
      { ...good, email: 'a@b.example\r\nBcc: c@d.example' },
      { email: emailInvalid },
    ],
    ['an overlong email', { ...good, email: `${'a'.repeat(250)}@b.example` }, { email: expect.any(Array) }],
    ['an empty password', { ...good, password: '' }, { password: expect.any(Array) }],
    [
      'a password of 5 characters',
      { ...good, password: '12345' },
      { password: ['The password must be at least 6 characters.'] },
    ],
    ['a password of 257 characters', { ...good, password: 'x'.repeat(257) }, { password: expect.any(Array) }],
    ['a username with a blank', { ...good, username: 'a b' }, { username: expect.any(Array) }],
    ['a username of 101 characters', { ...good, username: 'a'.repeat(101) }, { username: expect.any(Array) }],
    [
      'a display name of 101 characters',
      { ...good, displayName: 'a'.repeat(101) },
      { displayName: expect.any(Array) },
    ],
    [
      'metadata that is a list',
      { ...good, metadata: [1] },
      { metadata: ['The metadata must be an object.'] },
    ],
    [
      'metadata that is a text',
      { ...good, metadata: 'x' },
      { metadata: ['The metadata must be an object.'] },
    ],
    ['metadata of 17 KiB', { ...good, metadata: { x: 'y'.repeat(17_000) } }, { metadata: expect.any(Array) }],
    ['U+0000 in a name', { ...good, firstName: 'a\0b' }, { firstName: expect.any(Array) }],
    [
      'a lone surrogate in metadata',
      { ...good, metadata: { x: ['\ud800'] } },
      { metadata: expect.any(Array) },
    ],
    [
      'a token lifetime of 0',
      { ...good, tokenLifetimeSeconds: 0 },
      { tokenLifetimeSeconds: expect.any(Array) },
    ],
    [
      'several wrong fields, all named at once',
      { email: 'x', password: '1', username: '?', phone: '\0' },
      Object.fromEntries(['email', 'password', 'username', 'phone'].map((name) => [name, expect.any(Array)])),
    ],
  ])('names the field: %s', async (_what, input, fields) => {
    expectRefusal(await attempt(input), 'VALIDATION_FAILED', fields);
    expect(await server.gatehouse.prisma.customer.count({ where: { emailKey: good.email } })).toBe(0);
  });

  test.each([
    ['in another case', 'Reader.One@Example.test', 'rEADER.oNE@eXAMPLE.TEST'],
    ['between blanks', 'reader.two@example.test', '  reader.two@example.test '],
    ['composed, then decomposed', 'ren\u00e9e@example.test', 'rene\u0301e@example.test'],
    ['decomposed, then composed in capitals', 'zoe\u0308@example.test', 'ZO\u00cb@EXAMPLE.TEST'],
  ])('reports that the email is taken: %s', async (_how, first, second) => {
    await register(url, { email: first });
    expectRefusal(await attempt({ ...good, email: second }), 'VALIDATION_FAILED', {
      email: ['The email has already been taken.'],
    });
  });

  test('reports a taken username in any case, together with a taken email', async () => {
    const username = 'TakenName';
    const { email } = await register(url, { username });
    const fields = { username: ['The username has already been taken.'] };
    expectRefusal(await attempt({ ...good, username: 'takenNAME' }), 'VALIDATION_FAILED', fields);
    expectRefusal(await attempt({ ...good, email, username }), 'VALIDATION_FAILED', {
      ...fields,
      email: ['The email has already been taken.'],
    });
  });
});
