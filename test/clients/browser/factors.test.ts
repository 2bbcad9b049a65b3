import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Gatehouse } from '../../../src/clients/browser/gatehouse.ts';
import { passkeyDomainFor } from '../../../src/clients/browser/passkeys.ts';
import { codeOf, setPolicy, wrongCode } from '../../customers/second-factor/factors.ts';
import { addAuthenticator, describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { openPage, type Scene, setSdkScene, startSdk, stateOf } from './sdk-page.ts';

declare const window: { gatehouse: Gatehouse };

describeChromium('second factors and passkeys with the browser SDK', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let customer: RegisteredCustomer;
  let page: Page;
  beforeAll(async () => {
    scene = await setSdkScene();
  });
  beforeEach(async () => {
    await setPolicy(scene.server, 'OPTIONAL');
    browser = await openBrowser();
    customer = await register(scene.server.url);
    page = await openPage(browser, scene);
    await addAuthenticator(page);
  });

  /** @returns the code of the error and the required second factor; null: the customer is logged in */
  const logIn = () =>
    page.evaluate(
      async (input) => {
        const { error } = await window.gatehouse.login(input);
        return error ? { code: error.code, ...error.secondFactor } : null;
      },
      { email: customer.email, password: customer.password },
    );
  const logOut = () => page.evaluate(() => window.gatehouse.logout());
  const challengeOf = async () => String((await logIn())?.challenge);

  async function addTotp(): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
    const begun = await page.evaluate(async () => (await window.gatehouse.authenticators.beginTotp()).data);
    const { id = '', secret = '', uri = '' } = begun ?? {};
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    const input = { id, code: codeOf(scene.server, secret), name: 'My phone' };
    const confirmed = await page.evaluate(
      async (given) => (await window.gatehouse.authenticators.confirmTotp(given)).data,
      input,
    );
    expect(confirmed?.authenticator).toMatchObject({ kind: 'TOTP', name: 'My phone' });
    // A code works once, so the clock advances to a later code.
    scene.server.clock.advance({ seconds: 60 });
    return { secret, recoveryCodes: confirmed?.recoveryCodes ?? [] };
  }
  const addPasskey = () =>
    page.evaluate(async () => (await window.gatehouse.passkeys.add({}, 'Laptop')).data);
  const complete = (input: { challenge: string; code?: string; recoveryCode?: string }) =>
    page.evaluate(async (given) => {
      const { data, error } = await window.gatehouse.completeLogin(given);
      return data?.customer.email ?? error?.code;
    }, input);

  test('a login asks for the code of the authenticator app', async () => {
    await logIn();
    const { secret } = await addTotp();
    await logOut();
    const asked = await logIn();
    expect(asked).toMatchObject({
      code: 'SECOND_FACTOR_REQUIRED',
      factors: expect.arrayContaining(['totp', 'recovery_code']),
      enrolment: [],
    });
    const challenge = String(asked?.challenge);
    expect((await stateOf(page)).email).toBe(null);
    expect(await complete({ challenge, code: wrongCode(scene.server, secret) })).toBe('VALIDATION_FAILED');
    expect(await complete({ challenge, code: codeOf(scene.server, secret) })).toBe(customer.email);
    await page.reload();
    expect(await startSdk(page, scene)).toEqual({ code: null, email: customer.email });
  });

  onlyInFullRun(() => {
    test('a recovery code completes one login, and new recovery codes replace the old ones', async () => {
      await logIn();
      const { secret, recoveryCodes } = await addTotp();
      expect(recoveryCodes).toHaveLength(10);
      const [recoveryCode = '', second = ''] = recoveryCodes;
      await logOut();
      expect(await complete({ challenge: await challengeOf(), recoveryCode })).toBe(customer.email);
      await logOut();
      expect(await complete({ challenge: await challengeOf(), recoveryCode })).toBe('VALIDATION_FAILED');
      scene.server.clock.advance({ seconds: 60 });
      expect(await complete({ challenge: await challengeOf(), code: codeOf(scene.server, secret) })).toBe(
        customer.email,
      );
      scene.server.clock.advance({ seconds: 60 });
      const renewed = await page.evaluate(
        async (proof) => {
          const before = (await window.gatehouse.authenticators.list()).data?.recoveryCodesLeft;
          const fresh = (await window.gatehouse.authenticators.regenerateRecoveryCodes(proof)).data;
          return {
            before,
            fresh,
            after: (await window.gatehouse.authenticators.list()).data?.recoveryCodesLeft,
          };
        },
        { code: codeOf(scene.server, secret) },
      );
      expect(renewed).toMatchObject({ before: 9, after: 10 });
      expect(renewed.fresh).not.toContain(second);
    });
  });

  test('a passkey alone logs in, and the session continues after a reload', async () => {
    await logIn();
    expect(await addPasskey()).toMatchObject({
      authenticator: { kind: 'PASSKEY', name: 'Laptop' },
      recoveryCodes: expect.any(Array),
    });
    await logOut();
    const email = await page.evaluate(
      async () => (await window.gatehouse.passkeys.login()).data?.customer.email,
    );
    expect(email).toBe(customer.email);
    await page.reload();
    expect((await startSdk(page, scene)).email).toBe(customer.email);
  });

  onlyInFullRun(() => {
    test('a passkey login that waits in the autofill of an input can be cancelled', async () => {
      const bare = await openPage(await openBrowser(), scene);
      expect(await bare.evaluate(() => window.gatehouse.passkeys.supportsAutofill())).toBe(true);
      const code = await bare.evaluate(async () => {
        const input = document.createElement('input');
        input.autocomplete = 'username webauthn';
        document.body.append(input);
        const waiting = window.gatehouse.passkeys.login({ useAutofill: true });
        const timer = setInterval(() => window.gatehouse.passkeys.cancel(), 100);
        const { error } = await waiting;
        clearInterval(timer);
        return error?.code;
      });
      expect(code).toBe('PASSKEY_UNAVAILABLE');
    });

    test('a passkey is the second factor of a login by password', async () => {
      await logIn();
      await addPasskey();
      await logOut();
      const asked = await logIn();
      expect(asked?.factors).toContain('passkey');
      const email = await page.evaluate(
        async (challenge) => (await window.gatehouse.passkeys.completeLogin(challenge)).data?.customer.email,
        String(asked?.challenge),
      );
      expect(email).toBe(customer.email);
    });

    test('on a site that requires a second factor, a customer sets up an app during the login', async () => {
      await setPolicy(scene.server, 'REQUIRED');
      const asked = await logIn();
      expect(asked).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED', factors: [] });
      expect(asked?.enrolment).toEqual(expect.arrayContaining(['totp', 'passkey']));
      const challenge = String(asked?.challenge);
      const begun = await page.evaluate(
        async (given) => (await window.gatehouse.authenticators.beginTotp({ challenge: given })).data,
        challenge,
      );
      const { id = '', secret = '' } = begun ?? {};
      const codes = await page.evaluate(
        async (given) =>
          (await window.gatehouse.authenticators.confirmTotp(given.input, given.challenge)).data
            ?.recoveryCodes,
        { input: { id, code: codeOf(scene.server, secret) }, challenge },
      );
      expect(codes).toHaveLength(10);
      scene.server.clock.advance({ seconds: 60 });
      expect(await complete({ challenge, code: codeOf(scene.server, secret) })).toBe(customer.email);
    });

    test('on a site that requires a second factor, a customer sets up a passkey during the login', async () => {
      await setPolicy(scene.server, 'REQUIRED');
      const challenge = await challengeOf();
      const email = await page.evaluate(async (given) => {
        const added = await window.gatehouse.passkeys.add({ challenge: given }, 'Laptop');
        if (added.error) return added.error.code;
        return (await window.gatehouse.passkeys.completeLogin(given)).data?.customer.email;
      }, challenge);
      expect(email).toBe(customer.email);
    });

    test('without a proof no further factor can be added; with a proof, one can be added and one removed', async () => {
      await logIn();
      const { secret } = await addTotp();
      const without = await page.evaluate(async () => (await window.gatehouse.passkeys.add()).error?.code);
      expect(without).not.toBe(undefined);
      const added = await page.evaluate(
        async (proof) => (await window.gatehouse.passkeys.add({ proof })).data?.authenticator.kind,
        { code: codeOf(scene.server, secret) },
      );
      expect(added).toBe('PASSKEY');
      const left = await page.evaluate(async () => {
        const { data } = await window.gatehouse.authenticators.list();
        const totp = data?.authenticators.find(({ kind }) => kind === 'TOTP')?.id ?? '';
        const proof = await window.gatehouse.passkeys.prove();
        if (proof.error) return proof.error.code;
        const removed = await window.gatehouse.authenticators.remove(totp, proof.data);
        return removed.data?.authenticators.map(({ kind }) => kind);
      });
      expect(left).toEqual(['PASSKEY']);
    });
  });

  test('in a browser without passkeys, `isSupported` is false, and `login` returns an error code', async () => {
    const bare = await openPage(await openBrowser(), scene);
    await bare.evaluate(() => {
      delete (globalThis as Partial<Record<'PublicKeyCredential', unknown>>).PublicKeyCredential;
    });
    expect(await bare.evaluate(() => window.gatehouse.passkeys.isSupported())).toBe(false);
    expect(await bare.evaluate(async () => (await window.gatehouse.passkeys.login()).error?.code)).toBe(
      'PASSKEY_UNAVAILABLE',
    );
  });
});

test('in a browser without passkeys, a page under the second of two passkey domains gets that domain', async () => {
  expect('PublicKeyCredential' in globalThis).toBe(false);
  expect(await passkeyDomainFor(['paper.example', 'shop.example'], 'www.shop.example')).toBe('shop.example');
  expect(await passkeyDomainFor(['paper.example', 'shop.example'], 'paper.example')).toBe(null);
});
