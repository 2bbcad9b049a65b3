import { beforeAll, describe, expect, test } from 'vitest';
import { parts, verdicts } from '../../access/tokens/jwt.ts';
import { rest } from '../../support/client.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, type OtherAccount } from '../../support/sites.ts';
import { endingsAndExpiry } from './session-endings.ts';

const server = testServer();
let other: OtherAccount;
beforeAll(async () => {
  other = await addAccount(server, 'elsewhere');
});

const introspect = (form: Record<string, string>, basic = server.demo.partner) =>
  rest(server.url, 'POST', '/oauth2/introspect', { form, basic });

const registerHere = (input = {}) => register(server.url, input, { siteId: server.demo.siteId });

const INACTIVE = { active: false };

describe('introspection of a valid token', () => {
  test('returns the claims of the token, and no personal data', async () => {
    const customer = await registerHere({ firstName: 'Ada', username: 'ada' });
    const { payload } = parts(customer.token);
    const { status, headers, body } = await introspect({ token: customer.token });
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        active: true,
        token_type: 'Bearer',
        iss: server.settings.publicUrl,
        sub: customer.customer.id,
        aud: String(server.demo.siteId),
        client_id: `site-${server.demo.siteId}`,
        sid: customer.session.id,
        iat: payload.iat,
        nbf: payload.nbf,
        exp: payload.exp,
        jti: payload.jti,
      },
    });
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(headers['cache-control']).toBe('no-store');
  });

  test.each(['access_token', 'refresh_token', 'nonsense'])('says it is active: hint %s', async (hint) => {
    const { token } = await registerHere();
    expect((await introspect({ token, token_type_hint: hint })).body.active).toBe(true);
  });
});

describe('introspection of an invalid token', () => {
  test.each(endingsAndExpiry)('returns only that it is inactive: %s', async (_name, end) => {
    const customer = await registerHere();
    expect((await introspect({ token: customer.token })).body.active).toBe(true);
    await end(server, customer);
    const [verdict] = await verdicts(server, [customer.token]);
    expect(verdict?.valid).toBe(false);
    const answer = await introspect({ token: customer.token });
    expect([answer.status, answer.body]).toEqual([200, INACTIVE]);
  });

  test('returns the same for a text that is not a token, and for a refresh token', async () => {
    const { token, refreshToken } = await registerHere();
    for (const bad of ['x', `${token}=`, `${token}\0`, token.slice(0, -2), String(refreshToken)]) {
      expect((await introspect({ token: bad })).body).toEqual(INACTIVE);
    }
  });

  test('returns the same for a token of another account', async () => {
    const ours = await registerHere();
    const theirs = await register(server.url, {}, { siteId: other.site.id });
    expect((await introspect({ token: ours.token }, other.partner)).body).toEqual(INACTIVE);
    expect((await introspect({ token: theirs.token })).body).toEqual(INACTIVE);
    expect((await introspect({ token: theirs.token }, other.partner)).body.active).toBe(true);
  });
});

describe.each(['/oauth2/introspect', '/oauth2/revoke'])('a request to %s', (path) => {
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    customer = await registerHere();
  });

  test('without valid credentials of a partner is refused with a challenge', async () => {
    const { clientId, clientSecret } = server.demo.partner;
    const form = { token: customer.token };
    for (const options of [
      { form },
      { form, token: customer.token },
      { form, basic: { clientId, clientSecret: `${clientSecret.slice(0, -1)}!` } },
      { form, basic: { clientId: 'nobody', clientSecret } },
      { form, headers: { authorization: 'Basic %%%' } },
      { form: { ...form, client_id: clientId, client_secret: clientSecret } },
    ]) {
      const { status, headers, body } = await rest(server.url, 'POST', path, options);
      expect({ status, body }).toEqual({
        status: 401,
        body: { error: 'invalid_client', error_description: expect.any(String) },
      });
      expect(headers['www-authenticate']).toMatch(/^Basic realm=/);
    }
    expect((await introspect({ token: customer.token })).body.active).toBe(true);
  });

  test('may have form-encoded credentials (RFC 6749)', async () => {
    const encoded = (text: string) =>
      text.replace(
        /[^a-z]/gi,
        (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      );
    const { clientId, clientSecret } = server.demo.partner;
    const basic = { clientId: encoded(clientId), clientSecret: encoded(clientSecret) };
    expect((await rest(server.url, 'POST', path, { form: { token: 'x' }, basic })).status).toBe(200);
  });

  test.each([
    ['no body', {}, 400],
    ['no token', { form: { token_type_hint: 'access_token' } }, 400],
    ['an empty token', { form: { token: '' } }, 400],
    ['two tokens', { body: 'token=a&token=b', headers: FORM() }, 400],
    ['two hints', { body: 'token=a&token_type_hint=b&token_type_hint=c', headers: FORM() }, 400],
    ['JSON', { body: { token: 'x' } }, 415],
    ['2 MB', { form: { token: 'x'.repeat(2_000_000) } }, 413],
  ])('with %s is refused in the format of OAuth', async (_name, options, status) => {
    const answer = await rest(server.url, 'POST', path, { basic: server.demo.partner, ...options });
    expect([answer.status, answer.body.error]).toEqual([status, 'invalid_request']);
    expect(answer.body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
  });

  test('with another method is refused, and Allow names POST', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const { status, headers } = await rest(server.url, method, path, { basic: server.demo.partner });
      expect([status, headers.allow]).toEqual([405, 'POST']);
    }
  });
});

function FORM() {
  return { 'content-type': 'application/x-www-form-urlencoded' };
}
