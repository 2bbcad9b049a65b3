import { beforeAll, describe, expect, test } from 'vitest';
import { uniqueEmail } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { blacklistedTokenError, pelcroApi, registerByPelcro, seen, validationError } from './api.ts';

const server = testServer();
let french: number;

beforeAll(async () => {
  french = (await addSite(server, 'french', { defaultLanguage: 'fr' })).id;
});

/** Registers a customer and updates another one with the same fields. @returns both answers */
async function both(fields: Record<string, unknown>, siteId = 1) {
  const registered = await pelcroApi(server, 'POST', '/auth/register', {
    siteId,
    body: { ...fields, email: uniqueEmail(), password: 'securePassword123' },
  });
  const { token } = await registerByPelcro(server);
  const updated = await pelcroApi(server, 'PUT', '/customer', { siteId, token, body: fields });
  return { registered, updated };
}

describe('a registration and an update store a profile field in the same way', () => {
  test.each<[string, string, unknown, unknown?]>([
    ['a phone is stripped to its digits', 'phone', '+1 (555) 010-9999 ext. 7', '155501099997'],
    ['a phone may be a number', 'phone', 5550109999, '5550109999'],
    ['a phone without digits is stored as null', 'phone', 'unknown', null],
    ['a display name of 100 characters', 'display_name', 'é'.repeat(100)],
    ['text beyond ASCII, without the space around it', 'first_name', '  李小龍 🥋 ', '李小龍 🥋'],
    ['an organization', 'organization', 'Energy Intel'],
    ['a salutation', 'salutation', 'Ms'],
    ['a title', 'title', 'Dr'],
    ['metadata of any content', 'metadata', { a: [1, { b: null }], '': 'x', $type: 'Json', set: {} }],
  ])('%s', async (_case, field, value, kept = value) => {
    for (const answer of Object.values(await both({ [field]: value }))) {
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      expect(answer.body.data[field]).toEqual(kept);
      const read = await pelcroApi(server, 'GET', '/customer', { token: answer.body.data.token });
      expect(read.body.data[field]).toEqual(kept);
    }
  });

  test('a username of up to 100 letters, digits, dashes and underscores keeps its case', async () => {
    for (const username of ['Reader_One-1', '0', '-_-', 'U'.repeat(100)]) {
      const { token } = await registerByPelcro(server, { username });
      expect((await pelcroApi(server, 'GET', '/customer', { token })).body.data.username).toBe(username);
      await pelcroApi(server, 'PUT', '/customer', { token, body: { username: null } });
      const updated = await pelcroApi(server, 'PUT', '/customer', { token, body: { username } });
      expect(updated.body.data.username).toBe(username);
    }
  });

  test.each(['en', 'fr', 'it', 'ko', 'es', 'de'])('the language %s is kept', async (language) => {
    const { registered, updated } = await both({ language });
    expect([registered.body.data.language, updated.body.data.language]).toEqual([language, language]);
  });

  test.each(['xx', 'EN-us', 'pt', 'x'.repeat(36), '', null])(
    'the language %j falls back to the language of the site',
    async (language) => {
      const plain = await both({ language });
      expect([plain.registered.body.data.language, plain.updated.body.data.language]).toEqual(['en', 'en']);
      const onFrench = await both({ language }, french);
      expect([onFrench.registered.body.data.language, onFrench.updated.body.data.language]).toEqual([
        'fr',
        'fr',
      ]);
    },
  );

  test('without a language, a registration gets that of the site, and an update changes no language', async () => {
    const { registered } = await both({}, french);
    expect(registered.body.data.language).toBe('fr');
    const { token } = await registerByPelcro(server, { language: 'de' });
    const updated = await pelcroApi(server, 'PUT', '/customer', {
      token,
      siteId: french,
      body: { title: 'Dr' },
    });
    expect(updated.body.data.language).toBe('de');
  });
});

describe('an invalid profile field is refused with 400 on the field:', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a username with a space', { username: 'reader one' }],
    ['a username beyond ASCII', { username: 'lésеr' }],
    ['a username with a dot', { username: 'reader.one' }],
    ['a username of 101 characters', { username: 'u'.repeat(101) }],
    ['a display name of 101 characters', { display_name: 'x'.repeat(101) }],
    ['metadata of more than 16 KiB', { metadata: { a: 'x'.repeat(17_000) } }],
    ['an email that is not an email', { email: 'reader' }],
    ['an email with a line break', { email: 'reader@example.test\r\nBcc: x@example.test' }],
    ['an email of 300 characters', { email: `${'x'.repeat(300)}@example.test` }],
  ])('%s, in a registration and in an update', async (_case, fields) => {
    const [field = ''] = Object.keys(fields);
    const expected = validationError({ [field]: [expect.stringMatching(/\w/)] });
    const registered = await pelcroApi(server, 'POST', '/auth/register', {
      body: { email: uniqueEmail(), password: 'securePassword123', ...fields },
    });
    expect(seen(registered)).toEqual(expected);
    const { token, email } = await registerByPelcro(server);
    const updated = await pelcroApi(server, 'PUT', '/customer', {
      token,
      body: { ...fields, title: 'lost?' },
    });
    expect(seen(updated)).toEqual(expected);
    const read = await pelcroApi(server, 'GET', '/customer', { token });
    expect(read.body.data).toMatchObject({ email, title: null });
  });

  test('a taken email or username, even in another case, in an update', async () => {
    const other = await registerByPelcro(server, { username: 'Taken' });
    const { token } = await registerByPelcro(server);
    const byEmail = await pelcroApi(server, 'PUT', '/customer', {
      token,
      body: { email: other.email.toUpperCase() },
    });
    expect(seen(byEmail)).toEqual(validationError({ email: ['The email has already been taken.'] }));
    const byName = await pelcroApi(server, 'PUT', '/customer', { token, body: { username: 'tAKEN' } });
    expect(seen(byName)).toEqual(validationError({ username: ['The username has already been taken.'] }));
    const own = await pelcroApi(server, 'PUT', '/customer', {
      token: other.token,
      body: { username: 'tAKEN' },
    });
    expect(own.body.data.username).toBe('tAKEN');
  });

  test('an empty email, in an update', async () => {
    const { token } = await registerByPelcro(server);
    for (const email of [null, '', '  ']) {
      const answer = await pelcroApi(server, 'PUT', '/customer', { token, body: { email } });
      expect(seen(answer)).toEqual(validationError({ email: ['The email field is required.'] }));
    }
  });
});

describe('PUT /customer', () => {
  test('changes the given fields only, and returns a new token of the same session', async () => {
    const { token, id, email } = await registerByPelcro(server, {
      first_name: 'Ann',
      phone: '555',
      metadata: { kept: 1, removed: 2, nested: { a: 1 } },
    });
    const before = (await pelcroApi(server, 'GET', '/customer', { token })).body.data;
    server.clock.advance({ minutes: 1 });
    const answer = await pelcroApi(server, 'PUT', '/customer', {
      token,
      body: { last_name: 'Bo', metadata: { removed: null, added: 3, nested: { b: 2 } } },
    });
    expect(answer.status).toBe(200);
    const fresh = answer.body.data.token;
    expect(answer.body.data).toEqual({
      ...before,
      id,
      email,
      last_name: 'Bo',
      name: 'Ann Bo',
      full_name: 'Ann Bo',
      metadata: { kept: 1, added: 3, nested: { a: 1, b: 2 } },
      updated_at: answer.body.data.updated_at,
      token: fresh,
      auth_token: fresh,
    });
    expect(answer.body.data.updated_at).toBeGreaterThan(before.updated_at);
    expect(fresh).not.toBe(token);
    for (const good of [token, fresh]) {
      expect((await pelcroApi(server, 'GET', '/customer', { token: good })).body.data.last_name).toBe('Bo');
    }
    await pelcroApi(server, 'POST', '/auth/logout', { token: fresh });
    expect(seen(await pelcroApi(server, 'GET', '/customer', { token }))).toEqual(blacklistedTokenError);
  });

  test('a changed email is unconfirmed, even if only its case differs; an equal email stays confirmed', async () => {
    const { token, id, email, password } = await registerByPelcro(server);
    const confirm = () =>
      server.gatehouse.prisma.customer.update({ where: { id }, data: { emailVerifiedAt: new Date() } });
    const change = async (to: string) => {
      const answer = await pelcroApi(server, 'PUT', '/customer', { token, body: { email: to } });
      expect(answer.body.data.email).toBe(to);
      return answer.body.data.email_confirm;
    };
    await confirm();
    expect(await change(email)).toBe(true);
    // This may be another mailbox, because the part before the @ may be case-sensitive (RFC 5321 §2.4).
    expect(await change(email.toUpperCase())).toBe(false);
    await confirm();
    const changed = uniqueEmail();
    expect(await change(changed)).toBe(false);
    const login = (body: object) => pelcroApi(server, 'POST', '/auth/login', { body });
    expect((await login({ email: changed, password })).status).toBe(200);
    expect((await login({ email, password })).status).toBe(404);
  });

  test('a cleared username can be taken by another customer', async () => {
    const first = await registerByPelcro(server, { username: 'passed-on' });
    const cleared = await pelcroApi(server, 'PUT', '/customer', {
      token: first.token,
      body: { username: null },
    });
    expect(cleared.body.data.username).toBeNull();
    await registerByPelcro(server, { username: 'passed-on' });
  });
});
