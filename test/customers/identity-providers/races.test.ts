import { beforeAll, expect, test } from 'vitest';
import { expectNoDeadlocks, inParallel, untilAdmitted } from '../../guarantees/two-servers.ts';
import { request } from '../../support/client.ts';
import { count, onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { Register } from '../../support/documents.ts';
import { exchange } from '../../support/http.ts';
import { createPostgresDatabase, describePostgres } from '../../support/postgres.ts';
import { PUBLIC_URL, startServer, type TestServer } from '../../support/server.ts';
import { Browser } from './browser.ts';
import { CODE_CLIENT, startCodeProvider } from './code-provider.ts';
import {
  addProvider,
  codeOf,
  exchangeToken,
  externalPerson,
  logInWithIdToken,
  type Scene,
  startProviderScene,
} from './scene.ts';

const TIMES = 20;
const ROUNDS = count(3, 30);

describePostgres('parallel logins on two servers', () => {
  let scene: Scene;
  let second: TestServer;
  beforeAll(async () => {
    const { url } = await createPostgresDatabase();
    expectNoDeadlocks(url);
    scene = await startProviderScene({ database: { url } });
    const env = { GOOGLE_ISSUER: scene.openId.issuer };
    second = await startServer({ database: { url }, env, clock: scene.server.clock });
  });
  const at = (index: number) => ({ ...scene, server: index % 2 ? second : scene.server });

  test(`${TIMES} by one new identity create one customer, and all succeed`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const ada = externalPerson();
      const token = await scene.openId.idToken(ada);
      const answers = await inParallel(TIMES, (index) =>
        untilAdmitted(() => exchangeToken(at(index), { token })),
      );
      expect(answers.map(codeOf).filter(Boolean)).toEqual([]);
      const ids = answers.map(({ data }) => data?.loginWithIdentityProvider.customer.id);
      expect(new Set(ids).size).toBe(1);
      const { customer, externalIdentity } = scene.server.gatehouse.prisma;
      expect(await customer.count({ where: { email: ada.email } })).toBe(1);
      expect(await externalIdentity.count({ where: { subject: ada.sub } })).toBe(1);
    }
  });

  onlyInFullRun(() => {
    test('and registrations with one new email create one customer; only sessions of logins stay open', async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { email } = externalPerson();
        const input = { email, password: 'squatter-1' };
        const codes = await inParallel(TIMES, async (index) => {
          const person = externalPerson({ email });
          return codeOf(
            index % 2
              ? await untilAdmitted(() => logInWithIdToken(at(index), person))
              : await untilAdmitted(() => request(at(index).server.url, Register, { input })),
          );
        });
        // If a registration comes first, a login takes its account over. No request fails with an internal error.
        expect(codes.filter((code) => code && code !== 'VALIDATION_FAILED')).toEqual([]);
        const { customer, session } = scene.server.gatehouse.prisma;
        const [one, ...others] = await customer.findMany({ where: { email } });
        expect(others).toEqual([]);
        expect(one).toMatchObject({ passwordHash: null, emailVerifiedAt: expect.any(Date) });
        const open = await session.findMany({ where: { customerId: one?.id ?? 0, endedAt: null } });
        expect(new Set(open.map(({ startedBy }) => startedBy))).toEqual(new Set(['IDENTITY_PROVIDER']));
      }
    });

    test('that take an account over do so once, and end the session of the squatter', async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const squatter = await register(scene.server.url);
        const { email } = squatter;
        const answers = await inParallel(TIMES, (index) => {
          const person = externalPerson({ email });
          return untilAdmitted(() => logInWithIdToken(at(index), person));
        });
        expect(answers.map(codeOf).filter(Boolean)).toEqual([]);
        const { customer, session } = scene.server.gatehouse.prisma;
        const id = Number(squatter.customer.id);
        expect(await customer.findUnique({ where: { id } })).toMatchObject({
          passwordHash: null,
          passwordVersion: 1,
        });
        const ended = await session.findMany({ where: { customerId: id, endedAt: { not: null } } });
        expect(ended.map((one) => one.id)).toEqual([squatter.session.id]);
      }
    });
  });

  test('by redirect: of 50 callbacks with the same state, one succeeds', async () => {
    const provider = await startCodeProvider();
    provider.person = externalPerson();
    const redirecting = { name: 'second', kind: 'OPENID', issuer: provider.issuer } as const;
    await addProvider(scene.server, { ...redirecting, clientId: CODE_CLIENT.id }, CODE_CLIENT.secret);
    const page = 'http://localhost:3000/';
    const start = `${PUBLIC_URL}/identity-providers/second/start?site_id=1&return_to=${page}`;
    const browser = new Browser(scene.server);
    const back = await browser.follow(start, ({ pathname }) => pathname.endsWith('/callback'));
    const cookie = browser.cookiesOf(scene.server.url);
    const answers = await inParallel(50, (index) =>
      exchange(at(index).server.url + back.pathname + back.search, { headers: { cookie } }),
    );
    const locations = answers.flatMap(({ headers }) => headers.location ?? []);
    expect(locations).toEqual([expect.stringContaining('handoff=')]);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(49);
  });
});
