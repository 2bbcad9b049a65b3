import * as openid from 'openid-client';
import type { Page } from 'playwright-core';
import type { TestServer } from '../../support/server.ts';
import { registerApp } from './relying-party.ts';

const REDIRECT_URI = 'com.example.news:/callback';

/** An app on a phone, which uses openid-client and gets codes at its own URI scheme. */
export type NativeApp = {
  config: openid.Configuration;
  /** Logs in. @param act performs the customer's actions on the hosted page */
  logIn(page: Page, act: () => Promise<void>): Promise<Tokens>;
};

export type Tokens = openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers;

export async function startNativeApp(server: TestServer, settings: object = {}): Promise<NativeApp> {
  const { client } = await registerApp(server, {
    ...{ name: 'News', party: 'FIRST_PARTY', tokenEndpointAuthMethod: 'NONE', redirectUris: [REDIRECT_URI] },
    ...settings,
  });
  const config = await discover(server, client.clientId);
  return {
    config,
    async logIn(page, act) {
      const verifier = openid.randomPKCECodeVerifier();
      const state = openid.randomState();
      const { href } = openid.buildAuthorizationUrl(config, {
        ...{ redirect_uri: REDIRECT_URI, scope: 'openid email', state },
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      // A phone would open the app. Chromium has no app for this scheme.
      const sent = new Promise<string>((resolve) => {
        page.on('response', (response) => {
          const { location = '' } = response.headers();
          if (location.startsWith(REDIRECT_URI)) resolve(location);
        });
      });
      await page.goto(href);
      await act();
      const checks = { pkceCodeVerifier: verifier, expectedState: state, idTokenExpected: true };
      return openid.authorizationCodeGrant(config, new URL(await sent), checks);
    },
  };
}

/** Discovers the provider for a client. @param secret absent for a public client */
export function discover(
  server: TestServer,
  clientId: string,
  secret?: string,
): Promise<openid.Configuration> {
  const authenticate = secret === undefined ? openid.None() : openid.ClientSecretBasic(secret);
  return openid.discovery(new URL(server.gatehouse.issuer), clientId, undefined, authenticate, {
    execute: [openid.allowInsecureRequests],
  });
}
