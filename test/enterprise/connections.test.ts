import { beforeAll, describe, expect, test } from 'vitest';
import { recheckDomains } from '../../src/enterprise/domains/recheck-domains.ts';
import { type Company, startCompany } from '../administration/employee-sso/company.ts';
import { refusalIn } from '../customers/second-factor/factors.ts';
import { execute, request } from '../support/client.ts';
import { testServer } from '../support/server.ts';
import { addAccount } from '../support/sites.ts';
import {
  AddDomain,
  CreateConnection,
  DeleteConnection,
  EnterpriseLogin,
  ReadConnection,
  RemoveDomain,
  UpdateConnection,
  VerifyDomain,
} from './documents.ts';
import { type Admin, connect, dnsOfTest, logInAs, oidcInput, proveDomain, startLogin } from './scene.ts';

const dns = dnsOfTest();
const server = testServer(dns.options);
let company: Company;
let admin: Admin;
let id: string;
beforeAll(async () => {
  company = await startCompany();
  server.clock.freeze();
  admin = await logInAs(server, 'ADMIN');
  const { createEnterpriseConnection } = await execute(
    server.url,
    CreateConnection,
    { input: oidcInput(company) as never },
    admin,
  );
  id = createEnterpriseConnection.id;
});

const domainOf = async (name: string) => {
  const { enterpriseConnection } = await execute(server.url, ReadConnection, { id }, admin);
  return enterpriseConnection.domains.find(({ domain }) => domain === name);
};
const actions = async () =>
  (await server.gatehouse.prisma.auditEvent.findMany({ orderBy: { id: 'desc' }, take: 3 })).map(
    ({ action }) => action,
  );

describe('a connection', () => {
  test.each<[string, object, string]>([
    ['an issuer that does not answer', { issuer: 'http://127.0.0.1:9' }, 'issuer'],
    ['an issuer that is no URL', { issuer: 'company' }, 'issuer'],
    ['no name', { name: ' ' }, 'name'],
    ['a name with a character that reverses text', { name: 'Company\u202e' }, 'name'],
    ['no client id', { clientId: ' ' }, 'clientId'],
    ['an unknown plan', { plans: [{ planId: '999999' }] }, 'plans'],
  ])('with %s is refused', async (_case, others, field) => {
    const before = await server.gatehouse.prisma.enterpriseConnection.count();
    const refused = await request(
      server.url,
      CreateConnection,
      { input: oidcInput(company, others) as never },
      admin,
    );
    expect(refusalIn(refused).fields).toHaveProperty([field]);
    expect(await server.gatehouse.prisma.enterpriseConnection.count()).toBe(before);
  });

  test('stores its secret encrypted, and the audit log does not contain it', async () => {
    const row = await server.gatehouse.prisma.enterpriseConnection.findUniqueOrThrow({
      where: { id: Number(id) },
    });
    expect(row.encryptedSecret).not.toContain('secret of the client');
    expect(row.secretEndpoint).toMatch(/\/token$/);
    const entries = await server.gatehouse.prisma.auditEvent.findMany({ where: { targetId: id } });
    expect(JSON.stringify(entries.map(({ after }) => after))).not.toContain('secret of the client');
  });

  test('refuses another client id without a secret, and accepts other changes', async () => {
    const update = (input: object) => request(server.url, UpdateConnection, { id, input }, admin);
    expect(refusalIn(await update({ clientId: 'another' })).fields).toHaveProperty(['secret']);
    const changed = await update({ name: 'Renamed', ssoOnly: true, groupsClaim: 'groups' });
    expect(changed.data?.updateEnterpriseConnection).toMatchObject({
      name: 'Renamed',
      ssoOnly: true,
      groupsClaim: 'groups',
      clientId: 'gatehouse',
    });
    expect((await actions())[0]).toBe('enterprise_connection.updated');
    const back = await update({ ssoOnly: false, groupsClaim: null });
    expect(back.data?.updateEnterpriseConnection).toMatchObject({ ssoOnly: false, groupsClaim: null });
  });

  test('reports a conflict if it was changed after the collaborator had read it', async () => {
    const { createEnterpriseConnection: made } = await execute(
      server.url,
      CreateConnection,
      { input: oidcInput(company) as never },
      admin,
    );
    const input = (name: string) => ({ name, ifUpdatedAt: made.updatedAt });
    await execute(server.url, UpdateConnection, { id: made.id, input: input('First') }, admin);
    const second = await request(
      server.url,
      UpdateConnection,
      { id: made.id, input: input('Second') },
      admin,
    );
    expect(refusalIn(second).code).toBe('CONFLICT');
    await execute(server.url, DeleteConnection, { id: made.id }, admin);
    expect((await actions())[0]).toBe('enterprise_connection.deleted');
  });

  test('of another account is NOT_FOUND', async () => {
    const { account } = await addAccount(server, 'other-publisher');
    const stranger = await logInAs(server, 'OWNER', account.id);
    const { id: domainId } = (
      await execute(server.url, AddDomain, { connectionId: id, domain: 'seen.example' }, admin)
    ).addEnterpriseDomain.domains[0] as { id: string };
    const answers = [
      await request(server.url, ReadConnection, { id }, stranger),
      await request(server.url, UpdateConnection, { id, input: { name: 'x' } }, stranger),
      await request(server.url, DeleteConnection, { id }, stranger),
      await request(server.url, AddDomain, { connectionId: id, domain: 'mine.example' }, stranger),
      await request(server.url, VerifyDomain, { id: domainId }, stranger),
      await request(server.url, RemoveDomain, { id: domainId }, stranger),
    ];
    expect(answers.map((answer) => refusalIn(answer).code)).toEqual(answers.map(() => 'NOT_FOUND'));
  });
});

describe('a domain', () => {
  test('is verified only after its owner has added the challenge to DNS', async () => {
    const { addEnterpriseDomain } = await execute(
      server.url,
      AddDomain,
      { connectionId: id, domain: ' Bücher.Example ' },
      admin,
    );
    const added = addEnterpriseDomain.domains.find(({ domain }) => domain === 'xn--bcher-kva.example');
    if (!added) throw new Error('not added');
    expect(added).toMatchObject({ recordName: '_gatehouse.xn--bcher-kva.example', verifiedAt: null });
    const verify = () => request(server.url, VerifyDomain, { id: added.id }, admin);
    expect(refusalIn(await verify()).fields).toHaveProperty(['id']);
    dns.records.set(added.recordName, [`${added.recordText}x`, 'gatehouse-enterprise=']);
    expect(refusalIn(await verify()).fields).toHaveProperty(['id']);
    dns.broken.add(added.recordName);
    expect(JSON.stringify(refusalIn(await verify()).fields)).toContain('ETIMEOUT');
    dns.broken.delete(added.recordName);
    expect((await domainOf('xn--bcher-kva.example'))?.verifiedAt).toBeNull();
    dns.records.set(added.recordName, ['other', added.recordText]);
    expect((await verify()).errors).toEqual([]);
    expect((await domainOf('xn--bcher-kva.example'))?.verifiedAt).not.toBeNull();
    expect((await actions())[0]).toBe('enterprise_domain.verified');
  });

  test.each(['gmail.com', 'T-Online.de', 'localhost', '1.2.3.4', 'a b.example', ''])(
    '%j is refused',
    async (domain) => {
      const refused = await request(server.url, AddDomain, { connectionId: id, domain }, admin);
      expect(refusalIn(refused).fields).toHaveProperty(['domain']);
    },
  );

  test('belongs to the connection, of whatever account, that proves it first', async () => {
    await proveDomain(server, dns, admin, id, 'held.example');
    const again = await request(server.url, AddDomain, { connectionId: id, domain: 'held.example' }, admin);
    expect(refusalIn(again).fields).toEqual({ domain: ['The connection has this domain already.'] });
    const { account } = await addAccount(server, 'rival-publisher');
    const rival = await logInAs(server, 'OWNER', account.id);
    const { createEnterpriseConnection } = await execute(
      server.url,
      CreateConnection,
      { input: oidcInput(company) as never },
      rival,
    );
    await expect(
      proveDomain(server, dns, rival, createEnterpriseConnection.id, 'held.example'),
    ).rejects.toThrow(/belongs to another connection/);
    // The record now has the challenge of the rival. When the first proof has lapsed, the rival can verify.
    for (let hour = 0; hour < 98; hour += 1) {
      server.clock.advance({ hours: 1 });
      await recheckDomains(server.gatehouse);
    }
    admin = await logInAs(server, 'ADMIN');
    expect((await domainOf('held.example'))?.verifiedAt).toBeNull();
    const { id: rivalId } = await server.gatehouse.prisma.enterpriseDomain.findFirstOrThrow({
      where: { domain: 'held.example', accountId: account.id },
    });
    const back = await logInAs(server, 'OWNER', account.id);
    const verified = await request(server.url, VerifyDomain, { id: String(rivalId) }, back);
    expect(verified.errors).toEqual([]);
  });

  test('lapses when its record is missing for three days, but not before', async () => {
    const { id: connectionId } = await connect(server, dns, company, 'lapsing.example');
    const row = () =>
      server.gatehouse.prisma.enterpriseDomain.findFirstOrThrow({ where: { domain: 'lapsing.example' } });
    const name = '_gatehouse.lapsing.example';
    const record = dns.records.get(name) ?? [];
    server.clock.advance({ hours: 25 });
    await recheckDomains(server.gatehouse);
    expect((await row()).failingSince).toBeNull();
    // The days of an earlier failure do not count after a success.
    dns.broken.add(name);
    server.clock.advance({ hours: 25 });
    await recheckDomains(server.gatehouse);
    expect((await row()).failingSince).not.toBeNull();
    dns.broken.delete(name);
    server.clock.advance({ hours: 2 });
    await recheckDomains(server.gatehouse);
    expect((await row()).failingSince).toBeNull();
    dns.records.delete(name);
    server.clock.advance({ hours: 25 });
    await recheckDomains(server.gatehouse);
    server.clock.advance({ hours: 71 });
    await recheckDomains(server.gatehouse);
    expect((await row()).verifiedDomain).toBe('lapsing.example');
    server.clock.advance({ hours: 2 });
    await recheckDomains(server.gatehouse);
    expect(await row()).toMatchObject({ verifiedDomain: null, verifiedAt: null });
    expect((await actions())[0]).toBe('enterprise_domain.lapsed');
    dns.records.set(name, record);
    expect(connectionId).not.toBe(id);
  });

  test('leads to the company’s login on the sites of its account only', async () => {
    const { id: connectionId } = await connect(server, dns, company, 'captured.example');
    const { site } = await addAccount(server, 'neighbour', { allowedOrigins: ['http://localhost:3000'] });
    expect((await startLogin(server, connectionId)).status).toBe(302);
    expect((await startLogin(server, connectionId, site.id)).status).toBe(404);
    expect((await startLogin(server, '999999')).status).toBe(404);
    const companyOn = async (siteId: number) =>
      (await execute(server.url, EnterpriseLogin, { email: 'ann@captured.example' }, { siteId }))
        .enterpriseLogin;
    expect(await companyOn(server.demo.siteId)).not.toBeNull();
    expect(await companyOn(site.id)).toBeNull();
  });
});
