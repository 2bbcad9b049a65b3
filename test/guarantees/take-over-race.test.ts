import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { LinkIdentity } from '../customers/identity-providers/documents.ts';
import { externalPerson, type Scene, startProviderScene } from '../customers/identity-providers/scene.ts';
import { BeginTotp, ConfirmTotp } from '../customers/second-factor/documents.ts';
import { codeOf, setPolicy } from '../customers/second-factor/factors.ts';
import { execute, request } from '../support/client.ts';
import { type RegisteredCustomer, register, uniqueEmail } from '../support/customers.ts';
import { UpdateCustomer } from '../support/documents.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import type { TestServer } from '../support/server.ts';
import { loginTokenFor, PasswordlessLogin } from '../support/ways-in.ts';

type Answer = { errors: readonly { extensions?: { code?: string } | undefined }[] };

describePostgres('an operation that waits while a mailed login takes the account over has no effect', () => {
  let scene: Scene;
  let server: TestServer;
  let databaseUrl: string;
  beforeAll(async () => {
    databaseUrl = (await createPostgresDatabase()).url;
    scene = await startProviderScene({ database: { url: databaseUrl } });
    server = scene.server;
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { passwordlessEnabled: true } });
    await setPolicy(server, 'OPTIONAL');
  });

  /**
   * Sends a mailed login that takes a new customer's account over, and then the request of `late` with the token of
   * that customer. Both wait for the locked row of the customer. Repeats this if a busy machine changes the order.
   */
  async function behindTakeOver(late: (squatter: RegisteredCustomer) => Promise<() => Promise<Answer>>) {
    for (;;) {
      const squatter = await register(server.url);
      const sendLate = await late(squatter);
      const token = await loginTokenFor(server, squatter.email);
      const holder = new pg.Client({ connectionString: databaseUrl });
      await holder.connect();
      const untilWaiting = async (count: number) => {
        for (let polls = 0; polls < 100 && (await waitingOn(holder)) !== count; polls += 1) await sleep(20);
        return (await waitingOn(holder)) === count;
      };
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM customer WHERE id = $1 FOR UPDATE', [Number(squatter.customer.id)]);
      const begun: Promise<Answer>[] = [request(server.url, PasswordlessLogin, { token })];
      let inOrder = await untilWaiting(1);
      begun.push(sendLate());
      inOrder &&= await untilWaiting(2);
      await holder.query('COMMIT');
      await holder.end();
      const codes = (await Promise.all(begun)).map(({ errors }) => errors[0]?.extensions?.code);
      if (inOrder && !codes.includes('UNAVAILABLE')) return { squatter, codes };
    }
  }

  async function waitingOn(holder: pg.Client): Promise<number> {
    const { rows } = await holder.query(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows[0].count;
  }

  const LATE = { codes: [undefined, 'TOKEN_REVOKED'] };

  test('no identity is linked', async () => {
    const input = { provider: 'google', token: await scene.openId.idToken(externalPerson()) };
    const late = await behindTakeOver(
      async (squatter) => () => request(server.url, LinkIdentity, { input }, squatter),
    );
    expect(late).toMatchObject(LATE);
    expect(await server.gatehouse.prisma.externalIdentity.count()).toBe(0);
  });

  test('the email is not changed', async () => {
    const input = { email: uniqueEmail() };
    const { codes, squatter } = await behindTakeOver(
      async (customer) => () => request(server.url, UpdateCustomer, { input }, customer),
    );
    expect({ codes }).toEqual(LATE);
    const where = { id: Number(squatter.customer.id) };
    const { email } = squatter;
    const emailVerifiedAt = expect.any(Date);
    expect(await server.gatehouse.prisma.customer.findUnique({ where })).toMatchObject({
      email,
      emailVerifiedAt,
    });
  });

  test('no second factor is begun or confirmed', async () => {
    const beginning = await behindTakeOver(
      async (squatter) => () => request(server.url, BeginTotp, {}, squatter),
    );
    expect(beginning).toMatchObject(LATE);
    const confirming = await behindTakeOver(async (squatter) => {
      const { beginTotp } = await execute(server.url, BeginTotp, {}, squatter);
      const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
      return () => request(server.url, ConfirmTotp, { input }, squatter);
    });
    expect(confirming).toMatchObject(LATE);
    expect(await server.gatehouse.prisma.authenticator.count()).toBe(0);
  });
});
