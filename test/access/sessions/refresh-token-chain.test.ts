import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sweepSessions } from '../../../src/access/sessions/sweep.ts';
import { addDays } from '../../../src/lib/clock.ts';
import { hashSecret, randomSecret } from '../../../src/lib/credential.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { ExplainToken } from '../../administration/customer-support/documents.ts';
import { ExportMyData } from '../../customers/personal-data/documents.ts';
import { execute, request, rest } from '../../support/client.ts';
import { count } from '../../support/counts.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { Refresh } from '../../support/documents.ts';
import { testServer } from '../../support/server.ts';

const server = testServer();
const HISTORY_DAYS = 30;
const LIFETIME_DAYS = 90;
let customer: RegisteredCustomer;
beforeAll(() => server.clock.freeze());
beforeEach(async () => {
  customer = await register(server.url);
});

const prisma = () => server.gatehouse.prisma;
const session = () => prisma().session.findUniqueOrThrow({ where: { id: customer.session.id } });
const rows = () => prisma().refreshToken.findMany({ where: { sessionId: customer.session.id } });
const rotate = async (refreshToken: string | null) =>
  (await execute(server.url, Refresh, { refreshToken })).refresh.refreshToken ?? '';
const refusal = async (refreshToken: string) =>
  (await request(server.url, Refresh, { refreshToken })).errors[0]?.extensions?.code ?? 'ok';

/** Refreshes once a day. @returns all refresh tokens of the session, oldest first */
async function refreshDaily(days: number, tokens = [customer.refreshToken ?? '']): Promise<string[]> {
  for (let day = 0; day < days; day += 1) {
    server.clock.advance({ days: 1 });
    tokens.push(await rotate(tokens.at(-1) ?? ''));
  }
  // For 10 seconds a repeated refresh token gets the same new refresh token again.
  server.clock.advance({ seconds: 11 });
  return tokens;
}

async function sweep(): Promise<void> {
  for (let place: string | null = null; ; ) {
    place = await sweepSessions(prisma(), HISTORY_DAYS, server.clock(), place);
    if (place === null) return;
  }
}

async function setSite(data: {
  refreshTokenLifetimeDays: number;
  sessionLifetimeDays?: number;
}): Promise<void> {
  await prisma().site.update({ where: { id: Number(server.demo.siteId) }, data });
}

/** Presents a token, then reopens the session. @returns the code, and the reason if the session ended */
async function present(token: string): Promise<string> {
  const code = await refusal(token);
  const { endReason, id } = await session();
  await prisma().session.update({ where: { id }, data: { endedAt: null, endReason: null } });
  await prisma().endedSession.deleteMany({ where: { sessionId: id } });
  return endReason ? `${code} ${endReason}` : code;
}

describe('a session that is refreshed daily', () => {
  test('ends when any earlier refresh token that has not expired is reused', async () => {
    const days = count(68, 200);
    const tokens = await refreshDaily(days);
    await sweep();
    const outcomes = [];
    for (const token of tokens.slice(0, -1)) outcomes.push(await present(token));
    // The token of day n expires on day n + 90.
    const expected: string[] = outcomes.map((_, day) =>
      day + LIFETIME_DAYS > days ? 'TOKEN_REVOKED REUSE_DETECTED' : 'TOKEN_EXPIRED',
    );
    const forgotten = days - LIFETIME_DAYS - HISTORY_DAYS;
    for (let day = 0; day < forgotten; day += 1) {
      // Expiry times are stored in groups. A group is removed when its newest time is old enough.
      expect(['TOKEN_EXPIRED', 'UNAUTHENTICATED']).toContain(outcomes[day]);
      expected[day] = outcomes[day] ?? '';
    }
    expect(outcomes).toEqual(expected);
    expect(await refusal(tokens.at(-1) ?? '')).toBe('ok');
  });

  test('keeps at most 2 kB of rotated refresh tokens', async () => {
    await refreshDaily(count(66, 150));
    await sweep();
    const { id } = await session();
    // The size is measured over many copies of these rows, because PostgreSQL allocates whole pages.
    const copies = 400;
    await prisma().$executeRaw`CREATE TABLE copied_token (LIKE refresh_token INCLUDING ALL)`;
    await prisma().$executeRaw`
      INSERT INTO copied_token
      SELECT (jsonb_populate_record(token, jsonb_build_object(
        'id', overlay(token.id::text placing to_char(copy, 'fm00000000') from 1 for 8),
        'session_id', overlay(token.session_id::text placing to_char(copy, 'fm000000000000') from 25 for 12)))).*
      FROM refresh_token token, generate_series(1, ${copies}::int) AS copy
      WHERE session_id = ${id}::uuid AND rotated_at IS NOT NULL`;
    await prisma().$executeRaw`VACUUM FULL copied_token`;
    const [size] = await prisma().$queryRaw<{ bytes: number }[]>`
      SELECT (pg_total_relation_size('copied_token') / ${copies}::int)::int AS bytes`;
    await prisma().$executeRaw`DROP TABLE copied_token`;
    expect(size?.bytes).toBeLessThanOrEqual(2_000);
    expect((await rows()).length).toBeLessThanOrEqual(5);
  });

  test('has all its refreshes in the customer’s data export and in the explanation of a token', async () => {
    const tokens = await refreshDaily(5);
    const { refresh } = await execute(server.url, Refresh, { refreshToken: tokens.at(-1) ?? '' });
    const now = server.clock.now().getTime();
    const daily = [5, 4, 3, 2, 1, 0].map((ago) => new Date(now - 11_000 - ago * 86_400_000));
    const dates = [...daily, new Date(now)];
    const { exportMyData } = await execute(server.url, ExportMyData, {}, { token: refresh.token });
    expect(exportMyData).toMatchObject({
      session: [
        {
          refresh_token: dates.map((at, index) => ({
            createdAt: at.toISOString(),
            expiresAt: new Date(at.getTime() + LIFETIME_DAYS * 86_400_000).toISOString(),
            rotatedAt: dates[index + 1]?.toISOString() ?? null,
          })),
        },
      ],
    });
    expect((await rows()).length).toBe(2);
    const support = await asCollaborator(server, 'SUPPORT');
    const { explainToken } = await execute(server.url, ExplainToken, { token: refresh.token }, support);
    const refreshes = explainToken.entries.filter(({ kind }) => kind === 'REFRESHED');
    expect(refreshes.map(({ at }) => at)).toEqual(dates.slice(1).map((at) => at.toISOString()));
  });
});

describe('an earlier refresh token whose row was removed', () => {
  test('ends its session when a partner revokes the token, even with the id in upper case', async () => {
    const [, first = ''] = await refreshDaily(4);
    const [id = '', secret] = first.split('.');
    expect((await rows()).some((row) => row.id === id)).toBe(false);
    const form = { token: `${id.toUpperCase()}.${secret}` };
    await rest(server.url, 'POST', '/oauth2/revoke', { form, basic: server.demo.partner });
    expect((await session()).endReason).toBe('REVOKED_BY_PARTNER');
  });

  test('is refused with another secret or id, and its session continues', async () => {
    const tokens = await refreshDaily(6);
    const parts = tokens.map((token) => token.split('.'));
    for (const [index, [id = '']] of parts.entries()) {
      for (const [other, [, secret = '']] of parts.entries()) {
        if (index !== other) expect(await refusal(`${id}.${secret}`)).toBe('UNAUTHENTICATED');
      }
      expect(await refusal(`${id}.${randomSecret()}`)).toBe('UNAUTHENTICATED');
    }
    const [[id = '', secret] = []] = parts;
    for (const generation of ['00000007', '00000100', 'ffffffff']) {
      expect(await refusal(`${id.slice(0, 28)}${generation}.${secret}`)).toBe('UNAUTHENTICATED');
    }
    expect(await refusal(tokens.at(-1) ?? '')).toBe('ok');
  });

  test('keeps its expiry when the lifetime of new refresh tokens changes', async () => {
    const tokens = await refreshDaily(2);
    await setSite({ refreshTokenLifetimeDays: 10 });
    await refreshDaily(3, tokens);
    await setSite({ refreshTokenLifetimeDays: LIFETIME_DAYS });
    await refreshDaily(3, tokens);
    server.clock.advance({ days: 6 });
    // It is day 14. The tokens of days 3 to 5 had a lifetime of 10 days, so those of days 3 and 4 have expired.
    const outcomes = [];
    for (const token of tokens.slice(0, -1)) outcomes.push(await present(token));
    const reused = 'TOKEN_REVOKED REUSE_DETECTED';
    expect(outcomes).toEqual([
      reused,
      reused,
      reused,
      'TOKEN_EXPIRED',
      'TOKEN_EXPIRED',
      reused,
      reused,
      reused,
    ]);
  });

  test('never expires later than its session', async () => {
    await setSite({ refreshTokenLifetimeDays: 10, sessionLifetimeDays: 12 });
    customer = await register(server.url);
    const answers = [customer];
    for (let day = 0; day < 6; day += 1) {
      server.clock.advance({ days: 1 });
      const { refresh } = await execute(server.url, Refresh, {
        refreshToken: answers.at(-1)?.refreshToken ?? '',
      });
      answers.push({ ...customer, ...refresh });
    }
    await setSite({ refreshTokenLifetimeDays: LIFETIME_DAYS, sessionLifetimeDays: 365 });
    const { exportMyData } = await execute(
      server.url,
      ExportMyData,
      {},
      { token: answers.at(-1)?.token ?? '' },
    );
    expect(exportMyData).toMatchObject({
      session: [{ refresh_token: answers.map((each) => ({ expiresAt: each.refreshTokenExpiresAt })) }],
    });
    expect((await rows()).length).toBeLessThan(answers.length);
  });
});

describe('in a database that was upgraded from a version before token chains', () => {
  const CHAINS = '20261129140301_refresh_token_chains';
  const setUpgrade = (created: Date, upgraded: Date) => prisma().$executeRaw`
    UPDATE _prisma_migrations SET finished_at = CASE WHEN migration_name < ${CHAINS} THEN ${created}::timestamptz ELSE ${upgraded}::timestamptz END`;

  test('every refresh token keeps its row for a week, because the previous version recognises no other', async () => {
    const now = server.clock.now();
    await setUpgrade(addDays(now, -90), now);
    try {
      const tokens = await refreshDaily(6);
      expect((await rows()).length).toBe(tokens.length);
      await refreshDaily(6, tokens);
      expect((await rows()).length).toBeLessThan(tokens.length - 3);
      const outcomes = [];
      for (const token of tokens.slice(0, -1)) outcomes.push(await present(token));
      expect(outcomes).toEqual(outcomes.map(() => 'TOKEN_REVOKED REUSE_DETECTED'));
    } finally {
      await setUpgrade(now, now);
    }
  });
});

describe('a refresh token that an older version issued, before token chains', () => {
  test('can refresh the session; a reuse of this token or of its successors is detected', async () => {
    const [row] = await rows();
    const older = { id: randomUUID(), secret: randomSecret() };
    await prisma().refreshToken.update({
      where: { id: row?.id ?? '' },
      data: { id: older.id, secretHash: hashSecret(older.secret) },
    });
    const tokens = await refreshDaily(5, [`${older.id}.${older.secret}`]);
    const outcomes = [];
    for (const token of tokens.slice(0, -1)) outcomes.push(await present(token));
    expect(outcomes).toEqual(outcomes.map(() => 'TOKEN_REVOKED REUSE_DETECTED'));
    expect(await refusal(tokens.at(-1) ?? '')).toBe('ok');
  });
});
