import { beforeEach, describe, expect, test } from 'vitest';
import { openStream, poll } from '../../access/revocations/partner.ts';
import { execute, request, rest } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { register } from '../../support/customers.ts';
import { Logout, ValidateToken, ValidateTokens } from '../../support/documents.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount, addSite, type OtherAccount } from '../../support/sites.ts';
import {
  CreatePartner,
  DisablePartner,
  EnablePartner,
  PartnerOfAccount,
  Partners,
  RotatePartnerSecret,
  UpdatePartner,
} from './documents.ts';

let server: TestServer;
let owner: { token: string };
beforeEach(async () => {
  server = await startServer();
  owner = await logInCollaborator(server);
});

type Basic = { clientId: string; clientSecret: string };

async function create(input: { name?: string; siteIds?: string[]; ratePerMinute?: number } = {}) {
  const made = await execute(server.url, CreatePartner, { input: { name: 'Reader app', ...input } }, owner);
  const { partner, clientSecret } = made.createPartner;
  return { partner, id: partner.id, basic: { clientId: partner.clientId, clientSecret } };
}
async function rotate(id: string, overlapDays: number): Promise<string> {
  const { rotatePartnerSecret } = await execute(server.url, RotatePartnerSecret, { id, overlapDays }, owner);
  return rotatePartnerSecret.clientSecret;
}
const newCustomer = (siteId = server.demo.siteId) => register(server.url, {}, { siteId });
const ask = (basic: Basic, token: string) => request(server.url, ValidateToken, { token }, { basic });
const verdict = async (basic: Basic, token: string) => (await ask(basic, token)).data?.validateToken;
const introspected = async (basic: Basic, token: string) =>
  (await rest(server.url, 'POST', '/oauth2/introspect', { basic, form: { token } })).body.active;
const audited = (action: string) =>
  server.gatehouse.prisma.auditEvent.findMany({ where: { action }, orderBy: { id: 'asc' } });

describe('a partner', () => {
  test('is created with a secret that is shown once, is valid at once, and is stored as a hash', async () => {
    const { partner, basic } = await create({ ratePerMinute: 5 });
    expect(partner).toMatchObject({ name: 'Reader app', ratePerMinute: 5, siteIds: [], lastUsedAt: null });
    expect(await verdict(basic, (await newCustomer()).token)).toMatchObject({ valid: true });
    const { partners } = await execute(server.url, Partners, {}, owner);
    expect(partners.map(({ id }) => id)).toContain(partner.id);
    expect(JSON.stringify(partners)).not.toContain(basic.clientSecret);
    const { prisma } = server.gatehouse;
    const everything = JSON.stringify([
      await prisma.$queryRaw`SELECT * FROM partner`,
      await prisma.$queryRaw`SELECT action, target_id, before, after FROM audit_event`,
    ]);
    expect(everything).not.toContain(basic.clientSecret);
    const [entry] = await audited('partner.created');
    expect(entry).toMatchObject({
      actorKind: 'COLLABORATOR',
      targetId: partner.id,
      after: { name: 'Reader app', ratePerMinute: 5, siteIds: [] },
    });
  });

  test('is updated, with an audit entry for each change', async () => {
    const { id } = await create();
    const renamed = await execute(server.url, UpdatePartner, { id, input: { name: ' App ' } }, owner);
    expect(renamed.updatePartner).toMatchObject({ name: 'App', ratePerMinute: null });
    await execute(server.url, UpdatePartner, { id, input: { ratePerMinute: 7 } }, owner);
    await execute(server.url, UpdatePartner, { id, input: { ratePerMinute: null } }, owner);
    await execute(server.url, UpdatePartner, { id, input: { name: 'App' } }, owner);
    expect((await audited('partner.updated')).map(({ before, after }) => [before, after])).toEqual([
      [{ name: 'Reader app' }, { name: 'App' }],
      [{ ratePerMinute: null }, { ratePerMinute: 7 }],
      [{ ratePerMinute: 7 }, { ratePerMinute: null }],
    ]);
  });

  test('that is disabled is refused until it is enabled again', async () => {
    const { id, basic } = await create();
    const { token } = await newCustomer();
    const disabled = await execute(server.url, DisablePartner, { id }, owner);
    expect(disabled.disablePartner.disabledAt).not.toBeNull();
    expect((await ask(basic, token)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    await execute(server.url, DisablePartner, { id }, owner);
    await execute(server.url, EnablePartner, { id }, owner);
    expect(await verdict(basic, token)).toMatchObject({ valid: true });
    expect(await audited('partner.disabled')).toHaveLength(1);
    expect(await audited('partner.enabled')).toHaveLength(1);
  });

  test('with invalid values is refused by field, when it is created and when it is updated', async () => {
    const { id } = await create();
    const wrong: [string, { name: string; ratePerMinute?: number; siteIds?: string[] }][] = [
      ['name', { name: ' ' }],
      ['name', { name: 'x'.repeat(101) }],
      ['name', { name: 'a\0b' }],
      ['ratePerMinute', { name: 'x', ratePerMinute: 0 }],
      ['ratePerMinute', { name: 'x', ratePerMinute: 1_000_001 }],
      ['siteIds', { name: 'x', siteIds: ['2147483647'] }],
      ['siteIds', { name: 'x', siteIds: ['one'] }],
      ['siteIds', { name: 'x', siteIds: ['99999999999999999999'] }],
    ];
    for (const [field, input] of wrong) {
      for (const { errors } of [
        await request(server.url, CreatePartner, { input }, owner),
        await request(server.url, UpdatePartner, { id, input }, owner),
      ]) {
        expect([input, errors[0]?.extensions]).toMatchObject([
          input,
          { code: 'VALIDATION_FAILED', fields: { [field]: [expect.any(String)] } },
        ]);
      }
    }
  });

  test('cannot be created if the account has 200 partners', async () => {
    const { prisma } = server.gatehouse;
    const data = Array.from({ length: 199 }, (_, n) => ({
      accountId: 1,
      clientId: `many-${n}`,
      name: `${n}`,
      secretHash: new Uint8Array(32),
    }));
    await prisma.partner.createMany({ data });
    const { errors } = await request(server.url, CreatePartner, { input: { name: 'one more' } }, owner);
    expect(errors[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});

describe('a rotated secret', () => {
  test('is valid together with the previous secret for exactly the chosen days', async () => {
    const { id, basic } = await create();
    const { token } = await newCustomer();
    const newer = { ...basic, clientSecret: await rotate(id, 2) };
    for (const each of [basic, newer]) {
      expect(await verdict(each, token)).toMatchObject({ valid: true });
      expect(await introspected(each, token)).toBe(true);
      expect(await poll(server, each)).toMatchObject({ entries: [] });
    }
    server.clock.advance({ days: 2 });
    expect((await ask(basic, token)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const late = await rest(server.url, 'POST', '/oauth2/introspect', { basic, form: { token } });
    expect(late.status).toBe(401);
    await expect(poll(server, basic)).rejects.toThrow('401');
    expect(await verdict(newer, token)).toMatchObject({ valid: true });
  });

  test('without an overlap invalidates the previous secret at once', async () => {
    const { id, basic } = await create();
    const { token } = await newCustomer();
    const newer = { ...basic, clientSecret: await rotate(id, 0) };
    expect((await ask(basic, token)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect(await verdict(newer, token)).toMatchObject({ valid: true });
    const [entry] = await audited('partner.secret_rotated');
    expect(entry).toMatchObject({ targetId: id, after: { overlapDays: 0 } });
  });

  test('is one of at most two valid secrets, because a second rotation invalidates the oldest', async () => {
    const { id, basic } = await create();
    const { token } = await newCustomer();
    const second = { ...basic, clientSecret: await rotate(id, 30) };
    const third = { ...basic, clientSecret: await rotate(id, 30) };
    expect((await ask(basic, token)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    for (const each of [second, third]) expect(await verdict(each, token)).toMatchObject({ valid: true });
  });

  test('never makes an empty or a wrong secret valid', async () => {
    const { id, basic } = await create();
    const { token } = await newCustomer();
    for (const overlap of [null, 0, 5]) {
      if (overlap !== null) await rotate(id, overlap);
      for (const clientSecret of ['', 'wrong']) {
        const { errors } = await ask({ ...basic, clientSecret }, token);
        expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      }
    }
  });

  test.each([-1, 31])('cannot have an overlap of %i days', async (overlapDays) => {
    const { id } = await create();
    const { errors } = await request(server.url, RotatePartnerSecret, { id, overlapDays }, owner);
    expect(errors[0]?.extensions?.fields).toHaveProperty('overlapDays');
  });

  test('ends only the streams of the previous secret, when the previous secret expires', async () => {
    const { id, basic } = await create();
    const old = await openStream(server, basic);
    const newer = { ...basic, clientSecret: await rotate(id, 1) };
    const fresh = await openStream(server, newer);
    const former = await openStream(server, basic);
    const { token, session } = await newCustomer();
    await execute(server.url, Logout, {}, { token });
    for (const stream of [old, fresh, former])
      await expect.poll(() => stream.entries().map(({ sid }) => sid)).toEqual([session.id]);
    server.clock.advance({ days: 1 });
    expect(await old.ended).toBe(true);
    expect(await former.ended).toBe(true);
    const again = await newCustomer();
    await execute(server.url, Logout, {}, { token: again.token });
    await expect.poll(() => fresh.entries().length).toBe(2);
    fresh.close();
  });
});

describe('a partner that is restricted to sites', () => {
  let other: Awaited<ReturnType<typeof addSite>>;
  let restricted: Awaited<ReturnType<typeof create>>;
  beforeEach(async () => {
    other = await addSite(server, 'other');
    restricted = await create({ siteIds: [`${other.id}`] });
  });

  test('gets verdicts on the tokens of those sites, and UNKNOWN for those of others', async () => {
    const [here, there] = [await newCustomer(), await newCustomer(other.id)];
    const { basic, partner } = restricted;
    expect(partner.siteIds).toEqual([`${other.id}`]);
    expect(await verdict(basic, there.token)).toMatchObject({ valid: true });
    expect(await verdict(basic, here.token)).toMatchObject({
      valid: false,
      reason: 'UNKNOWN',
      action: 'DENY',
    });
    expect(await introspected(basic, there.token)).toBe(true);
    expect(await introspected(basic, here.token)).toBe(false);
    const validated = await rest(server.url, 'POST', '/api/v1/sdk/auth/token/validate', {
      basic,
      body: { auth_token: here.token },
    });
    expect(validated.body.data).toMatchObject({ valid: false, reason: 'unknown' });
  });

  test('gets UNKNOWN even for expired and ended tokens of other sites', async () => {
    const { token } = await newCustomer();
    await execute(server.url, Logout, {}, { token });
    expect(await verdict(restricted.basic, token)).toMatchObject({ reason: 'UNKNOWN' });
    server.clock.advance({ days: 60 });
    expect(await verdict(restricted.basic, token)).toMatchObject({ reason: 'UNKNOWN' });
  });

  test('may revoke access tokens and refresh tokens, but only of those sites', async () => {
    const revoke = (token: string) =>
      rest(server.url, 'POST', '/oauth2/revoke', { basic: restricted.basic, form: { token } });
    const all = await create();
    for (const kind of ['token', 'refreshToken'] as const) {
      const [here, there] = [await newCustomer(), await newCustomer(other.id)];
      for (const each of [here, there]) expect((await revoke(each[kind] ?? '')).status).toBe(200);
      expect(await verdict(all.basic, here.token)).toMatchObject({ valid: true });
      expect(await verdict(all.basic, there.token)).toMatchObject({ reason: 'REVOKED' });
      const ended = await server.gatehouse.prisma.session.findUniqueOrThrow({
        where: { id: there.session.id },
      });
      expect(ended.endedBy).toBe(`partner:${restricted.id}`);
    }
  });

  test('gets exactly the revocations of those sites, by polling and in streams', async () => {
    const stream = await openStream(server, restricted.basic);
    const wanted: string[] = [];
    for (const site of [server.demo.siteId, other.id, server.demo.siteId, other.id, server.demo.siteId]) {
      const { token, session } = await newCustomer(site);
      await execute(server.url, Logout, {}, { token });
      if (site === other.id) wanted.push(session.id);
    }
    const found: string[] = [];
    let pages = 0;
    for (let after = 0, more = true; more; pages += 1) {
      const page = await poll(server, restricted.basic, { after, limit: 2 });
      found.push(...page.entries.map(({ sid }) => sid));
      ({ next: after, more } = page);
    }
    expect(found).toEqual(wanted);
    expect(pages).toBe(3);
    await expect.poll(() => stream.entries().map(({ sid }) => sid)).toEqual(wanted);
    stream.close();
  });

  test('is restricted to other sites as soon as its sites are changed, and its open streams end', async () => {
    const { token } = await newCustomer();
    const stream = await openStream(server, restricted.basic);
    const input = { siteIds: [`${server.demo.siteId}`] };
    await execute(server.url, UpdatePartner, { id: restricted.id, input }, owner);
    expect(await verdict(restricted.basic, token)).toMatchObject({ valid: true });
    expect(await stream.ended).toBe(true);
    await execute(server.url, UpdatePartner, { id: restricted.id, input: { siteIds: [] } }, owner);
    const there = await newCustomer(other.id);
    expect(await verdict(restricted.basic, there.token)).toMatchObject({ valid: true });
  });
});

describe('the verdicts given to a partner', () => {
  test('are counted by day and verdict, with the time of the last one', async () => {
    const { id, basic } = await create();
    server.clock.freeze(new Date('2026-11-20T23:00:00Z'));
    const { token } = await newCustomer();
    // One of these tokens has the same end as another.
    const tokens = [token, token, 'no token', `no ${token}`];
    const { validateTokens } = await execute(server.url, ValidateTokens, { tokens }, { basic });
    expect(validateTokens.map(({ valid }) => valid)).toEqual([true, true, false, false]);
    server.clock.advance({ hours: 2 });
    await execute(server.url, Logout, {}, { token });
    await ask(basic, token);
    await introspected(basic, token);
    const again = await logInCollaborator(server);
    const { partner } = await execute(server.url, PartnerOfAccount, { id }, again);
    expect(partner.verdicts).toEqual([
      { day: '2026-11-21', verdict: 'REVOKED', count: 2 },
      { day: '2026-11-20', verdict: 'MALFORMED', count: 2 },
      // A token that is twice in a request counts once.
      { day: '2026-11-20', verdict: 'VALID', count: 1 },
    ]);
    expect(partner.lastUsedAt).toBe('2026-11-21T01:00:00.000Z');
    const today = await execute(server.url, PartnerOfAccount, { id, days: 1 }, again);
    expect(today.partner.verdicts.map(({ day }) => day)).toEqual(['2026-11-21']);
    const { errors } = await request(server.url, PartnerOfAccount, { id, days: 367 }, again);
    expect(errors[0]?.extensions?.fields).toHaveProperty('days');
  });
});

describe('a partner of another account', () => {
  let foreign: OtherAccount;
  beforeEach(async () => {
    foreign = await addAccount(server, 'foreign');
  });

  test('is answered as unknown, and so are the sites of that account', async () => {
    const { prisma } = server.gatehouse;
    const { id } = await prisma.partner.findUniqueOrThrow({ where: { clientId: foreign.partner.clientId } });
    for (const unknown of [`${id}`, '2147483647', 'x', '', '99999999999999999999']) {
      const answers = [
        await request(server.url, PartnerOfAccount, { id: unknown }, owner),
        await request(server.url, UpdatePartner, { id: unknown, input: { name: 'x' } }, owner),
        await request(server.url, RotatePartnerSecret, { id: unknown, overlapDays: 0 }, owner),
        await request(server.url, DisablePartner, { id: unknown }, owner),
        await request(server.url, EnablePartner, { id: unknown }, owner),
      ];
      for (const { errors } of answers) expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    }
    const { partners } = await execute(server.url, Partners, {}, owner);
    expect(partners.map(({ id }) => id)).not.toContain(`${id}`);
    const [own, others, none] = await Promise.all(
      ['1', `${foreign.site.id}`, '2147483647'].map((siteId) =>
        request(server.url, CreatePartner, { input: { name: 'x', siteIds: [siteId] } }, owner),
      ),
    );
    expect(own?.errors).toEqual([]);
    expect(others?.errors).toEqual(none?.errors);
  });
});
