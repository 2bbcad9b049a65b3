import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { APP } from '../../customers/identity-providers/facebook-graph.ts';
import {
  CLIENT,
  externalPerson,
  type Scene,
  startProviderScene,
} from '../../customers/identity-providers/scene.ts';
import { uniqueEmail } from '../../support/customers.ts';
import {
  applicationError,
  customerResource,
  expectCustomerWithToken,
  invalidCredentialsError,
  type PelcroOptions,
  pelcroApi,
  registerByPelcro,
  seen,
  validationError,
} from './api.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await startProviderScene();
  scene.server.clock.freeze();
});

const idpLogin = (body: Record<string, unknown>, options: PelcroOptions = {}) =>
  pelcroApi(scene.server, 'POST', '/auth/idp/login', { ...options, body });
const now = () => Math.floor(scene.server.clock.now().getTime() / 1000);

describe('POST /auth/idp/login', () => {
  test('answers with the customer and a token, and shows the provider’s claims in metadata', async () => {
    const ada = externalPerson();
    const answer = await idpLogin({ idp_name: 'google', idp_token: await scene.openId.idToken(ada) });
    const { aud: _aud, ...google } = ada;
    const times = { created_at: now(), updated_at: now(), last_login_at: now() };
    expectCustomerWithToken(
      answer,
      customerResource({
        id: answer.body.data?.id,
        email: ada.email,
        first_name: 'Ada',
        last_name: 'Lovelace',
        name: 'Ada Lovelace',
        full_name: 'Ada Lovelace',
        email_confirm: true,
        has_password: false,
        metadata: { identity_providers: { google } },
        ...times,
      }),
    );
  });

  test('uses the caller’s values if Facebook returns none, and ignores the Authorization header', async () => {
    const tokenOf = { appId: APP.id, isValid: true, expiresAt: 0, user: { id: '501' } };
    scene.facebook.tokens.set('fb-501', tokenOf);
    const typed = { email: uniqueEmail(), first_name: 'Typed', last_name: 'Name' };
    const body = { idp_name: 'facebook', idp_token: 'fb-501', ...typed };
    const answer = await idpLogin(body, { token: 'dead' });
    expect(answer.body.data).toMatchObject({ ...typed, email_confirm: false, has_password: false });
  });

  test('accepts an Auth0 access token in a form, together with the site', async () => {
    const { aud: _aud, ...body } = externalPerson();
    scene.openId.userInfo.set('auth0-opaque', { body });
    const form = { idp_name: 'auth0', idp_token: 'auth0-opaque', site_id: '1' };
    const answer = await pelcroApi(scene.server, 'POST', '/auth/idp/login', { siteId: null, form });
    expect(answer.body.data.email).toBe(body.email);
    expect(decodeJwt(answer.body.data.token).aud).toBe('1');
  });

  test('refuses a wrong token with the error for wrong credentials', async () => {
    for (const [idp_name, idp_token] of [
      ['google', 'not-a-token'],
      ['google', await scene.openId.idToken(externalPerson({ aud: `not-${CLIENT}` }))],
      ['facebook', 'unknown'],
      ['auth0', 'unknown'],
    ]) {
      expect(seen(await idpLogin({ idp_name, idp_token }))).toEqual(invalidCredentialsError);
    }
  });

  test('reports missing and wrong fields by their Pelcro names', async () => {
    expect(seen(await idpLogin({}))).toEqual(
      validationError({
        idp_name: ['The idp name field is required.'],
        idp_token: ['The idp token field is required.'],
      }),
    );
    expect(seen(await idpLogin({ idp_name: 'github', idp_token: 'x' }))).toEqual(
      validationError({ idp_name: ['The selected identity provider is invalid.'] }),
    );
    expect(seen(await idpLogin({ idp_name: 'google', idp_token: 'a\0b' }))).toEqual(
      validationError({ idp_token: ['The token contains characters that are not allowed.'] }),
    );
    const token = await scene.openId.idToken(externalPerson({ email: undefined }));
    expect(seen(await idpLogin({ idp_name: 'google', idp_token: token }))).toEqual(
      validationError({
        email: ['The email field is required: the identity provider does not give one.'],
      }),
    );
  });

  test('refuses an unverified email of an existing customer as taken', async () => {
    const { email } = await registerByPelcro(scene.server);
    const idp_token = await scene.openId.idToken(externalPerson({ email, email_verified: false }));
    expect(seen(await idpLogin({ idp_name: 'google', idp_token }))).toEqual(
      validationError({ email: ['The email has already been taken.'] }),
    );
  });

  test('answers 502 if the provider is down', async () => {
    const { server, openId } = await startProviderScene();
    const idp_token = await openId.idToken(externalPerson());
    const { prisma } = server.gatehouse;
    await prisma.identityProvider.updateMany({
      where: { name: 'auth0' },
      data: { issuer: 'http://127.0.0.1:1' },
    });
    const body = { idp_name: 'auth0', idp_token };
    expect(seen(await pelcroApi(server, 'POST', '/auth/idp/login', { body }))).toEqual(
      applicationError(502, 'The identity provider is not available. Please try again.'),
    );
  });
});
