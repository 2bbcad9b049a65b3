import { randomUUID } from 'node:crypto';
import * as openid from 'openid-client';
import { Webhook } from 'standardwebhooks';
import { expect, vi } from 'vitest';
import { hashSecret } from '../../src/lib/credential.ts';
import type { OneTimeTokenPurpose, PrismaClient } from '../../src/platform/database/client/client.ts';
import { seal } from '../../src/platform/encryption/sealed.ts';
import { jobsIn } from '../../src/platform/jobs/enqueue.ts';
import { setUpDisqus } from '../customers/disqus/scene.ts';
import { CompleteLogin } from '../customers/second-factor/documents.ts';
import { challengeFor, codeOf, registerGuarded, setPolicy } from '../customers/second-factor/factors.ts';
import { createEndpoint, startReceiver } from '../delivery/webhooks/receiver.ts';
import { openBrowser } from '../openid/provider/browser.ts';
import { discover, logIn, registerClient } from '../openid/provider/clients.ts';
import { execute } from '../support/client.ts';
import { register } from '../support/customers.ts';
import { Me, Refresh, ValidateToken } from '../support/documents.ts';
import { mailedToken } from '../support/mails.ts';
import type { TestServer } from '../support/server.ts';
import { RequestPasswordReset, ResetPassword } from '../support/ways-in.ts';
import { protect } from '../tenancy/bot-protection/scene.ts';

/**
 * One-time tokens that contain an encrypted value. They are stored directly, because the API stores them only during a
 * login at another server.
 */
const STATES = [
  ['EMPLOYEE_SSO', 'employee-sso-state'],
  ['ENTERPRISE_LOGIN', 'enterprise-login-state'],
  ['IDENTITY_LINK_RESULT', 'identity-link-result'],
  ['IDENTITY_PROVIDER_TEST', 'identity-provider-test'],
  ['SAML_RESPONSE', 'saml-response-person'],
  ['SIGN_IN_REDIRECT', 'sign-in-redirect'],
] as const satisfies [OneTimeTokenPurpose, Parameters<typeof seal>[1]][];

/** Makes every kind of value that is encrypted or derived from the secret, some through the API. */
export async function makeThings(server: TestServer) {
  const { url, gatehouse, demo } = server;
  const receiver = await startReceiver((response) => response.writeHead(200).end('thanks'));
  const { secret: webhookSecret } = await createEndpoint(server, { url: receiver.url });
  await setPolicy(server, 'OPTIONAL');
  const customer = await register(url);
  const guarded = [await registerGuarded(server)];
  const app = await registerClient(server, { idTokenAlgorithm: 'RS256' });
  const browser = openBrowser(server);
  const { refresh_token: appToken = '' } = await logIn(server, browser, app, customer.token, {
    scope: 'openid offline_access',
  });
  const mailed = await register(url);
  await execute(url, RequestPasswordReset, { input: { email: mailed.email } });
  const resetToken = await mailedToken(server, mailed.email);
  await makeSettings(server);
  await vi.waitFor(async () => {
    expect(await gatehouse.prisma.webhookDelivery.count({ where: { status: 'DELIVERED' } })).toBeGreaterThan(
      2,
    );
  });
  return {
    ...{
      receiver,
      webhookSecret,
      customer,
      guarded,
      app,
      appToken,
      mailed,
      resetToken,
      partner: demo.partner,
    },
  };
}

export type Things = Awaited<ReturnType<typeof makeThings>>;

/** Writes the settings and the other rows that contain secrets directly into the database. */
async function makeSettings(server: TestServer): Promise<void> {
  const { prisma, derivedKeys, clock } = server.gatehouse;
  const [accountId, siteId, now] = [1, 1, clock()];
  await protect(server, { operations: [] });
  await setUpDisqus(server);
  const made = { createdAt: now, updatedAt: now };
  const company = {
    issuer: 'https://idp.example',
    clientId: 'c',
    secretEndpoint: 'https://idp.example/token',
  };
  const of = (purpose: Parameters<typeof seal>[1]) => seal(derivedKeys, purpose, `the ${purpose}`);
  await prisma.employeeSso.create({
    data: { accountId, ...company, ...made, domains: [], encryptedSecret: await of('employee-sso') },
  });
  await prisma.enterpriseConnection.create({
    data: {
      ...{ accountId, name: 'Acme', kind: 'OIDC', ...company, ...made },
      encryptedSecret: await of('enterprise-connection'),
    },
  });
  await prisma.identityProvider.create({
    data: {
      ...{ siteId, name: 'google', kind: 'GOOGLE', clientId: 'c', ...made },
      encryptedSecret: await of('identity-provider'),
    },
  });
  await prisma.hashSecret.create({
    data: { accountId, name: 'pepper', encryptedSecret: await of('hash-secret'), createdAt: now },
  });
  await prisma.legacyIssuer.create({
    data: {
      ...{ accountId, siteId, kind: 'HMAC', algorithm: 'HS256', acceptsUntil: now, createdAt: now },
      encryptedSecret: await of('legacy-issuer'),
    },
  });
  await prisma.oldSystem.create({
    data: {
      ...{ accountId, kind: 'HOOK', url: 'https://old.example', until: now, disabledAt: now, ...made },
      ...{ trustsEmails: false, createsUnknown: false, encryptedSecret: await of('old-system') },
    },
  });
  for (const [purpose, sealedFor] of STATES) {
    await prisma.oneTimeToken.create({
      data: {
        ...{ id: randomUUID(), purpose, secretHash: hashSecret(purpose), createdAt: now, expiresAt: now },
        data: { sealed: await of(sealedFor), other: 'kept' },
      },
    });
  }
  await jobsIn(prisma).insert('mail', [
    {
      data: { sealed: await of('queued mail'), until: now.toISOString() },
      startAfter: new Date(Date.now() + 86_400_000),
    },
  ]);
  await prisma.webhookEvent.create({
    data: {
      ...{ id: 'evt_waiting', accountId, type: 'x', createdAt: now },
      encryptedBody: await of('webhook event'),
    },
  });
}

/** Asserts that the values work on a server. With `first`, also uses up the reset token and awaits a webhook. */
export async function expectThings(
  server: TestServer,
  things: Things,
  { first = false } = {},
): Promise<void> {
  const { url, clock } = server;
  const { customer, guarded, app } = things;
  const { validateToken } = await execute(
    url,
    ValidateToken,
    { token: customer.token },
    { basic: things.partner },
  );
  expect(validateToken).toMatchObject({ valid: true });
  expect((await execute(url, Me, {}, { token: customer.token })).me?.email).toBe(customer.email);
  const refreshed = await execute(url, Refresh, { refreshToken: customer.refreshToken });
  things.customer = { ...customer, ...refreshed.refresh };
  for (const one of guarded) {
    const challenge = await challengeFor(server, one);
    clock.advance({ seconds: 60 });
    const input = { challenge, code: codeOf(server, one.secret) };
    const { completeLogin } = await execute(url, CompleteLogin, { input });
    expect(completeLogin.customer.email).toBe(one.email);
  }
  const config = await discover(server, app);
  const again = await openid.refreshTokenGrant(config, things.appToken);
  things.appToken = again.refresh_token ?? things.appToken;
  expect(again.id_token).toBeTruthy();
  if (!first) return;
  const before = things.receiver.received.length;
  const input = { token: things.resetToken, email: things.mailed.email, password: 'a long enough one, new' };
  await execute(url, ResetPassword, { input });
  await register(url);
  await vi.waitFor(() => expect(things.receiver.received.length).toBeGreaterThan(before), 10_000);
  const { raw, headers } = things.receiver.received.at(-1) ?? { raw: '', headers: {} };
  new Webhook(things.webhookSecret).verify(raw, headers as Record<string, string>);
}

/** @returns every compact JWE in the database that is encrypted with a shared key, with its column */
export async function sealedValues(prisma: PrismaClient): Promise<{ place: string; value: string }[]> {
  const columns = await prisma.$queryRaw<{ place: string; relation: string; name: string }[]>`
    SELECT CASE WHEN n.nspname = 'pgboss' THEN 'pgboss.' ELSE '' END || c.relname || '.' || a.attname AS place,
      c.oid::regclass::text AS relation, quote_ident(a.attname) AS name
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
    WHERE n.nspname IN (current_schema(), 'pgboss') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND a.attnum > 0 AND a.atttypid::regtype::text IN ('text', 'jsonb', 'character varying', 'json')`;
  const found: { place: string; value: string }[] = [];
  for (const { place, relation, name } of columns) {
    const rows = await prisma.$queryRawUnsafe<{ value: string }[]>(
      `SELECT m[1] AS value FROM ${relation},
       regexp_matches(${name}::text, '(eyJ[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)', 'g') m`,
    );
    found.push(...rows.map(({ value }) => ({ place, value })));
  }
  return found;
}
