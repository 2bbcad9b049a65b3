import { beforeAll, describe, expect, test } from 'vitest';
import { pelcro } from '../../../src/rest/pelcro/dialect.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, addSite, type OtherAccount } from '../../support/sites.ts';
import { prancerApi } from '../prancer/api.ts';
import {
  invalidCredentialsError,
  invalidTokenError,
  loginByPelcro,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
} from './api.ts';

const server = testServer();
let shop: number;
let foreign: OtherAccount;
let customer: PelcroCustomer;

beforeAll(async () => {
  shop = (
    await addSite(server, 'shop', {
      name: 'The Shop',
      link: 'https://shop.example.test',
      defaultLanguage: 'fr',
      defaultCurrency: 'eur',
      tokenLifetimeDays: 7,
      allowedOrigins: ['https://shop.example.test'],
    })
  ).id;
  foreign = await addAccount(server, 'foreign');
  customer = await registerByPelcro(server);
});

describe('GET /site returns the configuration that an app reads before a login', () => {
  const resource = {
    id: 1,
    account_id: 1,
    name: 'Demo',
    link: null,
    slug: 'demo',
    default_currency: 'usd',
    default_locale: 'en',
    email_verify_enabled: false,
    passwordless_enabled: false,
    passwordless_token_duration: 1440,
    auth_token_ttl_days: 60,
    google_app_id: null,
    facebook_app_id: null,
    auth0_client_id: null,
    auth0_base_url: null,
    security_key: null,
    terms_url: null,
    privacy_url: null,
    terms_version: null,
    google_analytics_id: null,
    account: null,
    logo: null,
    design_settings: null,
    paywalls: null,
    settings: 'subscription',
    products: [],
    taxes_enabled: false,
    ecommerce_enabled: false,
  };

  test('with every default', async () => {
    const answer = await pelcroApi(server, 'GET', '/site');
    expect(seen(answer)).toEqual({ status: 200, body: { status: 'success', data: resource } });
  });

  test('with the settings of the site, and without data that is not public', async () => {
    const answer = await pelcroApi(server, 'GET', '/site', { siteId: shop });
    expect(seen(answer)).toEqual({
      status: 200,
      body: {
        status: 'success',
        data: {
          ...resource,
          id: shop,
          name: 'The Shop',
          slug: 'shop',
          link: 'https://shop.example.test',
          default_currency: 'eur',
          default_locale: 'fr',
          auth_token_ttl_days: 7,
        },
      },
    });
  });
});

describe('one login serves all sites of an account', () => {
  test('the token of one site is valid on another, for the same customer', async () => {
    const { token, id } = customer;
    for (const [method, path] of [
      ['GET', '/customer'],
      ['POST', '/customer'],
      ['PUT', '/customer'],
      ['POST', '/customer/refresh'],
    ] as const) {
      const answer = await pelcroApi(server, method, path, { token, siteId: shop });
      expect(answer.body.data?.id, `${method} ${path}`).toBe(id);
    }
    const verdict = await pelcroApi(server, 'POST', '/auth/token/validate', {
      siteId: null,
      basic: server.demo.partner,
      body: { auth_token: token },
    });
    expect(verdict.body.data).toMatchObject({ valid: true, site_id: 1 });
  });

  test('the same credentials log in on both sites, and the token names the site of the login', async () => {
    const token = await loginByPelcro(server, customer, { siteId: shop });
    const { aud, iat, exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect({ aud, days: (exp - iat) / 86_400 }).toEqual({ aud: String(shop), days: 7 });
    expect((await pelcroApi(server, 'POST', '/auth/logout', { token, siteId: 1 })).status).toBe(200);
    expect((await pelcroApi(server, 'GET', '/customer', { token, siteId: shop })).status).toBe(403);
  });

  test('an email is taken on all sites', async () => {
    const answer = await pelcroApi(server, 'POST', '/auth/register', {
      siteId: shop,
      body: { email: customer.email, password: 'securePassword123' },
    });
    expect(answer.body).toEqual({ errors: { email: ['The email has already been taken.'] } });
  });
});

describe('another account does not accept the token', () => {
  test('every protected endpoint of its sites refuses the token and changes nothing', async () => {
    for (const { method, path } of pelcro.routes.filter(({ caller }) => caller === 'customer')) {
      const answer = await pelcroApi(server, method, path, {
        token: customer.token,
        siteId: foreign.site.id,
        ...(method === 'GET'
          ? {}
          : {
              body: {
                first_name: 'Mallory',
                old_password: customer.password,
                new_password: 'another one',
                confirm_new_password: 'another one',
              },
            }),
      });
      expect(seen(answer), `${method} ${path}`).toEqual(invalidTokenError);
    }
    const read = await pelcroApi(server, 'GET', '/customer', { token: customer.token });
    expect(read.body.data).toMatchObject({ id: customer.id, first_name: null });
  });

  test('the same email belongs to another customer there, with another password', async () => {
    const email = uniqueEmail();
    const here = await registerByPelcro(server, { email, username: 'twin' });
    const login = { body: { email, password: here.password }, siteId: foreign.site.id };
    expect(seen(await pelcroApi(server, 'POST', '/auth/login', login))).toEqual(invalidCredentialsError);
    const there = await registerByPelcro(
      server,
      { email, username: 'twin', password: 'some other password' },
      { siteId: foreign.site.id },
    );
    expect(there.id).not.toBe(here.id);
    expect(seen(await pelcroApi(server, 'POST', '/auth/login', login))).toEqual(invalidCredentialsError);
    const tenant = (customer_id: string) =>
      prancerApi(server, 'POST', '/login/', { body: { email, password: there.password, customer_id } });
    expect((await tenant('foreign')).status).toBe(200);
    expect((await tenant('demo')).status).toBe(400);
    expect((await pelcroApi(server, 'GET', '/customer', { token: here.token })).body.data.id).toBe(here.id);
  });
});
