import { beforeAll, describe, expect, test } from 'vitest';
import { grantAccess } from '../../src/access/sessions/auth-grant.ts';
import { openSession } from '../../src/access/sessions/open-session.ts';
import { execute, request, rest } from '../support/client.ts';
import { count, onlyInFullRun } from '../support/counts.ts';
import { type RegisteredCustomer, register, tryLogin } from '../support/customers.ts';
import { ChangePassword, Login, Logout, ValidateToken } from '../support/documents.ts';
import { makeHashesCheap, makeHashesReal } from '../support/hash-cost.ts';
import { describePostgres } from '../support/postgres.ts';
import type { TestServer } from '../support/server.ts';
import { inParallel, startTwoServers, type TwoServers } from './two-servers.ts';

describePostgres('on two servers', () => {
  let servers: TwoServers;
  beforeAll(async () => {
    makeHashesReal();
    servers = await startTwoServers();
  });

  const verdictOn = async ({ url }: TestServer, token: string) =>
    (await execute(url, ValidateToken, { token }, { basic: servers.first.demo.partner })).validateToken;

  const verdictOverRest = async ({ url }: TestServer, token: string) =>
    (
      await rest(url, 'POST', '/api/v1/sdk/auth/token/validate', {
        body: { auth_token: token },
        basic: servers.first.demo.partner,
      })
    ).body.data;

  const logouts = [
    ({ url }: TestServer, token: string) => execute(url, Logout, {}, { token }),
    ({ url }: TestServer, token: string) =>
      rest(url, 'POST', '/api/v1/sdk/auth/logout', { token, body: { site_id: 1 } }),
    ({ url }: TestServer, token: string) => rest(url, 'POST', '/api/logout/', { token }),
  ];

  const LOGOUTS = count(24, 10_000);

  test(`once one has answered a logout, the other refuses the token (${LOGOUTS} logouts)`, async () => {
    const rows = await rowsOf(await register(servers.first.url));
    for (let index = 0; index < LOGOUTS; index += 1) {
      const [here, there] = [servers.at(index), servers.at(index + 1)];
      const token = await anotherToken(here, rows);
      // The other server has validated the token before, so the token is in all caches.
      expect(await verdictOn(there, token)).toMatchObject({ valid: true });
      await logouts[index % logouts.length]?.(here, token);
      const [overGraphql, overRest] = await Promise.all([
        verdictOn(there, token),
        verdictOverRest(there, token),
      ]);
      expect(overGraphql).toMatchObject({ valid: false, reason: 'REVOKED' });
      expect(overRest).toMatchObject({ valid: false, reason: 'revoked' });
    }
  });

  test('a logout takes effect in verdicts that are requested continuously', async () => {
    const rows = await rowsOf(await register(servers.first.url));
    for (let round = 0; round < count(4, 100); round += 1) {
      const token = await anotherToken(servers.first, rows);
      let loggedOut = false;
      let stale = 0;
      const validations = inParallel(6, async (index) => {
        for (let valid = true; valid && stale === 0; ) {
          const sentAfterLogout = loggedOut;
          ({ valid } = await verdictOn(servers.at(index), token));
          if (valid && sentAfterLogout) stale += 1;
        }
      });
      await logouts[round % logouts.length]?.(servers.at(round), token);
      loggedOut = true;
      await validations;
      expect(stale).toBe(0);
    }
  });

  onlyInFullRun(() => {
    test('a change of the password leaves no session of a parallel login with the old password', async () => {
      let customer = await register(servers.first.url);
      for (let round = 0; round < count(4, 100); round += 1) {
        const { email, password: oldPassword, token } = customer;
        const newPassword = `another ${round}`;
        const [changed, ...logins] = await Promise.all([
          execute(servers.first.url, ChangePassword, { input: { oldPassword, newPassword } }, { token }),
          ...Array.from({ length: 6 }, (_, index) =>
            request(servers.at(index + 1).url, Login, { input: { email, password: oldPassword } }),
          ),
        ]);
        customer = { ...customer, ...changed.changePassword, password: newPassword };
        for (const { data, errors } of logins) {
          if (data) {
            expect(await verdictOn(servers.second, data.login.token)).toMatchObject({
              reason: 'PASSWORD_CHANGED',
            });
          } else expect(errors[0]?.extensions?.code).toBe('INVALID_CREDENTIALS');
        }
        expect(await openSessions(customer)).toEqual([customer.session.id]);
        expect(await verdictOn(servers.second, customer.token)).toMatchObject({ valid: true });
      }
    });

    describe('on a site with one session per customer', () => {
      beforeAll(async () => {
        await servers.first.gatehouse.prisma.site.updateMany({
          data: { concurrentSessions: 'EVICT_OLDEST' },
        });
        return () =>
          servers.first.gatehouse.prisma.site.updateMany({ data: { concurrentSessions: 'UNLIMITED' } });
      });

      test('20 parallel logins leave exactly one session open, and supersede the others', async () => {
        // The hashes are cheap, so that the logins reach the database together.
        makeHashesCheap();
        for (let round = 0; round < count(1, 50); round += 1) {
          const customer = await register(servers.first.url);
          const answers = await inParallel(20, (index) => tryLogin(servers.at(index).url, customer));
          expect(answers.filter(({ errors }) => errors.length > 0)).toEqual([]);
          const granted = answers.flatMap(({ data }) => data?.login ?? []);
          const [open, ...more] = await openSessions(customer);
          expect(more).toEqual([]);
          expect(granted.map(({ session }) => session.id)).toContain(open);
          for (const server of servers.both) {
            const verdicts = await Promise.all(granted.map(({ token }) => verdictOn(server, token)));
            for (const [index, verdict] of verdicts.entries()) {
              expect(verdict).toMatchObject(
                granted[index]?.session.id === open
                  ? { valid: true }
                  : { valid: false, reason: 'SUPERSEDED', action: 'REAUTHENTICATE' },
              );
            }
            expect(await verdictOn(server, customer.token)).toMatchObject({ reason: 'SUPERSEDED' });
          }
        }
      });
    });
  });

  type Rows = Awaited<ReturnType<typeof rowsOf>>;

  async function rowsOf({ customer }: RegisteredCustomer) {
    const { prisma } = servers.first.gatehouse;
    const where = { id: Number(customer.id) };
    const row = await prisma.customer.findUniqueOrThrow({ where });
    return { customer: row, site: await prisma.site.findFirstOrThrow() };
  }

  /** Opens another session of a customer without verifying the password. */
  async function anotherToken({ gatehouse }: TestServer, { customer, site }: Rows): Promise<string> {
    const { prisma, clock } = gatehouse;
    const now = clock();
    const opening = {
      customer,
      site,
      startedBy: 'PASSWORD',
      source: '127.0.0.1',
      userAgent: null,
      now,
    } as const;
    const opened = await prisma.$transaction((tx) => openSession(tx, gatehouse, opening));
    return (await grantAccess(gatehouse, { ...opened, customer, site, lifetimeSeconds: null, now })).token;
  }

  async function openSessions({ customer }: RegisteredCustomer): Promise<string[]> {
    const rows = await servers.first.gatehouse.prisma.session.findMany({
      where: { customerId: Number(customer.id), endedAt: null },
    });
    return rows.map(({ id }) => id);
  }
});
