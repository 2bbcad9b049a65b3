import { beforeAll, describe, expect, test } from 'vitest';
import { createPartner } from '../../../src/tenancy/partners/partner.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { execute, request, rest } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout, ValidateToken } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, addSite, type OtherAccount } from '../../support/sites.ts';
import { CheckPartnerToken, DisablePartner, PartnerOfAccount } from './documents.ts';

const server = testServer({ env: { LOG_LEVEL: 'trace', RATE_LIMITS: 'on' } });
let admin: { id: number; token: string };
let other: OtherAccount;
beforeAll(async () => {
  admin = await asCollaborator(server, 'ADMIN');
  other = await addAccount(server, 'other-account');
});

type Basic = { clientId: string; clientSecret: string };

/** Creates a partner of the demo account. @param siteIds the sites that it is restricted to */
async function newPartner(settings: { ratePerMinute?: number; siteIds?: number[] } = {}) {
  const { siteIds = [], ...columns } = settings;
  const { prisma } = server.gatehouse;
  const basic: Basic = await createPartner(prisma, 1, 'Checked');
  const { id } = await prisma.partner.update({ where: { clientId: basic.clientId }, data: columns });
  for (const siteId of siteIds) await prisma.partnerSite.create({ data: { partnerId: id, siteId } });
  return { basic, partnerId: `${id}` };
}
const newCustomer = (siteId = 1) => register(server.url, {}, { siteId });
const check = (partnerId: string, token: string, as = admin) =>
  request(server.url, CheckPartnerToken, { partnerId, token }, as);
const code = ({ errors }: Awaited<ReturnType<typeof check>>) => errors[0]?.extensions?.code;

/** Checks a token, and compares the verdict with the one that the partner gets. @returns the verdict */
async function compared({ basic, partnerId }: { basic: Basic; partnerId: string }, token: string) {
  const { validateToken } = await execute(server.url, ValidateToken, { token }, { basic });
  const { checkPartnerToken } = await execute(server.url, CheckPartnerToken, { partnerId, token }, admin);
  const { checkedAt: _told, ...told } = validateToken;
  const { checkedAt: _checked, ...checked } = checkPartnerToken;
  expect(checked).toEqual(told);
  return checkPartnerToken;
}
const setSandbox = (sandbox: boolean) =>
  server.gatehouse.prisma.account.update({ where: { id: 1 }, data: { sandbox } });

describe('a check of a token returns the verdict that the partner gets', () => {
  test('for a valid token, a token of an ended session, and texts that are not tokens', async () => {
    const partner = await newPartner();
    const customer = await newCustomer();
    const { customer: owner, session } = customer;
    expect(await compared(partner, customer.token)).toMatchObject({
      valid: true,
      customerId: owner.id,
      sessionId: session.id,
    });
    await execute(server.url, Logout, {}, customer);
    expect(await compared(partner, customer.token)).toMatchObject({ valid: false, reason: 'REVOKED' });
    const forged = `${customer.token.slice(0, -8)}AAAAAAAA`;
    expect(await compared(partner, forged)).toMatchObject({ valid: false, reason: 'INVALID_SIGNATURE' });
    for (const token of ['', 'x', 'a.b.c', 'a\0b', ' ', '💥'])
      expect(await compared(partner, token)).toMatchObject({ valid: false, reason: 'MALFORMED' });
  });

  test('for a token of another account, and of a site that the partner may not ask about', async () => {
    const partner = await newPartner();
    const foreign = await newCustomer(other.site.id);
    expect(await compared(partner, foreign.token)).toMatchObject({ reason: 'UNKNOWN', customerId: null });
    const evening = await addSite(server, 'evening');
    const { token } = await newCustomer(evening.id);
    expect(await compared(partner, token)).toMatchObject({ valid: true });
    const restricted = await newPartner({ siteIds: [1] });
    expect(await compared(restricted, token)).toMatchObject({ reason: 'UNKNOWN', customerId: null });
    expect(await compared(restricted, (await newCustomer()).token)).toMatchObject({ valid: true });
  });

  test('for test tokens, in a sandbox and outside of one', async () => {
    const partner = await newPartner();
    const token = 'test.password-changed.gatehouse';
    expect(await compared(partner, token)).toMatchObject({ reason: 'MALFORMED' });
    await setSandbox(true);
    expect(await compared(partner, token)).toMatchObject({ reason: 'PASSWORD_CHANGED' });
    expect(await compared(partner, 'test.valid.gatehouse')).toMatchObject({ valid: true });
    await setSandbox(false);
  });
});

describe('a check of a token', () => {
  test('for a disabled partner is refused, as requests of the partner are', async () => {
    const { basic, partnerId } = await newPartner();
    const { token } = await newCustomer();
    await execute(server.url, DisablePartner, { id: partnerId }, admin);
    expect((await request(server.url, ValidateToken, { token }, { basic })).status).toBe(401);
    const refused = await check(partnerId, token);
    expect(refused.status).toBe(400);
    expect(refused.errors[0]?.extensions).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { partnerId: [expect.stringContaining('disabled')] },
    });
  });

  test('needs an administrator of the account of the partner', async () => {
    const { partnerId } = await newPartner();
    const { token } = await newCustomer();
    expect(code(await check(partnerId, token, await asCollaborator(server, 'SUPPORT')))).toBe('FORBIDDEN');
    const stranger = await asCollaborator(server, 'OWNER', other.account.id);
    expect(code(await check(partnerId, token, stranger))).toBe('NOT_FOUND');
    for (const id of ['0', '-1', 'x', '2147483648', ''])
      expect(code(await check(id, token))).toBe('NOT_FOUND');
    const { errors } = await request(server.url, CheckPartnerToken, { partnerId, token });
    expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  test('counts neither against the limit of the partner nor in its verdicts', async () => {
    const { basic, partnerId } = await newPartner({ ratePerMinute: 1 });
    const { token } = await newCustomer();
    for (let times = 0; times < 3; times += 1)
      expect((await check(partnerId, token)).data?.checkPartnerToken.valid).toBe(true);
    const { partner } = await execute(server.url, PartnerOfAccount, { id: partnerId }, admin);
    expect(partner).toMatchObject({ verdicts: [], lastUsedAt: null });
    expect((await request(server.url, ValidateToken, { token }, { basic })).status).toBe(200);
    expect((await request(server.url, ValidateToken, { token }, { basic })).status).toBe(429);
    expect((await check(partnerId, token)).data?.checkPartnerToken.valid).toBe(true);
  });

  test('adds an audit entry with the partner, and the token is in no entry and no log', async () => {
    const { prisma } = server.gatehouse;
    const { partnerId } = await newPartner();
    const { token } = await newCustomer();
    await check(partnerId, token);
    const where = { action: 'partner.token_checked', targetId: partnerId };
    expect(await prisma.auditEvent.findMany({ where })).toMatchObject([
      { targetKind: 'partner', actorId: `${admin.id}`, accountId: 1, before: null, after: null },
    ]);
    const rows = JSON.stringify(await prisma.$queryRaw`SELECT to_jsonb(e)::text AS row FROM audit_event e`);
    const [, , signature = ''] = token.split('.');
    expect(rows).not.toContain(signature);
    expect(server.logs.join('\n')).not.toContain(signature);
  });

  test('cannot be requested by GET, which would put the token in the URL', async () => {
    const query = encodeURIComponent('mutation { checkPartnerToken(partnerId: 1, token: "x") { valid } }');
    expect((await rest(server.url, 'GET', `/graphql?query=${query}`, admin)).status).toBe(405);
  });

  // This test is the last one, because it advances the clock beyond the end of the collaborator's session.
  test('that has expired returns the verdict that the partner gets', async () => {
    const partner = await newPartner();
    const { token } = await newCustomer();
    server.clock.advance({ days: 61 });
    admin = await asCollaborator(server, 'ADMIN');
    expect(await compared(partner, token)).toMatchObject({
      valid: false,
      reason: 'EXPIRED',
      action: 'REFRESH',
    });
  });
});
