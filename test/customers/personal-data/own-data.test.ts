import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { EVENT_PURPOSE } from '../../../src/delivery/webhooks/stored-events.ts';
import { seal } from '../../../src/platform/encryption/sealed.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { CustomerOfAccount, ExportCustomer } from '../../administration/customer-support/documents.ts';
import { execute, request } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { ChangePassword, Login, Me, Refresh, ValidateToken } from '../../support/documents.ts';
import { startServer, testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { DeleteMyself, ExportMyData } from './documents.ts';

const server = testServer();
let support: { id: number; token: string };
beforeAll(async () => {
  support = await asCollaborator(server, 'SUPPORT');
});

const here = () => ({ siteId: server.demo.siteId });
const newCustomer = (input: Parameters<typeof register>[1] = {}) => register(server.url, input, here());
const codeOf = (answer: { errors: readonly { extensions?: { code?: string } | undefined }[] }) =>
  answer.errors[0]?.extensions?.code;
const audited = (targetId: string) =>
  server.gatehouse.prisma.auditEvent.findMany({
    where: { targetKind: 'customer', targetId },
    orderBy: { id: 'asc' },
  });

type Export = Record<string, unknown> & {
  customer: Record<string, unknown>;
  session: Record<string, unknown>[];
};

describe('the export of a customer’s data', () => {
  const SECRETS = [
    'fingerprint-secret',
    'hash-of-a-token',
    'sealed-totp',
    'public-key',
    'recovery-hash',
    'redirect-state',
    'token-of-a-link',
  ];
  const bytes = (text: string) => new Uint8Array(Buffer.from(text));
  let endpointId: number;
  beforeAll(async () => {
    const { prisma, clock } = server.gatehouse;
    const data = { url: 'https://r.example', encryptedSecret: '-', disabledAt: clock() };
    ({ id: endpointId } = await prisma.webhookEndpoint.create({ data: { accountId: 1, ...data } }));
  });

  /** Creates a row in every table that may contain data of the customer. */
  async function fill(customerId: number): Promise<void> {
    const { prisma, clock, derivedKeys } = server.gatehouse;
    const now = clock();
    const dates = { createdAt: now, lastUsedAt: now };
    await prisma.externalIdentity.create({
      data: {
        accountId: 1,
        customerId,
        provider: 'google',
        issuer: 'https://i.example',
        subject: `${customerId}`,
        ...dates,
      },
    });
    await prisma.authenticator.createMany({
      data: [
        { kind: 'TOTP', customerId, encryptedSecret: 'sealed-totp', lastStep: 7n, createdAt: now },
        { kind: 'RECOVERY_CODE', customerId, secretHash: bytes('recovery-hash'), createdAt: now },
        {
          kind: 'PASSKEY',
          customerId,
          name: 'Phone',
          credentialId: `credential-${customerId}`,
          publicKey: bytes('public-key'),
          signCount: 3n,
          createdAt: now,
        },
      ],
    });
    await prisma.knownDevice.create({
      data: { customerId, fingerprint: bytes('fingerprint-secret'), firstSeenAt: now, lastSeenAt: now },
    });
    await prisma.acceptedTerms.create({
      data: { customerId, siteId: 1, version: '2026-11', acceptedAt: now },
    });
    await prisma.openidClient.create({
      data: {
        ...{ accountId: 1, siteId: 1, clientId: randomUUID(), name: 'Forum', party: 'THIRD_PARTY' },
        ...{ tokenEndpointAuthMethod: 'NONE', subjectType: 'PUBLIC', createdAt: now, updatedAt: now },
        consents: { create: { customerId, scopes: ['openid'], grantedAt: now } },
      },
    });
    await prisma.oneTimeToken.create({
      data: {
        id: randomUUID(),
        purpose: 'EMAIL_VERIFICATION',
        customerId,
        secretHash: bytes('hash-of-a-token'),
        data: { email: 'new@example.test', state: 'redirect-state' },
        createdAt: now,
        expiresAt: now,
        uses: { create: { usedAt: now, source: '192.0.2.9' } },
      },
    });
    const earlier = `earlier-${customerId}@example.test`;
    await prisma.emailChange.create({
      data: { customerId, accountId: 1, email: earlier, emailKey: earlier, createdAt: now },
    });
    const windowEndsAt = new Date(now.getTime() + 60_000);
    await prisma.attemptCounter.create({
      data: { key: `login:1:customer:${customerId}@192.0.2.8`, failures: 2, windowEndsAt, pendingUntil: now },
    });
    const data = { object: { object: 'customer', id: customerId, phone: '555', token: 'token-of-a-link' } };
    const encryptedBody = await seal(derivedKeys, EVENT_PURPOSE, JSON.stringify({ data }));
    const type = 'customer.passwordless_login_request';
    const event = { id: `evt_${customerId}`, accountId: 1, customerId, type, encryptedBody, createdAt: now };
    const { id: eventId } = await prisma.webhookEvent.create({ data: event });
    await prisma.webhookDelivery.create({
      data: { id: randomUUID(), eventId, endpointId, status: 'PARKED', createdAt: now },
    });
  }

  /** The tables that refer to a customer, directly or through another table. */
  async function tablesOfCustomer(): Promise<string[]> {
    const references = await server.gatehouse.prisma.$queryRaw<{ from: string; to: string }[]>`
      SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to"
      FROM pg_constraint WHERE contype = 'f'`;
    const named = await server.gatehouse.prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'customer_id'`;
    const found = new Set(['customer', ...named.map(({ name }) => name)]);
    for (let before = 0; before < found.size; ) {
      before = found.size;
      for (const { from, to } of references) if (found.has(to)) found.add(from);
    }
    return [...found].sort();
  }

  function membersOf(value: unknown, into = new Set<string>()): Set<string> {
    if (Array.isArray(value)) for (const member of value) membersOf(member, into);
    else if (value !== null && typeof value === 'object') {
      for (const [name, member] of Object.entries(value)) {
        into.add(name);
        membersOf(member, into);
      }
    }
    return into;
  }

  test('contains a row of every table that refers to a customer', async () => {
    const customer = await newCustomer();
    await fill(Number(customer.customer.id));
    const { exportMyData } = await execute(server.url, ExportMyData, {}, customer);
    const members = membersOf(exportMyData);
    const tables = await tablesOfCustomer();
    expect(tables).toEqual(expect.arrayContaining(['session', 'refresh_token', 'one_time_token_use']));
    expect(tables.filter((table) => !members.has(table))).toEqual([]);
    const exported = exportMyData as Export;
    for (const table of [
      'accepted_terms',
      'openid_consent',
      'email_change',
      'external_identity',
      'authenticator',
      'known_device',
      'one_time_token',
      'attempt_counter',
      'webhook_event',
      'audit_event',
    ])
      expect([table, exported[table]]).toEqual([table, expect.arrayContaining([expect.anything()])]);
  });

  test('contains the data but no hash, key or secret', async () => {
    const customer = await newCustomer({
      firstName: 'Ada',
      metadata: { plan: 'gold' },
      username: `u${Date.now()}`,
    });
    await fill(Number(customer.customer.id));
    await execute(server.url, Refresh, { refreshToken: customer.refreshToken });
    const { exportMyData } = await execute(server.url, ExportMyData, {}, customer);
    expect(exportMyData).toMatchObject({
      exportedAt: expect.any(String),
      customer: {
        id: Number(customer.customer.id),
        email: customer.email,
        username: customer.customer.username,
        firstName: 'Ada',
        metadata: { plan: 'gold' },
      },
      session: [
        {
          id: customer.session.id,
          source: '127.0.0.1',
          refresh_token: [{ rotatedAt: expect.any(String) }, {}],
        },
      ],
      email_change: [{ email: `earlier-${customer.customer.id}@example.test`, verifiedAt: null }],
      external_identity: [{ provider: 'google' }],
      authenticator: [{ kind: 'TOTP' }, { kind: 'RECOVERY_CODE' }, { name: 'Phone', signCount: 3 }],
      accepted_terms: [{ siteId: 1, version: '2026-11', acceptedAt: expect.any(String) }],
      one_time_token: [{ email: 'new@example.test', one_time_token_use: [{ source: '192.0.2.9' }] }],
      attempt_counter: [{ source: '192.0.2.8', failures: 2 }],
      webhook_event: [
        {
          type: 'customer.passwordless_login_request',
          data: { object: { id: Number(customer.customer.id), phone: '555' } },
          webhook_delivery: [{ status: 'PARKED' }],
        },
      ],
      audit_event: [{ action: 'customer.exported', actorKind: 'CUSTOMER', source: '127.0.0.1' }],
    });
    const names = [...membersOf(exportMyData)];
    const isSecret = (name: string) => /hash|secret|fingerprint|key$|version|encrypted/i.test(name);
    // These two are no secrets: they name the versions of the terms that the customer has accepted.
    const consent = ['acceptedTermsVersion', 'version'];
    expect(names.filter((name) => !consent.includes(name) && isSecret(name))).toEqual([]);
    const text = JSON.stringify(exportMyData);
    const secrets = [customer.token, customer.refreshToken ?? '', ...SECRETS];
    for (const secret of secrets) {
      for (const form of [
        secret,
        Buffer.from(secret).toString('base64'),
        Buffer.from(secret).toString('hex'),
      ])
        expect(text).not.toContain(form);
    }
  });

  test('by a collaborator has the same data, names no collaborator and has an audit entry', async () => {
    const customer = await newCustomer();
    const { id } = customer.customer;
    const { exportCustomer } = await execute(server.url, ExportCustomer, { id }, support);
    const { exportMyData } = await execute(server.url, ExportMyData, {}, customer);
    const [bySupport, byCustomer] = [exportCustomer as Export, exportMyData as Export];
    expect(bySupport.customer).toEqual(byCustomer.customer);
    expect(bySupport.session).toEqual(byCustomer.session);
    expect(byCustomer.audit_event).toMatchObject([
      { action: 'customer.exported', actorKind: 'COLLABORATOR', source: null },
      { action: 'customer.exported', actorKind: 'CUSTOMER' },
    ]);
    expect(await audited(id)).toMatchObject([
      { actorKind: 'COLLABORATOR', actorId: `${support.id}` },
      { actorKind: 'CUSTOMER', actorId: id },
    ]);
  });

  test('contains hundreds of sessions, each once', async () => {
    const customer = await newCustomer();
    await server.gatehouse.prisma.$executeRaw`
      INSERT INTO session (id, account_id, site_id, customer_id, started_by, source, created_at, last_used_at, expires_at)
      SELECT gen_random_uuid(), 1, 1, ${Number(customer.customer.id)}, 'PASSWORD', 'x', now(), now(), now()
      FROM generate_series(1, 450)`;
    const { exportMyData } = await execute(server.url, ExportMyData, {}, customer);
    const ids = (exportMyData as Export).session.map(({ id }) => id);
    expect(ids).toHaveLength(451);
    expect(new Set(ids).size).toBe(451);
  });

  test('requires a valid token', async () => {
    expect(codeOf(await request(server.url, ExportMyData, {}))).toBe('UNAUTHENTICATED');
    expect(codeOf(await request(server.url, ExportMyData, {}, support))).toBe('UNAUTHENTICATED');
  });
});

describe('deleteMyself', () => {
  test('with the password ends the sessions and removes the profile and the password', async () => {
    const customer = await newCustomer({ firstName: 'Ada' });
    const second = await login(server.url, customer, here());
    const { id } = customer.customer;
    await execute(server.url, ExportMyData, {}, customer);
    const { deleteMyself } = await execute(
      server.url,
      DeleteMyself,
      { password: customer.password },
      customer,
    );
    expect(deleteMyself).toEqual({ customerId: id, deletedAt: expect.any(String) });
    for (const { token } of [customer, second]) {
      const { validateToken } = await execute(
        server.url,
        ValidateToken,
        { token },
        { basic: server.demo.partner },
      );
      expect(validateToken).toMatchObject({ reason: 'CUSTOMER_DISABLED', action: 'DENY' });
    }
    const seen = await execute(server.url, CustomerOfAccount, { id }, support);
    expect(seen.customer).toMatchObject({ email: null, firstName: null, hasPassword: false });
    const input = { email: customer.email, password: customer.password };
    expect(codeOf(await request(server.url, Login, { input }, here()))).toBe('INVALID_CREDENTIALS');
    expect((await newCustomer({ email: customer.email })).customer.id).not.toBe(id);
    expect(await audited(id)).toMatchObject([
      { action: 'customer.exported', actorKind: 'CUSTOMER', actorId: id, source: null },
      { action: 'customer.deleted', actorKind: 'CUSTOMER', actorId: id, source: '127.0.0.1' },
    ]);
    const ended = await server.gatehouse.prisma.session.findMany({ where: { customerId: Number(id) } });
    expect(ended.map(({ endReason, endedBy }) => [endReason, endedBy])).toEqual([
      ['CUSTOMER_DELETED', null],
      ['CUSTOMER_DELETED', null],
    ]);
  });

  test('is refused with a wrong password or without one', async () => {
    const customer = await newCustomer();
    for (const password of ['not this one', '', null, 'x'.repeat(300), 'a\0b']) {
      const { errors } = await request(server.url, DeleteMyself, { password }, customer);
      expect([password, errors[0]?.extensions]).toMatchObject([
        password,
        { code: 'VALIDATION_FAILED', fields: { password: [expect.any(String)] } },
      ]);
    }
    expect((await execute(server.url, Me, {}, customer)).me?.email).toBe(customer.email);
    expect(await audited(customer.customer.id)).toEqual([]);
  });

  test('is locked after ten wrong passwords, like a login', async () => {
    const customer = await newCustomer();
    for (let n = 0; n < 10; n += 1)
      await request(server.url, DeleteMyself, { password: 'wrong one' }, customer);
    const right = { password: customer.password };
    expect(codeOf(await request(server.url, DeleteMyself, right, customer))).toBe('ACCOUNT_LOCKED');
    const input = { email: customer.email, ...right };
    expect(codeOf(await request(server.url, Login, { input }, here()))).toBe('ACCOUNT_LOCKED');
  });

  test('in parallel with a change of the password deletes the customer, or fails and keeps the change', async () => {
    for (let round = 0; round < 3; round += 1) {
      const customer = await newCustomer();
      const input = { oldPassword: customer.password, newPassword: `new-${randomUUID()}` };
      const [deletion, change] = await Promise.all([
        request(server.url, DeleteMyself, { password: customer.password }, customer),
        request(server.url, ChangePassword, { input }, customer),
      ]);
      const { prisma } = server.gatehouse;
      const { deletedAt, passwordHash } = await prisma.customer.findUniqueOrThrow({
        where: { id: Number(customer.customer.id) },
      });
      const open = await prisma.session.count({
        where: { customerId: Number(customer.customer.id), endedAt: null },
      });
      if (deletion.data) expect([deletedAt === null, passwordHash, open]).toEqual([false, null, 0]);
      else expect([deletedAt, open, change.errors]).toEqual([null, 1, []]);
    }
  });

  test('requires a session of the last ten minutes from a customer without a password', async () => {
    const clockServer = await startServer();
    const customer = await register(clockServer.url);
    const { prisma } = clockServer.gatehouse;
    await prisma.customer.update({
      where: { id: Number(customer.customer.id) },
      data: { passwordHash: null },
    });
    clockServer.clock.advance({ minutes: 10, seconds: 30 });
    const late = await request(clockServer.url, DeleteMyself, {}, customer);
    expect(codeOf(late)).toBe('FORBIDDEN');
    // A refresh does not count as a login.
    const { refresh } = await execute(clockServer.url, Refresh, { refreshToken: customer.refreshToken });
    expect(codeOf(await request(clockServer.url, DeleteMyself, {}, refresh))).toBe('FORBIDDEN');
    clockServer.clock.advance({ minutes: -1 });
    const { deleteMyself } = await execute(clockServer.url, DeleteMyself, {}, customer);
    expect(deleteMyself.customerId).toBe(customer.customer.id);
  });

  test('changes no other customer, of the same account or another', async () => {
    const { site } = await addAccount(server, 'foreign');
    const email = uniqueEmail();
    const [one, other] = [
      await newCustomer({ email }),
      await register(server.url, { email }, { siteId: site.id }),
    ];
    const bystander = await newCustomer();
    await execute(server.url, DeleteMyself, { password: one.password }, one);
    for (const left of [other, bystander])
      expect((await execute(server.url, Me, {}, left)).me?.email).toBe(left.email);
  });
});
