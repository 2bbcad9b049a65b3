import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { poll } from '../../access/revocations/partner.ts';
import { execute, request } from '../../support/client.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { Login, Me, Refresh, Register, UpdateCustomer, ValidateToken } from '../../support/documents.ts';
import { describePostgres } from '../../support/postgres.ts';
import { startServer, testServer } from '../../support/server.ts';
import { addAccount } from '../../support/sites.ts';
import { asCollaborator } from './collaborators.ts';
import {
  CustomerOfAccount,
  Customers,
  DeleteCustomer,
  DisableCustomer,
  EnableCustomer,
  EndCustomerSession,
  EndCustomerSessions,
  ExportCustomer,
  SessionHistory,
} from './documents.ts';

const server = testServer();
let support: { id: number; token: string };
let admin: { id: number; token: string };
beforeAll(async () => {
  support = await asCollaborator(server, 'SUPPORT');
  admin = await asCollaborator(server, 'ADMIN');
});

const verdict = async (token: string) =>
  (await execute(server.url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken;
const audited = (targetId: string) =>
  server.gatehouse.prisma.auditEvent.findMany({
    where: { targetKind: 'customer', targetId },
    orderBy: { id: 'asc' },
  });

describe('the search by email', () => {
  const named = async (mark: string, ...names: string[]) => {
    const emails = names.map((name) => `${name}${mark}@example.test`);
    for (const email of emails) await register(server.url, { email });
    return emails;
  };
  const search = async (emailPrefix: string, more: { first?: number; after?: string | null } = {}) =>
    (await execute(server.url, Customers, { emailPrefix, ...more }, support)).customers;

  test('finds the customers whose email begins with the text, in upper or lower case, and no others', async () => {
    const [anna, annabel] = await named('-s1', 'Anna', 'annaBel', 'hanna');
    const { customers } = await search('ANNA');
    expect(customers.map(({ email }) => email)).toEqual([anna, annabel]);
    expect((await search('annab')).customers).toHaveLength(1);
    expect((await search('xanna')).customers).toEqual([]);
  });

  test('treats % and _ as ordinary characters', async () => {
    const [percent, under, back] = await named('-s2', 'p%x', 'p_x', "p'x");
    await named('-s2', 'pax', 'paax');
    expect((await search('p%')).customers).toMatchObject([{ email: percent }]);
    expect((await search('p_')).customers).toMatchObject([{ email: under }]);
    expect((await search("p'")).customers).toMatchObject([{ email: back }]);
    expect((await search('p\\')).customers).toEqual([]);
  });

  test('is paged in the order of the emails, with each customer once', async () => {
    const emails = await named('-s3', 'page-c', 'page-a', 'page-e', 'page-b', 'page-d');
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof search>> = await search('page-', { first: 2, after });
      seen.push(...page.customers.map(({ email }) => String(email)));
      after = page.nextCursor;
      more = after !== null;
    }
    expect(seen).toEqual(emails.toSorted());
  });

  test('also finds the previous email while a change of the email can be undone, with each customer once', async () => {
    const people: { id: string; email: string; before: string }[] = [];
    for (const name of ['q-b', 'q-a', 'q-c']) {
      const customer = await register(server.url, { email: `${name}-s4@example.test` });
      const email = `${name === 'q-a' ? 'q-d' : `new-${name}`}-s4@example.test`;
      await execute(server.url, UpdateCustomer, { input: { email } }, customer);
      people.push({ id: customer.customer.id, email, before: customer.email });
    }
    const [b, a, c] = people;
    const { customers } = await search('Q-B-S4');
    expect(customers).toEqual([{ id: b?.id, email: b?.email, emailBeforeChange: b?.before }]);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof search>> = await search('q-', { first: 1, after });
      seen.push(...page.customers.map(({ id }) => id));
      after = page.nextCursor;
      more = after !== null;
    }
    // `a` is found by its new email, the others by their previous ones.
    expect(seen).toEqual([b?.id, c?.id, a?.id]);
    expect((await search('new-q-b-s4')).customers).toHaveLength(1);
  });

  test('refuses invalid pages and texts', async () => {
    for (const [field, variables] of [
      ['first', { first: 0 }],
      ['first', { first: 101 }],
      ['emailPrefix', { emailPrefix: 'a\0' }],
      ['emailPrefix', { emailPrefix: 'x'.repeat(255) }],
      ['after', { after: Buffer.from('a\0b').toString('base64url') }],
      ['after', { after: 'x'.repeat(2_000) }],
    ] as const) {
      const { errors } = await request(server.url, Customers, variables, support);
      expect([field, errors[0]?.extensions?.fields]).toEqual([field, { [field]: [expect.any(String)] }]);
    }
  });

  describePostgres('in a large table', () => {
    test('uses the index of the emails', async () => {
      const { gatehouse } = await startServer({ database: 'postgres' });
      const { prisma } = gatehouse;
      await prisma.$executeRaw`
        INSERT INTO customer (account_id, email, email_key, updated_at)
        SELECT 1, n || '@example.test', n || '@example.test', now() FROM generate_series(1, 20000) AS n`;
      await prisma.$executeRaw`ANALYZE customer`;
      const plan = await prisma.$queryRaw`
        EXPLAIN SELECT id FROM customer
        WHERE account_id = 1 AND lower(email_key) LIKE lower('123') || '%' AND lower(email_key) ~>~ ''
          AND deleted_at IS NULL
        ORDER BY lower(email_key) USING ~<~ LIMIT 21`;
      const text = JSON.stringify(plan);
      expect(text).toContain('customer_email_search_idx');
      expect(text).not.toMatch(/Seq Scan|Sort/);
    });
  });
});

describe('a customer', () => {
  test('is shown with their profile, and whether they have a password', async () => {
    const { customer } = await register(server.url, { firstName: 'Ada', metadata: { plan: 'gold' } });
    const shown = (await execute(server.url, CustomerOfAccount, { id: customer.id }, support)).customer;
    expect(shown).toMatchObject({
      id: customer.id,
      email: customer.email,
      firstName: 'Ada',
      metadata: { plan: 'gold' },
      hasPassword: true,
      disabledAt: null,
      deletedAt: null,
    });
  });

  test('who is disabled loses every session at once, and can log in again only after being enabled', async () => {
    const registered = await register(server.url);
    const { id } = registered.customer;
    const second = await login(server.url, registered);
    const { disableCustomer } = await execute(server.url, DisableCustomer, { id }, support);
    expect(disableCustomer.disabledAt).not.toBeNull();
    for (const { token } of [registered, second])
      expect(await verdict(token)).toMatchObject({
        valid: false,
        reason: 'CUSTOMER_DISABLED',
        action: 'DENY',
      });
    const refused = await request(server.url, Login, { input: credentialsOf(registered) });
    expect(refused.errors[0]?.extensions?.code).toBe('INVALID_CREDENTIALS');
    const refresh = await request(server.url, Refresh, { refreshToken: second.refreshToken });
    expect(refresh.errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
    const { customer } = await execute(server.url, SessionHistory, { id }, support);
    for (const session of customer.sessions.sessions) {
      expect(session).toMatchObject({
        endReason: 'CUSTOMER_DISABLED',
        endedBy: `collaborator:${support.id}`,
      });
    }
    // A second call changes nothing and adds no audit entry.
    await execute(server.url, DisableCustomer, { id }, support);
    await execute(server.url, EnableCustomer, { id }, support);
    await execute(server.url, EnableCustomer, { id }, support);
    expect((await verdict((await login(server.url, registered)).token)).valid).toBe(true);
    expect(await verdict(registered.token)).toMatchObject({ reason: 'CUSTOMER_DISABLED' });
    expect((await audited(id)).map(({ action, actorId }) => [action, actorId])).toEqual([
      ['customer.disabled', `${support.id}`],
      ['customer.enabled', `${support.id}`],
    ]);
  });
});

const credentialsOf = ({ email, password }: RegisteredCustomer) => ({ email, password });

describe('a customer who is deleted', () => {
  const PERSONAL = ['Grace', 'Hopper', 'Amazing', '5551234567', 'navy', 'Rear Admiral', 'Dr.', 'legacy-77'];
  let registered: RegisteredCustomer;
  let id: number;
  beforeEach(async () => {
    const { prisma, clock } = server.gatehouse;
    registered = await register(
      server.url,
      {
        firstName: 'Grace',
        lastName: 'Hopper',
        displayName: 'Amazing',
        username: `u${Date.now()}`,
        phone: '555-123-4567',
        salutation: 'Dr.',
        title: 'Rear Admiral',
        organization: 'navy',
        oldProviderId: 'legacy-77',
        metadata: { employer: 'navy' },
      },
      { headers: { 'user-agent': 'Navy browser' } },
    );
    id = Number(registered.customer.id);
    const now = clock();
    const later = new Date(now.getTime() + 86_400_000);
    await prisma.externalIdentity.create({
      data: {
        accountId: 1,
        customerId: id,
        provider: 'google',
        issuer: 'https://accounts.example',
        subject: `subject-${id}`,
        email: registered.email,
        createdAt: now,
        lastUsedAt: now,
      },
    });
    await prisma.authenticator.create({
      data: { kind: 'TOTP', customerId: id, encryptedSecret: 'sealed', createdAt: now },
    });
    await prisma.knownDevice.create({
      data: { customerId: id, fingerprint: new Uint8Array([1, 2]), firstSeenAt: now, lastSeenAt: now },
    });
    const data = { customerId: id, secretHash: new Uint8Array([3]), createdAt: now, expiresAt: later };
    await prisma.oneTimeToken.create({
      data: {
        ...data,
        id: crypto.randomUUID(),
        purpose: 'EMAIL_VERIFICATION',
        data: { email: registered.email },
        uses: { create: { usedAt: now, source: '192.0.2.7' } },
      },
    });
    for (const key of [`login:1:customer:${id}@192.0.2.77`, `factor:customer:${id}`]) {
      await prisma.attemptCounter.create({
        data: { key, failures: 1, windowEndsAt: later, pendingUntil: now },
      });
    }
    await prisma.outboxMail.create({
      data: { recipient: registered.email, subject: 'Hello', text: 'Dear Grace', createdAt: now },
    });
  });

  /** All rows of all tables, as text. Another test covers encrypted bodies. */
  async function everything(): Promise<string> {
    const { prisma } = server.gatehouse;
    const tables = await prisma.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'`;
    const rows = await Promise.all(
      tables.map(({ name }) => prisma.$queryRawUnsafe(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`)),
    );
    return JSON.stringify(rows);
  }

  test('leaves no personal data in any table, only ids, dates and audit entries', async () => {
    const before = await everything();
    const marks = [
      ...PERSONAL,
      registered.email,
      registered.customer.username ?? '',
      'Navy browser',
      `subject-${id}`,
      '192.0.2.77',
      `factor:customer:${id}`,
    ];
    for (const mark of marks) expect(before).toContain(mark);
    const deleted = (await execute(server.url, DeleteCustomer, { id }, admin)).deleteCustomer;
    expect(deleted).toMatchObject({
      id: `${id}`,
      email: null,
      username: null,
      metadata: {},
      hasPassword: false,
    });
    expect(deleted.deletedAt).not.toBeNull();
    const after = await everything();
    expect(marks.filter((mark) => after.includes(mark))).toEqual([]);
    const { prisma } = server.gatehouse;
    const where = { customerId: id };
    expect([
      await prisma.externalIdentity.count({ where }),
      await prisma.authenticator.count({ where }),
      await prisma.knownDevice.count({ where }),
      await prisma.oneTimeToken.count({ where }),
    ]).toEqual([0, 0, 0, 0]);
    const sessions = await prisma.session.findMany({ where });
    expect(sessions).toMatchObject([{ source: 'erased', userAgent: null }]);
    expect(await audited(`${id}`)).toMatchObject([
      {
        action: 'customer.deleted',
        actorKind: 'COLLABORATOR',
        actorId: `${admin.id}`,
        before: null,
        after: null,
      },
    ]);
    // Collaborators can still read the record of the customer.
    const { customer } = await execute(server.url, SessionHistory, { id }, support);
    expect(customer.sessions.sessions).toMatchObject([{ endReason: 'CUSTOMER_DELETED' }]);
  });

  test('loses every session, with entries in the revocation feed', async () => {
    const second = await login(server.url, registered);
    await execute(server.url, DeleteCustomer, { id }, admin);
    for (const { token } of [registered, second])
      expect(await verdict(token)).toMatchObject({
        valid: false,
        reason: 'CUSTOMER_DISABLED',
        action: 'DENY',
      });
    const { errors } = await request(server.url, Me, {}, second);
    expect(errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
    const page = await poll(server, server.demo.partner, { limit: 1000 });
    for (const { session } of [registered, second]) {
      expect(page.entries).toContainEqual(
        expect.objectContaining({ sid: session.id, reason: 'CUSTOMER_DISABLED' }),
      );
    }
  });

  test('cannot log in again, and the email and username can be registered by another customer', async () => {
    await execute(server.url, DeleteCustomer, { id }, admin);
    const input = { email: registered.email, password: registered.password };
    const refused = await request(server.url, Login, { input });
    expect(refused.errors[0]?.extensions?.code).toBe('INVALID_CREDENTIALS');
    const username = registered.customer.username ?? '';
    const again = await execute(server.url, Register, { input: { ...input, username } });
    expect(again.register.customer).toMatchObject({ email: registered.email, username });
    expect(Number(again.register.customer.id)).not.toBe(id);
    expect(await verdict(registered.token)).toMatchObject({ reason: 'CUSTOMER_DISABLED' });
  });

  test('is not found by a search any more, and cannot be deleted, disabled or enabled again', async () => {
    await execute(server.url, DeleteCustomer, { id }, admin);
    for (const emailPrefix of [registered.email, 'deleted:']) {
      const { customers } = await execute(server.url, Customers, { emailPrefix }, support);
      expect(customers.customers).toEqual([]);
    }
    for (const document of [DeleteCustomer, DisableCustomer, EnableCustomer]) {
      const { errors } = await request<unknown, { id: number }>(server.url, document as never, { id }, admin);
      expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    }
    expect(await audited(`${id}`)).toHaveLength(1);
  });
});

describe('a customer of another account', () => {
  test('and their sessions are answered as unknown', async () => {
    const server = await startServer();
    const admin = await asCollaborator(server, 'ADMIN');
    const { site } = await addAccount(server, 'foreign');
    const theirs = await register(server.url, {}, { siteId: site.id });
    const missing = '00000000-0000-7000-8000-000000000000';
    for (const id of [theirs.customer.id, '2147483647', '0', '-1', 'x', '99999999999999999999', '1e3', '']) {
      for (const document of [
        CustomerOfAccount,
        DisableCustomer,
        EnableCustomer,
        DeleteCustomer,
        ExportCustomer,
      ]) {
        const { errors, data } = await request<unknown, { id: string }>(
          server.url,
          document as never,
          { id },
          admin,
        );
        expect([id, data, errors[0]?.extensions]).toEqual([id, null, { code: 'NOT_FOUND' }]);
      }
      const ended = await request(server.url, EndCustomerSessions, { customerId: id }, admin);
      expect(ended.errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    }
    for (const sessionId of [theirs.session.id, missing, 'x', '']) {
      const { errors } = await request(server.url, EndCustomerSession, { sessionId }, admin);
      expect(errors[0]?.extensions).toEqual({ code: 'NOT_FOUND' });
    }
    const { customers } = await execute(server.url, Customers, { emailPrefix: theirs.email }, admin);
    expect(customers.customers).toEqual([]);
    expect((await execute(server.url, Me, {}, theirs)).me?.id).toBe(theirs.customer.id);
  });
});
