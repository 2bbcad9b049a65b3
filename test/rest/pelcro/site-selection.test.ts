import { beforeAll, describe, expect, test } from 'vitest';
import { pelcro } from '../../../src/rest/pelcro/dialect.ts';
import { rest } from '../../support/client.ts';
import { testServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import {
  fieldsFor,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
  UNSENT_TOKEN,
  validationError,
} from './api.ts';

const server = testServer();
let second: number;
let customer: PelcroCustomer;

beforeAll(async () => {
  second = (await addSite(server, 'second')).id;
  customer = await registerByPelcro(server);
});

const refused = validationError({ site_id: [expect.stringMatching(/\bsite id\b/)] });

/** Logs in. @returns the answer, and the site in the token, or null without a token */
async function loginOn(inQuery: string | null, inBody: unknown, inForm = false) {
  const { email, password } = customer;
  const query = inQuery === null ? '' : `?site_id=${inQuery}`;
  const named = inBody === undefined ? {} : { site_id: inBody };
  const answer = await pelcroApi(server, 'POST', `/auth/login${query}`, {
    siteId: null,
    ...(inForm
      ? { form: { email, password, ...(inBody === undefined ? {} : { site_id: String(inBody) }) } }
      : { body: { email, password, ...named } }),
  });
  const token: string | undefined = answer.body.data?.token;
  const site = token && JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).aud;
  return { ...answer, site: site === undefined ? null : Number(site) };
}

describe('site_id names the site', () => {
  test.each<[string, string | null, unknown, boolean?]>([
    ['in the query', '2', undefined],
    ['in the body, as a number', null, 2],
    ['in the body, as a string', null, '2'],
    ['in a form', null, 2, true],
    ['in the query of a form', '2', undefined, true],
    ['in both places, as a string and a number', '2', 2],
    ['in both places, of which one is empty', '2', ''],
    ['in both places, of which one is null', '2', null],
    ['with leading zeros', '02', undefined],
  ])('%s', async (_case, inQuery, inBody, inForm) => {
    expect(second).toBe(2);
    const { status, site } = await loginOn(inQuery, inBody, inForm);
    expect({ status, site }).toEqual({ status: 200, site: 2 });
  });

  test('a header does not name the site', async () => {
    const answer = await pelcroApi(server, 'GET', '/site', { siteId: 2, headers: { 'x-site-id': '1' } });
    expect(answer.body.data.id).toBe(2);
    const unnamed = await pelcroApi(server, 'GET', '/site', { siteId: null, headers: { 'x-site-id': '1' } });
    expect(seen(unnamed)).toEqual(refused);
  });
});

describe('a site_id that names no site is refused with 400 on the field', () => {
  test.each<[string, string | null, unknown, boolean?]>([
    ['missing', null, undefined],
    ['missing in a form', null, undefined, true],
    ['empty', '', ''],
    ['different in query and body', '1', 2],
    ['unknown', '999999', undefined],
    ['unknown, in the body', null, 999_999],
    ['zero', '0', undefined],
    ['negative', null, -1],
    ['a fraction', null, 1.5],
    ['beyond 32 bits', '2147483648', undefined],
    ['far beyond 32 bits', '99999999999999999999', undefined],
    ['no number', 'demo', undefined],
    ['a number and more', '1abc', undefined],
    ['a number with white space', '%201', undefined],
    ['a hexadecimal number', '0x1', undefined],
    ['with U+0000', '1%00', undefined],
    ['given twice', '1&site_id=2', undefined],
    ['a list', null, [1]],
    ['an object', null, { id: 1 }],
    ['an object that cannot become a string', null, { toString: 1, valueOf: 1 }],
    ['true', null, true],
    ['SQL', "1'%20OR%201=1--", undefined],
  ])('%s', async (_case, inQuery, inBody, inForm) => {
    expect(seen(await loginOn(inQuery, inBody, inForm))).toEqual(refused);
  });

  test.each([undefined, 'http://localhost:3000', 'https://elsewhere.example'])(
    'as raw JSON in the body, with the origin %s',
    async (origin) => {
      // The list is so deep that its conversion to a string would overflow the stack.
      const deep = '['.repeat(9_000) + ']'.repeat(9_000);
      for (const named of [deep, '{"toString":1,"valueOf":1}', '{"id":1}', '[1]', '" 1"', '1.5', 'true']) {
        const body = `{"email":"${customer.email}","password":"${customer.password}","site_id":${named}}`;
        const headers = origin === undefined ? {} : { origin };
        const answer = await rest(server.url, 'POST', '/api/v1/sdk/auth/login', { body, headers });
        expect([named.slice(0, 30), seen(answer)]).toEqual([named.slice(0, 30), refused]);
      }
    },
  );

  test('on every endpoint that needs a site', async () => {
    const routes = pelcro.routes.filter(({ caller }) => caller !== 'partner');
    for (const route of routes) {
      const { method, path } = route;
      for (const siteId of [null, 999_999]) {
        const answer = await pelcroApi(server, method, path, {
          siteId,
          token: customer.token,
          ...fieldsFor(route, {
            ...customer,
            old_password: customer.password,
            new_password: 'another one',
            confirm_new_password: 'another one',
            password_confirmation: customer.password,
            email_verify_token: UNSENT_TOKEN,
            email: 'unused@example.test',
            plan_id: 1,
            idp_name: 'google',
            idp_token: 'not-a-token',
          }),
        });
        expect(seen(answer), `${method} ${path}`).toEqual(refused);
      }
    }
    expect((await pelcroApi(server, 'GET', '/customer', { token: customer.token })).body.data.email).toBe(
      customer.email,
    );
  });

  test('together with all other field errors', async () => {
    const answer = await pelcroApi(server, 'POST', '/auth/register', { siteId: null, body: { email: [] } });
    expect(Object.keys(answer.body.errors).sort()).toEqual(['email', 'password', 'site_id']);
  });
});
