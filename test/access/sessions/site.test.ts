import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../customers/profiles/refusal.ts';
import { type GraphqlOptions, request, rest } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Login, Me, Refresh, Register, ValidateToken } from '../../support/documents.ts';
import { startServer, testServer } from '../../support/server.ts';

describe('with a single site', () => {
  test('a request without a site is for the only site, and a named site must exist', async () => {
    const alone = await startServer();
    const { session } = await register(alone.url);
    expect(session.siteId).toBe(String(alone.demo.siteId));
    const input = { email: uniqueEmail(), password: 'correct horse' };
    const answer = await request(alone.url, Register, { input }, { siteId: 2 });
    expectRefusal(answer, 'VALIDATION_FAILED', { siteId: expect.any(Array) });
  });
});

describe('with several sites', () => {
  const server = testServer();
  let url: string;
  let sister: number;
  /** A site of another account. */
  let foreign: number;

  const attempt = (options: GraphqlOptions = {}, email = uniqueEmail()) =>
    request(url, Register, { input: { email, password: 'correct horse' } }, options);

  beforeAll(async () => {
    url = server.url;
    const { prisma } = server.gatehouse;
    const { accountId } = await prisma.site.findUniqueOrThrow({ where: { id: server.demo.siteId } });
    sister = (await prisma.site.create({ data: { accountId, name: 'Sister', slug: 'sister' } })).id;
    const other = await prisma.account.create({ data: { slug: 'other', name: 'Other' } });
    foreign = (await prisma.site.create({ data: { accountId: other.id, name: 'Other', slug: 'other' } })).id;
  });

  test('a request without a site is refused with an error on siteId', async () => {
    expectRefusal(await attempt(), 'VALIDATION_FAILED', { siteId: expect.any(Array) });
  });

  test.each(['0', '-1', '1.0', '1e0', 'one', '99999999999', '2147483648', '1,1', '1 1', '０'])(
    'the site %s does not exist',
    async (siteId) => {
      const answer = await attempt({ headers: { 'x-site-id': Buffer.from(siteId).toString('latin1') } });
      expectRefusal(answer, 'VALIDATION_FAILED', { siteId: ['The selected site id is invalid.'] });
    },
  );

  test('the header or the query parameter of the URL names the site of the new session', async () => {
    expect((await attempt({ siteId: sister })).data?.register.session.siteId).toBe(String(sister));
    const query = 'mutation ($input: RegisterInput!) { register(input: $input) { session { siteId } } }';
    const variables = { input: { email: uniqueEmail(), password: 'correct horse' } };
    const { body } = await rest(url, 'POST', `/graphql?site_id=${sister}`, { body: { query, variables } });
    expect(body.data).toEqual({ register: { session: { siteId: String(sister) } } });
  });

  test('a URL with two sites is refused', async () => {
    const { status } = await rest(url, 'POST', `/graphql?site_id=${sister}&site_id=${foreign}`, {
      body: { query: '{ site { id } }' },
    });
    expect(status).toBe(400);
  });

  test('a customer can log in on every site of their account, and on no site of another account', async () => {
    const customer = await register(url, {}, { siteId: server.demo.siteId });
    const { session } = await login(url, customer, { siteId: sister });
    expect(session.siteId).toBe(String(sister));
    const input = { email: customer.email, password: customer.password };
    expectRefusal(await request(url, Login, { input }, { siteId: foreign }), 'INVALID_CREDENTIALS');
    // The same email may register in the other account.
    expect(await attempt({ siteId: foreign }, customer.email)).toMatchObject({ status: 200, errors: [] });
  });

  test('a token is valid on every site of its account, without a site, and on no site of another account', async () => {
    const { token, customer } = await register(url, {}, { siteId: server.demo.siteId });
    for (const siteId of [undefined, server.demo.siteId, sister]) {
      expect((await request(url, Me, {}, { token, siteId })).data?.me?.id).toBe(customer.id);
    }
    const { data, errors } = await request(url, Me, {}, { token, siteId: foreign });
    expect({ data, extensions: errors[0]?.extensions }).toEqual({
      data: { me: null },
      extensions: { code: 'UNAUTHENTICATED', reason: 'UNKNOWN' },
    });
  });

  test('a refresh token is valid without a site, and unknown to another account', async () => {
    const { refreshToken } = await register(url, {}, { siteId: server.demo.siteId });
    const foreignAnswer = await request(url, Refresh, { refreshToken }, { siteId: foreign });
    expectRefusal(foreignAnswer, 'UNAUTHENTICATED');
    expect((await request(url, Refresh, { refreshToken })).errors).toEqual([]);
  });

  test('the validation of a token needs no site', async () => {
    const { token } = await register(url, {}, { siteId: sister });
    for (const options of [{ token }, { basic: server.demo.partner }]) {
      const { data } = await request(url, ValidateToken, { token }, options);
      expect(data?.validateToken).toMatchObject({ valid: true, siteId: String(sister) });
    }
  });
});
