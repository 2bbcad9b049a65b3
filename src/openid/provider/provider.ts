import { generateKeyPairSync } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import Provider, { type Client, type KoaContextWithOIDC } from 'oidc-provider';
import type { Runtime } from '../../platform/runtime.ts';
import { clientSecretMatches, findClient } from '../clients/client.ts';
import { configurationOf } from './configuration.ts';
import { COOKIES } from './cookies.ts';
import { hangOnSessions } from './hang-on-sessions.ts';
import { signWithOwnKeys } from './own-keys.ts';

/**
 * The OpenID Provider: oidc-provider on our database, sessions and keys.
 *
 * The steps of a login:
 * 1. The client sends the browser to `/oauth2/authorize`. If a customer has to do something, oidc-provider stores an
 *    interaction, binds it to the browser by a cookie, and sends the browser to `/oauth2/interactions/{id}`, which
 *    redirects it to the hosted page of the client's site: `/sites/{site}/authorize?interaction={id}`, or
 *    `/authorize?interaction={id}` on the site's login host.
 * 2. The page queries `openidInteraction(id)` for the required steps, with the access token of the customer if one is
 *    logged in in this browser. It logs the customer in (`isLoginRequired`), and asks for their consent
 *    (`isConsentRequired`).
 * 3. The page calls `acceptOpenidInteraction(id)` with the access token, or `declineOpenidInteraction(id)`, and sends
 *    the browser to the `location` in the answer. The location has a code that works once, within a minute, and only in
 *    the browser that has the cookie of the interaction. So no other page can accept for the customer: the token of the
 *    customer is needed to create the code, and the cookie of the browser to use it.
 * 4. `/oauth2/interactions/{id}` takes the code, and the browser continues to the client.
 *
 * A device: the page `/device` queries `openidDeviceRequest(userCode)` for the client, logs the customer in, and calls
 * `acceptOpenidDevice(userCode)` or `declineOpenidDevice(userCode)`.
 *
 * A grant belongs to the session of the customer who accepted it (`records.ts`). Its codes and tokens are not found
 * once that session has ended.
 */
export function createProvider(runtime: Runtime): OpenidProvider {
  const faults = new WeakMap<object, unknown>();
  const shownErrors = new WeakMap<object, ShownError>();
  const provider = new Provider(runtime.issuer, {
    ...configurationOf(runtime),
    cookies: { ...COOKIES, keys: [Buffer.from(runtime.derivedKeys('openid-cookie')).toString('base64url')] },
    jwks: { keys: [unusedKey()] },
    renderError(ctx, { error, error_description: description }) {
      shownErrors.set(ctx.req, { error, description: description ?? null });
      ctx.body = { error, error_description: description };
    },
  });
  provider.on('server_error', (ctx, error) => faults.set(ctx.req, error));
  // Koa emits the errors that oidc-provider has not caught. Without a listener, Koa would write them to standard error.
  (provider as EventEmitter).on('error', (error: unknown, ctx?: KoaContextWithOIDC) => {
    if (ctx) faults.set(ctx.req, error);
    else runtime.log.error({ err: error }, 'OpenID Provider');
  });
  beAtIssuer(provider);
  compareSecretHashes(provider, runtime);
  hangOnSessions(provider, runtime);
  signWithOwnKeys(provider, runtime);
  return {
    callback: provider.callback(),
    faultOf: (request) => faults.get(request),
    shownErrorOf: (request) => shownErrors.get(request) ?? null,
  };
}

/** An error that is shown in the browser, because it cannot be sent to the client. */
export type ShownError = { error: string; description: string | null };

export type OpenidProvider = {
  callback: ReturnType<Provider['callback']>;
  /** The error that occurred while a request was answered; undefined: no error. */
  faultOf(request: object): unknown;
  shownErrorOf(request: object): ShownError | null;
};

/** oidc-provider requires a key when it is created. `signWithOwnKeys` signs with the keys of the deployment instead. */
function unusedKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' } as never;
}

/** Builds every URL and cookie for the issuer, regardless of the `Host` of a request and of proxies. */
function beAtIssuer(provider: Provider): void {
  const { protocol, host } = new URL(provider.issuer);
  Object.defineProperties(provider.request, {
    protocol: { get: () => protocol.slice(0, -1) },
    host: { get: () => host },
  });
  provider.OIDCContext.prototype.urlFor = (name: string, options?: Record<string, unknown>) =>
    provider.urlFor(name, options);
}

function compareSecretHashes(provider: Provider, { prisma, clock }: Runtime): void {
  provider.Client.prototype.compareClientSecret = async function (this: Client, presented: string) {
    const client = await findClient(prisma, this.clientId);
    return client !== null && clientSecretMatches(client, presented, clock());
  };
}
