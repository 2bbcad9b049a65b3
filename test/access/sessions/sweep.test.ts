import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sweepSessions } from '../../../src/access/sessions/sweep.ts';
import { createPartner } from '../../../src/tenancy/partners/partner.ts';
import { execute, request } from '../../support/client.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { Logout, Me, Refresh, ValidateToken } from '../../support/documents.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { startServer, type TestServer } from '../../support/server.ts';

/** The default of SESSION_HISTORY_DAYS. */
const HISTORY_DAYS = 30;
/** A long timeout, so that the transaction does not fail on a busy machine. */
const OPEN_FOR_LONG = { timeout: 120_000 };

let server: TestServer;
let url: string;
beforeAll(async () => {
  server = await startServer();
  url = server.url;
});
beforeEach(async () => {
  await server.gatehouse.prisma.session.deleteMany();
});

/** Sweeps all sessions once. @returns the number of batches */
async function sweep(historyDays = HISTORY_DAYS): Promise<number> {
  const { prisma, clock } = server.gatehouse;
  let steps = 1;
  for (
    let place = await sweepSessions(prisma, historyDays, clock(), null);
    place !== null;
    place = await sweepSessions(prisma, historyDays, clock(), place)
  ) {
    steps += 1;
  }
  return steps;
}

const kept = () => server.gatehouse.prisma.session.count();
const keptTokens = () => server.gatehouse.prisma.refreshToken.count();
const verdict = async (token: string) =>
  (await execute(url, ValidateToken, { token }, { basic: server.demo.partner })).validateToken;
const REVOKED = { valid: false, reason: 'REVOKED', action: 'REAUTHENTICATE' };
const OVER = { valid: false, reason: 'EXPIRED', action: 'REAUTHENTICATE' };

/** Inserts copies of a session, more than logins could open during a test. */
async function copySession({ session }: RegisteredCustomer, copies: number): Promise<void> {
  await server.gatehouse.prisma.$executeRaw`
    INSERT INTO session
    SELECT (jsonb_populate_record(session, jsonb_build_object('id', overlay(id::text placing
      to_char(copy, 'fm000000000000') from 25 for 12)))).*
    FROM session, generate_series(1, ${copies}::int) AS copy WHERE id = ${session.id}::uuid`;
}

describe('a session', () => {
  test('is kept while it is open', async () => {
    const customer = await register(url);
    server.clock.advance({ days: 364 });
    await sweep();
    expect(await kept()).toBe(1);
    const again = await execute(url, Me, {}, await login(url, customer));
    expect(again.me?.email).toBe(customer.email);
  });

  test('that expired is removed with its refresh tokens after 30 days; its access token stays EXPIRED', async () => {
    const { token, refreshToken } = await register(url);
    server.clock.advance({ days: 365 + HISTORY_DAYS, seconds: -60 });
    await sweep();
    expect([await kept(), await verdict(token)]).toMatchObject([1, OVER]);
    server.clock.advance({ seconds: 120 });
    await sweep();
    expect([await kept(), await keptTokens()]).toEqual([0, 0]);
    expect(await verdict(token)).toMatchObject(OVER);
    expect((await execute(url, ValidateToken, { token }, { token })).validateToken).toMatchObject(OVER);
    expect((await request(url, Me, {}, { token })).errors[0]?.extensions?.code).toBe('TOKEN_EXPIRED');
    expect((await request(url, Refresh, { refreshToken })).errors[0]?.extensions?.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  test('that ended is kept until its last token has expired, so that verdicts can name the reason', async () => {
    const customer = await register(url);
    await execute(url, Logout, {}, customer);
    // The token expires after 60 days, later than the 30 days of the history.
    server.clock.advance({ days: 60, seconds: -60 });
    await sweep();
    expect([await kept(), await verdict(customer.token)]).toMatchObject([1, REVOKED]);
    server.clock.advance({ seconds: 120 });
    await sweep();
    expect([await kept(), await verdict(customer.token)]).toMatchObject([0, OVER]);
  });

  test('that ended is kept for 30 days, even if its tokens expired earlier', async () => {
    const { prisma } = server.gatehouse;
    await prisma.site.updateMany({ data: { tokenLifetimeDays: 1 } });
    const customer = await register(url);
    await execute(url, Logout, {}, customer);
    server.clock.advance({ days: HISTORY_DAYS, seconds: -60 });
    await sweep();
    expect([await kept(), await verdict(customer.token)]).toMatchObject([1, OVER]);
    server.clock.advance({ seconds: 120 });
    await sweep();
    expect([await kept(), await verdict(customer.token)]).toMatchObject([0, OVER]);
    await prisma.site.updateMany({ data: { tokenLifetimeDays: 60 } });
  });

  test('of another account: its token is UNKNOWN before and after the removal of the session', async () => {
    const { prisma } = server.gatehouse;
    const { id } = await prisma.account.create({ data: { slug: 'other', name: 'Other' } });
    const basic = await createPartner(prisma, id, 'Other');
    const { token } = await register(url);
    server.clock.advance({ days: 365 + HISTORY_DAYS, seconds: 60 });
    const before = await execute(url, ValidateToken, { token }, { basic });
    await sweep();
    expect(await kept()).toBe(0);
    const after = await execute(url, ValidateToken, { token }, { basic });
    for (const { validateToken } of [before, after]) {
      expect(validateToken).toMatchObject({ valid: false, reason: 'UNKNOWN', action: 'DENY' });
    }
  });
});

describe('a refresh token', () => {
  test('that was rotated is kept to detect its reuse, and removed later', async () => {
    const { refreshToken: first } = await register(url);
    let newest = first;
    for (const days of [40, 40, 39]) {
      server.clock.advance({ days });
      const { refresh } = await execute(url, Refresh, { refreshToken: newest });
      newest = refresh.refreshToken ?? '';
    }
    await sweep();
    // The two newest tokens have a row. The second newest row also stores the times of all earlier tokens.
    expect(await keptTokens()).toBe(2);
    const code = async () =>
      (await request(url, Refresh, { refreshToken: first })).errors[0]?.extensions?.code;
    expect(await code()).toBe('TOKEN_EXPIRED');
    // The token of day 80 expires on day 170, and is removed on day 200.
    server.clock.advance({ days: 81, seconds: -60 });
    await sweep();
    expect([await keptTokens(), await code()]).toEqual([2, 'TOKEN_EXPIRED']);
    server.clock.advance({ seconds: 120 });
    await sweep();
    expect([await keptTokens(), await code()]).toEqual([1, 'UNAUTHENTICATED']);
    const { refresh } = await execute(url, Refresh, { refreshToken: newest });
    // A token that still has its row is reused.
    server.clock.advance({ seconds: 11 });
    const reused = await request(url, Refresh, { refreshToken: newest });
    expect(reused.errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
    expect(await verdict(refresh.token)).toMatchObject(REVOKED);
  });
});

describe('the sweep', () => {
  test('processes 1,701 sessions, 500 at a time', async () => {
    const customer = await register(url);
    await copySession(customer, 1_700);
    expect(await kept()).toBe(1_701);
    expect(await sweep()).toBe(1);
    server.clock.advance({ days: 365 + HISTORY_DAYS + 1 });
    expect(await sweep()).toBe(4);
    expect(await kept()).toBe(0);
  });

  test('removes at most 500 refresh tokens in a statement, even of one session', async () => {
    const { session } = await register(url);
    const { prisma } = server.gatehouse;
    await prisma.$executeRaw`
      INSERT INTO refresh_token (id, session_id, secret_hash, created_at, expires_at, rotated_at)
      SELECT gen_random_uuid(), session_id, secret_hash, created_at, expires_at, created_at
      FROM refresh_token, generate_series(1, 1200)`;
    server.clock.advance({ days: 365 + HISTORY_DAYS + 1 });
    expect(session.id).toBeTruthy();
    const place = await sweepSessions(prisma, HISTORY_DAYS, server.clock(), null);
    expect([await kept(), await keptTokens(), place !== null]).toEqual([1, 701, true]);
    expect(await sweep()).toBe(2);
    expect([await kept(), await keptTokens()]).toEqual([0, 0]);
  });
});

describePostgres('on PostgreSQL', () => {
  beforeAll(async () => {
    const embedded = server;
    server = await startServer({ database: 'postgres' });
    url = server.url;
    return () => {
      server = embedded;
      url = server.url;
    };
  });

  test('a running server removes a session that ended 67 days ago, and keeps an open one', async () => {
    const { url: databaseUrl } = await createPostgresDatabase();
    const database = { url: databaseUrl };
    const before = await startServer({ database });
    await execute(before.url, Logout, {}, await register(before.url));
    const { session } = await register(before.url);
    before.clock.advance({ days: 67, seconds: 60 });
    // A server sweeps soon after its start, and then every ten minutes: the sessions must be there before.
    const env = { SESSION_HISTORY_DAYS: '7' };
    const { gatehouse } = await startServer({ database, clock: before.clock, sweeps: true, env });
    await expect
      .poll(() => gatehouse.prisma.session.findMany({ select: { id: true } }))
      .toEqual([{ id: session.id }]);
  });

  test('the sweep skips locked rows until its next run', async () => {
    const [held, free] = [await register(url), await register(url)];
    server.clock.advance({ days: 365 + HISTORY_DAYS + 1 });
    const { prisma } = server.gatehouse;
    await prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 AS one FROM session WHERE id = ${held.session.id}::uuid FOR UPDATE`;
      await tx.$queryRaw`SELECT 1 AS one FROM refresh_token WHERE session_id = ${held.session.id}::uuid FOR UPDATE`;
      // A statement that waits for the lock would end in a timeout.
      await sweep();
      const left = await prisma.session.findMany({ select: { id: true } });
      expect(left).toEqual([{ id: held.session.id }]);
      expect(await keptTokens()).toBe(1);
    }, OPEN_FOR_LONG);
    await sweep();
    expect(await kept()).toBe(0);
    expect(await verdict(free.token)).toMatchObject(OVER);
  });

  test('the sweep finds refresh tokens by an index on the session, and does not scan the whole table', async () => {
    const customer = await register(url);
    const { prisma } = server.gatehouse;
    await copySession(customer, 1_000);
    await prisma.$executeRaw`
      INSERT INTO refresh_token (id, session_id, secret_hash, created_at, expires_at, rotated_at)
      SELECT gen_random_uuid(), session.id, '\\x00', session.created_at, session.created_at + interval '90 days', null
      FROM session, generate_series(1, 20)`;
    await prisma.$executeRaw`ANALYZE session, refresh_token`;
    server.clock.advance({ days: HISTORY_DAYS + 1 });
    const [before, after] = await prisma.$transaction(async (tx) => {
      const scans = async () => {
        const rows = await tx.$queryRaw<{ whole: number; byIndex: number }[]>`
          SELECT seq_scan::int AS whole, idx_scan::int AS "byIndex" FROM pg_stat_xact_user_tables
          WHERE relname = 'refresh_token'`;
        return rows[0] ?? { whole: 0, byIndex: 0 };
      };
      const first = await scans();
      expect(await sweepSessions(tx, HISTORY_DAYS, server.clock(), null)).not.toBeNull();
      return [first, await scans()] as const;
    }, OPEN_FOR_LONG);
    expect(after.whole - before.whole).toBe(0);
    expect(after.byIndex - before.byIndex).toBeGreaterThanOrEqual(500);
    expect(await keptTokens()).toBe(20_021);
  });
});
