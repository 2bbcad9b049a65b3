import { beforeAll, expect, test } from 'vitest';
import {
  addIssuer,
  importCustomer,
  newSecret,
  oldClaims,
  signOld,
} from '../access/legacy-tokens/moved-in.ts';
import { asCollaborator } from '../administration/customer-support/collaborators.ts';
import {
  DeleteCustomer,
  DisableCustomer,
  EndAccountSessions,
} from '../administration/customer-support/documents.ts';
import { execute, request } from '../support/client.ts';
import { count, onlyInFullRun } from '../support/counts.ts';
import { login } from '../support/customers.ts';
import {
  ChangePassword,
  EndOtherSessions,
  Logout,
  Refresh,
  ValidateToken,
  ValidateTokens,
} from '../support/documents.ts';
import type { TokenInvalidReason } from '../support/gql/graphql.ts';
import { describePostgres } from '../support/postgres.ts';
import { inParallel, startTwoServers, type TwoServers, untilAdmitted } from './two-servers.ts';

describePostgres('a token of an old system, presented to two servers at once,', () => {
  const secret = newSecret();
  let servers: TwoServers;
  beforeAll(async () => {
    servers = await startTwoServers();
    await addIssuer(servers.first, { secret: Buffer.from(secret) });
  });

  const tokenOf = (id: number) => signOld(secret, oldClaims(servers.first, id));
  const verdict = async (index: number, token: string) => {
    const basic = servers.first.demo.partner;
    const { url } = servers.at(index);
    const { data, errors } = await untilAdmitted(() => request(url, ValidateToken, { token }, { basic }));
    if (!data) throw new Error(JSON.stringify(errors));
    return data.validateToken;
  };
  const sessionsOf = (customerId: number) =>
    servers.first.gatehouse.prisma.session.findMany({ where: { customerId, startedBy: 'LEGACY_TOKEN' } });

  test('200 times, becomes one session', async () => {
    const { id } = await importCustomer(servers.first);
    const token = tokenOf(id);
    const verdicts = await inParallel(200, (index) => verdict(index, token));
    const [session, ...more] = await sessionsOf(id);
    expect(more).toEqual([]);
    expect(new Set(verdicts.map(({ valid, sessionId }) => `${valid} ${sessionId}`))).toEqual(
      new Set([`true ${session?.id}`]),
    );
  });

  test('together with 99 others of the customer in one request, becomes a session of its own', async () => {
    const { id } = await importCustomer(servers.first);
    const tokens = Array.from({ length: 100 }, () => tokenOf(id));
    const basic = servers.first.demo.partner;
    const answers = await inParallel(2, (index) =>
      execute(servers.at(index).url, ValidateTokens, { tokens }, { basic }),
    );
    expect(answers.flatMap(({ validateTokens }) => validateTokens.filter(({ valid }) => !valid))).toEqual([]);
    expect(await sessionsOf(id)).toHaveLength(100);
  });

  type Ending = {
    /** Whether the operation also ends the tokens that no server has adopted yet. */
    endsAll: boolean;
    reason: TokenInvalidReason;
    /** Prepares the operation. @returns a function that calls it */
    make(
      customer: Awaited<ReturnType<typeof importCustomer>>,
      token: string,
    ): Promise<() => Promise<unknown>>;
  };
  const endings: Record<string, Ending> = {
    'a logout with the token': {
      endsAll: false,
      reason: 'REVOKED',
      make: async (_customer, token) => () => execute(servers.second.url, Logout, {}, { token }),
    },
    'a change of the password': {
      endsAll: true,
      reason: 'PASSWORD_CHANGED',
      async make(customer) {
        const bearer = await login(servers.first.url, customer);
        const input = { oldPassword: customer.password, newPassword: 'silver meadow 12' };
        return () => execute(servers.second.url, ChangePassword, { input }, bearer);
      },
    },
    'the end of all other sessions': {
      endsAll: true,
      reason: 'REVOKED',
      async make(customer) {
        const bearer = await login(servers.first.url, customer);
        return () => execute(servers.second.url, EndOtherSessions, {}, bearer);
      },
    },
    'the end of all sessions of the account': {
      endsAll: true,
      reason: 'REVOKED',
      async make() {
        const owner = await asCollaborator(servers.first, 'OWNER');
        return () => execute(servers.second.url, EndAccountSessions, {}, owner);
      },
    },
    'a collaborator who disables the customer': {
      endsAll: true,
      reason: 'CUSTOMER_DISABLED',
      async make({ id }) {
        const owner = await asCollaborator(servers.first, 'OWNER');
        return () => execute(servers.second.url, DisableCustomer, { id: String(id) }, owner);
      },
    },
    'the deletion of the customer': {
      endsAll: true,
      reason: 'CUSTOMER_DISABLED',
      async make({ id }) {
        const owner = await asCollaborator(servers.first, 'OWNER');
        return () => execute(servers.second.url, DeleteCustomer, { id: String(id) }, owner);
      },
    },
  };

  test.each(Object.entries(endings))(
    'while %s is under way, is invalid once that operation is answered',
    async (_what, ending) => {
      for (let round = 0; round < count(2, 30); round += 1) {
        const customer = await importCustomer(servers.first);
        const tokens = Array.from({ length: 8 }, () => tokenOf(customer.id));
        const [first = ''] = tokens;
        const end = await ending.make(customer, first);
        const ended = end();
        const presented = inParallel(24, (index) => verdict(index, tokens[index % tokens.length] ?? first));
        await ended;
        const dead = ending.endsAll ? tokens : [first];
        // This also holds while the earlier requests are still being answered.
        const after = await Promise.all(dead.map((token, index) => verdict(index, token)));
        expect(after.map(({ reason }) => reason)).toEqual(dead.map(() => ending.reason));
        for (const { valid, reason } of await presented) expect(valid || reason === ending.reason).toBe(true);
        const open = (await sessionsOf(customer.id)).filter(({ endedAt }) => endedAt === null);
        expect(open).toHaveLength(ending.endsAll ? 0 : tokens.length - 1);
        // The tokens of the next round are issued after this operation.
        servers.clock.advance({ hours: 2 });
      }
    },
  );

  test('while a login with a session limit is under way, becomes one session, which that login ends', async () => {
    await servers.first.gatehouse.prisma.site.updateMany({
      data: { concurrentSessions: 'EVICT_OLDEST', sessionLimit: 1 },
    });
    for (let round = 0; round < count(2, 30); round += 1) {
      const customer = await importCustomer(servers.first);
      const token = tokenOf(customer.id);
      const [loggedIn] = await Promise.all([
        login(servers.second.url, customer),
        inParallel(10, (index) => verdict(index, token)),
      ]);
      expect(await verdict(round, token)).toMatchObject({ valid: false, reason: 'SUPERSEDED' });
      expect(await verdict(round, loggedIn.token)).toMatchObject({ valid: true });
      expect(await sessionsOf(customer.id)).toHaveLength(1);
    }
    await servers.first.gatehouse.prisma.site.updateMany({ data: { concurrentSessions: 'UNLIMITED' } });
  });

  onlyInFullRun(() => {
    test('and refreshed on both, gives tokens of one session', async () => {
      const { id } = await importCustomer(servers.first);
      const token = tokenOf(id);
      const answers = await inParallel(20, (index) => execute(servers.at(index).url, Refresh, {}, { token }));
      const ids = answers.map(({ refresh }) => refresh.session.id);
      expect(new Set(ids)).toEqual(new Set([(await sessionsOf(id))[0]?.id]));
    });
  });
});
