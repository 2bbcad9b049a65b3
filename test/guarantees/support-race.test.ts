import { beforeAll, beforeEach, expect, test } from 'vitest';
import { asCollaborator } from '../administration/customer-support/collaborators.ts';
import {
  DeleteCustomer,
  DisableCustomer,
  EndAccountSessions,
  EndCustomerSessions,
} from '../administration/customer-support/documents.ts';
import { execute, request } from '../support/client.ts';
import { count, onlyInFullRun } from '../support/counts.ts';
import { login, register } from '../support/customers.ts';
import { Login, Logout, Refresh, ValidateToken } from '../support/documents.ts';
import { makeHashesCheap, makeHashesReal } from '../support/hash-cost.ts';
import { describePostgres } from '../support/postgres.ts';
import {
  CreatePartner,
  PartnerOfAccount,
  Partners,
  RotatePartnerSecret,
  UpdatePartner,
} from '../tenancy/partners/documents.ts';
import { inParallel, startTwoServers, type TwoServers } from './two-servers.ts';

describePostgres('with two servers', () => {
  let two: TwoServers;
  let admin: { token: string };
  beforeAll(async () => {
    two = await startTwoServers();
    admin = await asCollaborator(two.first, 'ADMIN');
  });
  const verdict = async (index: number, token: string) =>
    (await execute(two.at(index).url, ValidateToken, { token }, { basic: two.first.demo.partner }))
      .validateToken;
  const openSessions = (customerId: string) =>
    two.first.gatehouse.prisma.session.count({ where: { customerId: Number(customerId), endedAt: null } });

  beforeEach(makeHashesReal);

  test.each([
    ['disabled', DisableCustomer],
    ['deleted', DeleteCustomer],
  ])(
    'a customer who is %s on one server has no open session, even if logins race on both',
    async (_what, document) => {
      for (let round = 0; round < count(2, 5); round += 1) {
        const customer = await register(two.first.url);
        const { id } = customer.customer;
        const input = { email: customer.email, password: customer.password };
        const [ended, logins] = await Promise.all([
          request<unknown, { id: string }>(two.at(round).url, document as never, { id }, admin),
          inParallel(6, (index) => request(two.at(index).url, Login, { input })),
        ]);
        expect(ended.errors).toEqual([]);
        expect(await openSessions(id)).toBe(0);
        for (const { data, errors } of logins) {
          if (data) expect((await verdict(round, data.login.token)).reason).toBe('CUSTOMER_DISABLED');
          else expect(['INVALID_CREDENTIALS', 'UNAVAILABLE']).toContain(errors[0]?.extensions?.code);
        }
        for (const index of [0, 1])
          expect((await verdict(index, customer.token)).reason).toBe('CUSTOMER_DISABLED');
      }
    },
  );

  onlyInFullRun(() => {
    test('ending many sessions from both servers at once does not deadlock, and records the end of each', async () => {
      makeHashesCheap();
      const customers = await inParallel(4, (index) => register(two.at(index).url));
      const all = (
        await inParallel(24, async (index) => {
          const customer = customers[index % 4] as (typeof customers)[number];
          return { ...(await login(two.at(index).url, customer)), customerId: customer.customer.id };
        })
      ).concat(customers.map((customer) => ({ ...customer, customerId: customer.customer.id })));
      const before = await two.first.gatehouse.prisma.session.count({ where: { endedAt: null } });
      const answers = await Promise.all([
        ...[0, 1].map((index) => request(two.at(index).url, EndAccountSessions, {}, admin)),
        ...customers.map(({ customer }, index) =>
          request(two.at(index).url, EndCustomerSessions, { customerId: customer.id }, admin),
        ),
        ...all.slice(0, 8).map(({ token }, index) => request(two.at(index).url, Logout, {}, { token })),
        ...all
          .slice(8, 16)
          .map(({ refreshToken }, index) => request(two.at(index).url, Refresh, { refreshToken })),
      ]);
      const faults = answers.filter(({ status }) => status >= 500);
      expect(faults).toEqual([]);
      expect(await two.first.gatehouse.prisma.session.count({ where: { endedAt: null } })).toBe(0);
      for (const [index, { token }] of all.entries())
        expect((await verdict(index, token)).reason).toBe('REVOKED');
      const { prisma } = two.first.gatehouse;
      const noted = await prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM session s
      WHERE ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ended_session e WHERE e.session_id = s.id)
        AND NOT EXISTS (SELECT 1 FROM revocation r WHERE r.session_id = s.id)`;
      expect(noted).toEqual([{ count: 0 }]);
      expect(before).toBeGreaterThanOrEqual(28);
    });
  });

  test('ending all sessions of an account ends those of logins that are not yet committed', async () => {
    const { prisma } = two.first.gatehouse;
    const customers = await inParallel(2, (index) => register(two.at(index).url));
    const ended = () => prisma.auditEvent.count({ where: { action: 'account.sessions_ended' } });
    const before = await ended();
    const waiting = () => prisma.$queryRaw`
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND backend_xid IS NOT NULL`;
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: held, resolve: hold } = Promise.withResolvers<void>();
    // A login first changes the row of the customer, and then the row of the device, which is locked here: each login
    // waits with an uncommitted change.
    const holding = prisma.$transaction(
      async (tx) => {
        const ids = customers.map(({ customer }) => Number(customer.id));
        await tx.$queryRaw`SELECT 1 FROM known_device WHERE customer_id = ANY(${ids}) FOR UPDATE`;
        hold();
        await released;
      },
      { timeout: 120_000 },
    );
    await held;
    const logins = Promise.all(customers.map((customer, index) => login(two.at(index).url, customer)));
    await expect.poll(waiting, { interval: 20 }).toHaveLength(2);
    const ending = execute(two.second.url, EndAccountSessions, {}, admin);
    // The operation has read the sessions, and has not seen the uncommitted ones.
    await expect.poll(ended, { interval: 20 }).toBe(before + 1);
    release();
    await holding;
    const { endAccountSessions } = await ending;
    expect(endAccountSessions.nextCursor).toBeNull();
    for (const { token } of await logins) expect((await verdict(0, token)).reason).toBe('REVOKED');
    for (const { customer } of customers) expect(await openSessions(customer.id)).toBe(0);
  });

  onlyInFullRun(() => {
    test('the verdicts that both servers give a partner are each counted once', async () => {
      const { token } = await register(two.first.url);
      const { partners } = await execute(two.first.url, Partners, {}, admin);
      const id = partners[0]?.id ?? '';
      const counted = async () => {
        // A server stores its counts when they are queried.
        for (const { url } of two.both) await execute(url, Partners, {}, admin);
        const { partner } = await execute(two.first.url, PartnerOfAccount, { id }, admin);
        return partner.verdicts.find(({ verdict }) => verdict === 'VALID')?.count ?? 0;
      };
      const before = await counted();
      await inParallel(100, async (index) => {
        await verdict(index, token);
        if (index % 10 === 0) await counted();
      });
      expect(await counted()).toBe(before + 100);
    });
  });

  test('when one server has answered that a partner is changed, the other applies the change', async () => {
    const { token } = await register(two.first.url);
    const input = { name: 'Changing', siteIds: ['1'] };
    const { createPartner } = await execute(two.first.url, CreatePartner, { input }, admin);
    const { id, clientId } = createPartner.partner;
    const basic = { clientId, clientSecret: createPartner.clientSecret };
    const asked = async (index: number) =>
      (await execute(two.at(index).url, ValidateToken, { token }, { basic })).validateToken;
    const { prisma } = two.first.gatehouse;
    const site = await prisma.site.create({ data: { accountId: 1, name: 'x', slug: 'x' } });
    for (let round = 0; round < 10; round += 1) {
      const siteIds = [round % 2 === 0 ? `${site.id}` : '1'];
      await execute(two.at(round).url, UpdatePartner, { id, input: { siteIds } }, admin);
      expect((await asked(round + 1)).valid).toBe(round % 2 === 1);
    }
    await prisma.site.delete({ where: { id: site.id } });
    await execute(two.first.url, RotatePartnerSecret, { id, overlapDays: 0 }, admin);
    const { errors } = await request(two.second.url, ValidateToken, { token }, { basic });
    expect(errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
