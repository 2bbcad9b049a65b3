import { describe, expect, test } from 'vitest';
import type { Prisma } from '../../../src/platform/database/client/client.ts';
import { pelcroApi, seen } from '../../rest/pelcro/api.ts';
import { request } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { GetPlan, PlansByAddress, PlansByEmailDomain } from './documents.ts';

const server = testServer({ env: { TRUSTED_PROXIES: '1' } });
const at = (siteId: number, from?: string, token?: string) => ({
  siteId,
  ...(token && { token }),
  ...(from && { headers: { 'x-forwarded-for': from } }),
});

/** Creates a site with one plan. */
async function siteWith(plan: Partial<Prisma.PlanUncheckedCreateInput>) {
  const site = await addSite(server, `site-${uniqueEmail()}`);
  const data = { siteId: site.id, nickname: 'Free', entitlements: ['all'], ...plan };
  const { id } = await server.gatehouse.prisma.plan.create({ data });
  return { siteId: site.id, planId: String(id) };
}

async function openAt(siteId: number, from?: string): Promise<boolean> {
  const { data } = await request(server.url, PlansByAddress, {}, at(siteId, from));
  return (data?.plansByAddress.length ?? 0) > 0;
}

describe('an IP address gives access to a free plan', () => {
  test.each<[string, string[], string[]]>([
    ['192.0.2.7', ['192.0.2.7', '::ffff:192.0.2.7', '192.0.2.7:5678'], ['192.0.2.8', '2001:db8::1']],
    ['192.0.2.0/24', ['192.0.2.0', '192.0.2.255'], ['192.0.1.255', '192.0.3.0']],
    ['192.0.2.99/31', ['192.0.2.98', '192.0.2.99'], ['192.0.2.97', '192.0.2.100']],
    ['0.0.0.0/0', ['1.2.3.4', '255.255.255.255'], ['2001:db8::1']],
    ['192.0.2.10-192.0.3.1', ['192.0.2.10', '192.0.2.255', '192.0.3.1'], ['192.0.2.9', '192.0.3.2']],
    ['2001:db8::/32', ['2001:db8::', '2001:db8:ffff::1', '[2001:db8::1]:80'], ['2001:db9::', '192.0.2.1']],
    ['2001:db8::5 - 2001:db8::9', ['2001:db8::5', '2001:db8::9'], ['2001:db8::4', '2001:db8::a']],
    ['2001:db8::1', ['2001:0db8:0:0::1'], ['2001:db8::2']],
    ['::/0', ['2001:db8::1', '::1'], ['192.0.2.1']],
    ['::ffff:192.0.2.0/120', ['192.0.2.9'], ['192.0.3.0', '::1']],
  ])('%s', async (range, inside, outside) => {
    const { siteId } = await siteWith({ addressRanges: [range] });
    for (const from of inside) expect([from, await openAt(siteId, from)]).toEqual([from, true]);
    for (const from of outside) expect([from, await openAt(siteId, from)]).toEqual([from, false]);
  });

  test('if it is in any of several overlapping ranges, until the ranges change', async () => {
    const { plan } = server.gatehouse.prisma;
    const many = Array.from({ length: 1_000 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
    const { siteId, planId } = await siteWith({ addressRanges: [...many, '10.0.0.0/8', '2001:db8::/32'] });
    for (const from of ['10.0.0.1', '10.255.0.1', '2001:db8::7'])
      expect(await openAt(siteId, from)).toBe(true);
    const where = { id: Number(planId) };
    await plan.update({ where, data: { addressRanges: many } });
    expect([await openAt(siteId, '10.3.231.9'), await openAt(siteId, '10.255.0.1')]).toEqual([true, false]);
    await plan.update({ where, data: { addressRanges: [] } });
    expect(await openAt(siteId, '10.3.231.9')).toBe(false);
    await plan.delete({ where });
  });

  test('as forwarded by trusted proxies, but not from another header', async () => {
    const { siteId } = await siteWith({ addressRanges: ['192.0.2.0/24'] });
    expect(await openAt(siteId, '192.0.2.1, 198.51.100.1')).toBe(false);
    expect(await openAt(siteId, '198.51.100.1, 192.0.2.1')).toBe(true);
    const headers = { 'x-real-ip': '192.0.2.1', forwarded: 'for=192.0.2.1', 'client-ip': '192.0.2.1' };
    const { data } = await request(server.url, PlansByAddress, {}, { siteId, headers });
    expect(data?.plansByAddress).toEqual([]);
  });

  test('but not to a paid plan, an inactive plan or a plan of another site', async () => {
    const addressRanges = ['0.0.0.0/0'];
    for (const plan of [{ amount: 100 }, { active: false }, { addressRanges: [] }]) {
      const { siteId } = await siteWith({ addressRanges, ...plan });
      expect(await openAt(siteId, '192.0.2.1')).toBe(false);
    }
    await siteWith({ addressRanges });
    expect(await openAt((await addSite(server, 'empty')).id, '192.0.2.1')).toBe(false);
  });
});

describe('the domain of an email', () => {
  const listing = async (siteId: number, email: string, token?: string) =>
    (await request(server.url, PlansByEmailDomain, { email }, at(siteId, undefined, token))).data
      ?.plansByEmailDomain;

  async function customerOf(domain: string, verified: boolean) {
    const email = `${uniqueEmail().split('@')[0]}@${domain}`;
    const { token, customer } = await register(server.url, { email }, { siteId: 1 });
    const emailVerifiedAt = verified ? server.clock.now() : null;
    const where = { id: Number(customer.id) };
    await server.gatehouse.prisma.customer.update({ where, data: { emailVerifiedAt } });
    return { email, token };
  }

  test('lists the plan for anyone, without its entitlements', async () => {
    const { siteId, planId } = await siteWith({ emailDomains: ['campus.example'] });
    const listed = [{ id: planId, entitlements: null }];
    expect(await listing(siteId, 'anybody@Campus.Example')).toEqual(listed);
    const unverified = await customerOf('campus.example', false);
    expect(await listing(siteId, unverified.email, unverified.token)).toEqual(listed);
    const elsewhere = await customerOf('elsewhere.example', true);
    expect(await listing(siteId, 'anybody@campus.example', elsewhere.token)).toEqual(listed);
    const { data } = await request(server.url, GetPlan, { id: planId }, at(siteId));
    expect(data?.plan.entitlements).toBeNull();
  });

  test('shows the entitlements to a customer with a verified email of the domain, until the logout', async () => {
    const { siteId, planId } = await siteWith({ emailDomains: ['campus.example'] });
    const { email, token } = await customerOf('campus.example', true);
    const open = [{ id: planId, entitlements: ['all'] }];
    expect(await listing(siteId, email, token)).toEqual(open);
    expect(
      (await request(server.url, GetPlan, { id: planId }, at(siteId, undefined, token))).data,
    ).toMatchObject({
      plan: { entitlements: ['all'] },
    });
    await request(server.url, Logout, {}, { token });
    expect(await listing(siteId, email, token)).toEqual([{ id: planId, entitlements: null }]);
  });

  test('must equal the domain of the plan', async () => {
    const { siteId } = await siteWith({ emailDomains: ['campus.example', 'xn--bcher-kva.example'] });
    for (const domain of ['evil-campus.example', 'a.campus.example', 'campus.example.evil.example']) {
      expect(await listing(siteId, `x@${domain}`)).toEqual([]);
    }
    expect(await listing(siteId, 'x@bücher.example')).toHaveLength(1);
  });
});

test('a customer of another account gets no entitlements, whatever their email', async () => {
  const { siteId, planId } = await siteWith({ emailDomains: ['campus.example'] });
  const other = await addAccount(server, 'another');
  const email = `${uniqueEmail().split('@')[0]}@campus.example`;
  const { token } = await register(server.url, { email }, { siteId: other.site.id });
  await server.gatehouse.prisma.customer.updateMany({
    where: { email },
    data: { emailVerifiedAt: server.clock.now() },
  });
  const { data } = await request(server.url, GetPlan, { id: planId }, at(siteId, undefined, token));
  expect(data?.plan.entitlements).toBeNull();
});

describe('a plan', () => {
  test('has its price as formatted text', async () => {
    for (const [currency, amount, text] of [
      ['usd', 1_050, '$10.50'],
      ['jpy', 1_050, '¥1,050'],
      ['eur', 5, '€0.05'],
      ['kwd', 1_500, 'KWD 1.500'],
    ] as const) {
      const { siteId, planId } = await siteWith({ currency, amount });
      const { data } = await request(server.url, GetPlan, { id: planId }, at(siteId));
      expect(data?.plan.amountFormatted.replace(/\s/g, ' ')).toBe(text);
    }
  });

  test('of another site or with an unknown id is NOT_FOUND, in GraphQL and in the Pelcro API', async () => {
    const { planId } = await siteWith({});
    const missing = { error: { report_id: null, status: 404, message: 'Not found.' } };
    for (const id of [planId, '0', '2147483647', '9999999999']) {
      expect((await request(server.url, GetPlan, { id }, at(1))).errors[0]?.extensions).toEqual({
        code: 'NOT_FOUND',
      });
      const answer = await pelcroApi(server, 'POST', '/plan', { body: { plan_id: id } });
      expect(seen(answer)).toEqual({ status: 404, body: missing });
    }
    expect((await request(server.url, GetPlan, { id: 'x\0' }, at(1))).status).toBe(404);
  });

  test('is identified only by a number or a text of its digits', async () => {
    const { siteId, planId } = await siteWith({});
    for (const plan_id of [planId, Number(planId)]) {
      const answer = await pelcroApi(server, 'POST', '/plan', { siteId, body: { plan_id } });
      expect(answer.body.data.id).toBe(Number(planId));
    }
    for (const plan_id of ['x', '1.5', -1, 1.5, {}, [Number(planId)], true, '1 ', '\0']) {
      const answer = await pelcroApi(server, 'POST', '/plan', { siteId, body: { plan_id } });
      const errors = { plan_id: ['The plan id must be a positive integer.'] };
      expect(seen(answer)).toEqual({ status: 400, body: { errors } });
    }
  });
});

test('/site returns the enabled features and the public ids of the enabled providers, and no secret', async () => {
  const { id } = await addSite(server, 'social', {
    emailVerificationEnabled: true,
    passwordlessEnabled: true,
    passwordlessLinkDays: 30,
  });
  const providers = [
    { name: 'google', kind: 'GOOGLE', clientId: 'google-id', issuer: null },
    { name: 'facebook', kind: 'FACEBOOK', clientId: 'facebook-id', issuer: null, enabled: false },
    { name: 'auth0', kind: 'AUTH0', clientId: 'auth0-id', issuer: 'tenant.auth0.example' },
  ] as const;
  for (const provider of providers) {
    const data = { siteId: id, encryptedSecret: 'sealed', ...provider };
    await server.gatehouse.prisma.identityProvider.create({ data });
  }
  const answer = await pelcroApi(server, 'GET', '/site', { siteId: id });
  expect(answer.body.data).toMatchObject({
    email_verify_enabled: true,
    passwordless_enabled: true,
    passwordless_token_duration: 43_200,
    google_app_id: 'google-id',
    facebook_app_id: null,
    auth0_client_id: 'auth0-id',
    auth0_base_url: 'https://tenant.auth0.example',
  });
  expect(JSON.stringify(answer.body)).not.toContain('sealed');
});
