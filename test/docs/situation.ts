import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import { toUnixSeconds } from '../../src/lib/clock.ts';
import { once } from '../../src/lib/once.ts';
import { PUBLIC_KEY as DISQUS_KEY, setUpDisqus } from '../customers/disqus/scene.ts';
import { type OpenIdProvider, startOpenIdProvider } from '../customers/identity-providers/openid-provider.ts';
import { addProvider, externalPerson } from '../customers/identity-providers/scene.ts';
import {
  loginByPelcro,
  type PelcroCustomer,
  type PelcroOptions,
  pelcroApi,
  registerByPelcro,
} from '../rest/pelcro/api.ts';
import { loginByPrancer } from '../rest/prancer/api.ts';
import { execute } from '../support/client.ts';
import { uniqueEmail } from '../support/customers.ts';
import { Login, Logout } from '../support/documents.ts';
import { lastMailTo, tokenIn } from '../support/mails.ts';
import type { TestServer } from '../support/server.ts';
import { addAccount, addSite } from '../support/sites.ts';

const PASSWORD = 'securePassword123';
const SHORT_LIFE_SECONDS = 60;

/** The sites, accounts, plans and the provider that the examples need besides the demo account. */
export type Fixtures = {
  olderSiteId: number;
  fullSiteId: number;
  foreignSiteId: number;
  passwordlessSiteId: number;
  revealingSiteId: number;
  planId: number;
  domainPlanId: number;
  google: OpenIdProvider;
};

export async function addFixtures(server: TestServer): Promise<Fixtures> {
  const olderSiteId = (await addSite(server, 'older-reading', { invalidTokenStatus: 401 })).id;
  // This site has its own account, because the strictest session limit of a site applies to all sites of its account.
  const fullSiteId = (await addAccount(server, 'full', { concurrentSessions: 'REFUSE_NEW' })).site.id;
  const foreignSiteId = (await addAccount(server, 'foreign')).site.id;
  await setUpDisqus(server);
  const google = await startOpenIdProvider();
  await addProvider(server, { name: 'google', kind: 'GOOGLE', issuer: google.issuer });
  // No server listens on this port.
  await addProvider(server, { name: 'company', kind: 'OPENID', issuer: 'http://127.0.0.1:1' });
  const passwordlessSiteId = (await addSite(server, 'passwordless', { passwordlessEnabled: true })).id;
  const revealing = { passwordlessEnabled: true, revealUnknownEmails: true };
  const revealingSiteId = (await addSite(server, 'revealing', revealing)).id;
  const campus = {
    siteId: 1,
    nickname: 'Campus',
    description: 'For the whole university',
    entitlements: ['campus'],
  };
  const { plan } = server.gatehouse.prisma;
  const { id: planId } = await plan.create({ data: { ...campus, addressRanges: ['127.0.0.0/8'] } });
  const { id: domainPlanId } = await plan.create({ data: { ...campus, emailDomains: ['campus.example'] } });
  return {
    olderSiteId,
    fullSiteId,
    foreignSiteId,
    passwordlessSiteId,
    revealingSiteId,
    planId,
    domainPlanId,
    google,
  };
}

/**
 * Makes values for the names in braces in an example, on demand: a new customer for each example,
 * and expired, revoked or otherwise invalid tokens. Values that cannot be predicted are patterns.
 */
export function situationOn(server: TestServer, fixtures: Fixtures) {
  const { prisma } = server.gatehouse;
  const email = uniqueEmail();
  const username = `john_${randomUUID()}`;
  const newEmail = uniqueEmail();
  const person = externalPerson({
    email: newEmail,
    name: 'John Doe',
    given_name: 'John',
    family_name: 'Doe',
  });
  const newUsername = `john_${randomUUID()}`;

  const john = once(() =>
    registerByPelcro(server, { email, password: PASSWORD, username, first_name: 'John', last_name: 'Doe' }),
  );
  const newCustomer = (options: PelcroOptions = {}): Promise<PelcroCustomer> =>
    registerByPelcro(server, { password: PASSWORD }, options);

  /** Returns an expired token. @param end whether its session has ended too */
  async function expired(end: boolean): Promise<string> {
    const input = { email: (await newCustomer()).email, password: PASSWORD };
    const variables = { input: { ...input, tokenLifetimeSeconds: SHORT_LIFE_SECONDS } };
    const { token } = (await execute(server.url, Login, variables, { siteId: 1 })).login;
    if (end) await execute(server.url, Logout, {}, { token });
    server.clock.advance({ seconds: SHORT_LIFE_SECONDS + 1 });
    return token;
  }

  async function early(): Promise<string> {
    server.clock.advance({ hours: 1 });
    const { token } = await newCustomer();
    server.clock.advance({ hours: -1 });
    return token;
  }

  async function revoked(): Promise<string> {
    const { token } = await newCustomer();
    expect((await pelcroApi(server, 'POST', '/auth/logout', { token })).status).toBe(200);
    return token;
  }

  async function superseded(): Promise<string> {
    const customer = await newCustomer();
    const limitTo = (concurrentSessions: 'EVICT_OLDEST' | 'UNLIMITED') =>
      prisma.site.update({ where: { id: server.demo.siteId }, data: { concurrentSessions } });
    await limitTo('EVICT_OLDEST');
    await loginByPelcro(server, customer);
    await limitTo('UNLIMITED');
    return customer.token;
  }

  /** Returns a site where John has the only allowed session. */
  async function fullSite(): Promise<number> {
    await john();
    const siteId = fixtures.fullSiteId;
    await registerByPelcro(server, { email, password: PASSWORD }, { siteId });
    return siteId;
  }

  async function passwordChanged(): Promise<string> {
    const { token } = await newCustomer();
    const body = { old_password: PASSWORD, new_password: 'other one', confirm_new_password: 'other one' };
    expect((await pelcroApi(server, 'POST', '/password/update', { token, body })).status).toBe(200);
    return token;
  }

  /** John's token from before he changed his password. */
  async function replaced(): Promise<string> {
    const { token } = await john();
    const body = { old_password: PASSWORD, new_password: 'other one', confirm_new_password: 'other one' };
    expect((await pelcroApi(server, 'POST', '/password/update', { token, body })).status).toBe(200);
    return token;
  }

  async function disabled(): Promise<string> {
    const { id, token } = await newCustomer();
    const now = server.clock.now();
    await prisma.customer.update({ where: { id }, data: { disabledAt: now } });
    const ended = { endedAt: now, endReason: 'CUSTOMER_DISABLED' } as const;
    await prisma.session.updateMany({ where: { customerId: id }, data: ended });
    return token;
  }

  /** A token with the signature of another token. */
  async function forged(): Promise<string> {
    const [one, other] = [await newCustomer(), await newCustomer()].map(({ token }) => token.split('.'));
    return [one?.[0], one?.[1], other?.[2]].join('.');
  }

  /** Requests a mail to John. @returns the token in its link */
  async function mailed(method: string, path: string, siteId = 1): Promise<string> {
    const { email, token } = await john();
    expect((await pelcroApi(server, method, path, { siteId, token, body: { email } })).status).toBe(200);
    return tokenIn(await lastMailTo(server, email));
  }

  async function withdrawn(): Promise<string> {
    const token = await mailed('POST', '/password/forgot');
    await mailed('POST', '/password/forgot');
    return token;
  }

  async function verified(): Promise<string> {
    const { token } = await john();
    const body = { email_verify_token: await mailed('GET', '/customer/email/verify') };
    expect((await pelcroApi(server, 'POST', '/customer/email/verify', { body })).status).toBe(200);
    return token;
  }

  /** The token of a customer with a verified email of the campus. */
  async function campus(): Promise<string> {
    const address = `${randomUUID()}@campus.example`;
    const { id, token } = await registerByPelcro(server, { email: address, password: PASSWORD });
    await prisma.customer.update({ where: { id }, data: { emailVerifiedAt: server.clock.now() } });
    return token;
  }

  const values: Record<string, () => unknown> = {
    passwordless_site_id: () => fixtures.passwordlessSiteId,
    revealing_site_id: () => fixtures.revealingSiteId,
    reset_token: () => mailed('POST', '/password/forgot'),
    withdrawn_reset_token: withdrawn,
    verification_token: () => mailed('GET', '/customer/email/verify'),
    login_token: () => mailed('POST', '/auth/passwordless/request', fixtures.passwordlessSiteId),
    verified_token: verified,
    email: async () => (await john()).email,
    username: async () => (await john()) && username,
    customer_id: async () => (await john()).id,
    token: async () => (await john()).token,
    token_expires_at: async () => decodeJwt((await john()).token).exp,
    other_email: async () => (await newCustomer()).email,
    other_token: async () => (await newCustomer()).token,
    new_email: () => newEmail,
    new_username: () => newUsername,
    new_customer_id: () => expect.any(Number),
    site_id: () => 1,
    idp_token: () => fixtures.google.idToken(person),
    idp_token_without_email: () => fixtures.google.idToken({ ...person, email: undefined }),
    idp_token_with_taken_email: async () =>
      fixtures.google.idToken({ ...person, email: (await john()) && email, email_verified: false }),
    google_claims: () => {
      const { aud: _aud, ...claims } = person;
      return claims;
    },
    account_id: () => 1,
    full_site_id: fullSite,
    older_site_id: () => fixtures.olderSiteId,
    disqus_login: () => expect.stringMatching(/^[\w+/]{40,}={0,2} [0-9a-f]{40} [0-9]{10}$/),
    disqus_logout: () => expect.stringMatching(/^e30= [0-9a-f]{40} [0-9]{10}$/),
    disqus_public_key: () => DISQUS_KEY,
    tenant: () => 'demo',
    plan_id: () => fixtures.planId,
    domain_plan_id: () => fixtures.domainPlanId,
    campus_token: campus,
    // The tests call from a loopback address, which has no location.
    country: () => null,
    own_states: () => ({}),
    countries: () => expect.objectContaining({ CA: 'Canada', FR: 'France', US: 'United States' }),
    countries_in_french: () => expect.objectContaining({ CA: 'Canada', US: 'États-Unis', FR: 'France' }),
    states: () => expect.objectContaining({ ON: 'Ontario', QC: 'Quebec' }),
    expired_token: () => expired(false),
    ended_expired_token: () => expired(true),
    early_token: early,
    revoked_token: revoked,
    superseded_token: superseded,
    replaced_token: replaced,
    password_changed_token: passwordChanged,
    disabled_token: disabled,
    forged_token: forged,
    foreign_token: async () => (await newCustomer({ siteId: fixtures.foreignSiteId })).token,
    refresh_token: async () =>
      (await loginByPrancer(server, { email: (await john()).email, password: PASSWORD })).refreshToken,
    partner_credentials: () => {
      const { clientId, clientSecret } = server.demo.partner;
      return Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    },
    too_much: () => 'x'.repeat(2 * 1024 * 1024),
    now: () => toUnixSeconds(server.clock.now()),
    new_token: () => expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]{86}$/),
    new_refresh_token: () => expect.stringMatching(/^[0-9a-f-]{36}\.[\w-]{43}$/),
    report_id: () => expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  };

  return {
    john,
    /** Makes the values of an example. The time comes last, because making values moves the clock. */
    async make(names: ReadonlySet<string>): Promise<(name: string) => unknown> {
      const made = new Map<string, unknown>();
      for (const name of [...names].sort((a, b) => Number(a === 'now') - Number(b === 'now'))) {
        const value = values[name];
        if (!value) throw new Error(`The test has no value for {${name}}`);
        made.set(name, await value());
      }
      return (name) => made.get(name);
    },
  };
}
