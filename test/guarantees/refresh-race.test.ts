import { beforeAll, expect, test } from 'vitest';
import { execute, request, rest } from '../support/client.ts';
import { count } from '../support/counts.ts';
import { register } from '../support/customers.ts';
import { Refresh, ValidateToken } from '../support/documents.ts';
import { describePostgres } from '../support/postgres.ts';
import { inParallel, startTwoServers, type TwoServers } from './two-servers.ts';

const USES = 50;
const ROUNDS = count(2, 200);

type Use = { status: number; successor: string | null };

describePostgres('a refresh token that is used on two servers in parallel', () => {
  let servers: TwoServers;
  beforeAll(async () => {
    servers = await startTwoServers();
    servers.clock.freeze();
  });

  async function useOverGraphql(url: string, refreshToken: string): Promise<Use> {
    const { status, data } = await request(url, Refresh, { refreshToken });
    return { status, successor: data?.refresh.refreshToken ?? null };
  }

  async function useOverPrancer(url: string, token: string): Promise<Use> {
    const { status, body } = await rest(url, 'GET', '/demo/api/refresh/token/', { token });
    return { status, successor: body.data.refresh_token ?? null };
  }

  const verdictOn = async (url: string, token: string) =>
    (await execute(url, ValidateToken, { token }, { basic: servers.first.demo.partner })).validateToken;

  test(`has one successor after ${USES} uses (${ROUNDS} rounds), and a later replay ends the session`, async () => {
    const { refreshToken: tokens } = servers.first.gatehouse.prisma;
    const customer = await register(servers.first.url);
    const { id: sessionId } = customer.session;
    let current = String(customer.refreshToken);
    let used = '';
    for (let round = 1; round <= ROUNDS; round += 1) {
      const uses = await inParallel(USES, (index) =>
        (index % 5 < 3 ? useOverGraphql : useOverPrancer)(servers.at(index).url, current),
      );
      const unexpected = uses.filter(({ status }) => status !== 200 && status !== 503);
      expect(unexpected).toEqual([]);
      const successors = new Set(uses.flatMap(({ successor }) => successor ?? []));
      expect(successors.size).toBe(1);
      // Of the tokens before the used one, every 65th keeps its row.
      expect(await tokens.count({ where: { sessionId } })).toBe(2 + Math.floor((round - 1) / 65));
      expect(await tokens.count({ where: { sessionId, rotatedAt: null } })).toBe(1);
      used = current;
      [current = ''] = successors;
      servers.clock.advance({ minutes: 1 });
    }

    expect(await verdictOn(servers.second.url, customer.token)).toMatchObject({ valid: true });
    const replay = await request(servers.second.url, Refresh, { refreshToken: used });
    expect(replay.errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
    for (const { url } of servers.both) {
      expect(await verdictOn(url, customer.token)).toMatchObject({ valid: false, reason: 'REVOKED' });
      const { errors } = await request(url, Refresh, { refreshToken: current });
      expect(errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
    }
  });

  test('is refused on both servers once its successor has been used', async () => {
    for (let round = 0; round < count(2, 50); round += 1) {
      const customer = await register(servers.first.url);
      const used = String(customer.refreshToken);
      const { successor } = await useOverGraphql(servers.first.url, used);
      const second = await useOverGraphql(servers.second.url, String(successor));
      expect(second.status).toBe(200);
      const replays = await inParallel(10, (index) => useOverGraphql(servers.at(index).url, used));
      expect(replays.filter(({ status }) => status !== 401 && status !== 503)).toEqual([]);
      expect(await useOverGraphql(servers.first.url, String(second.successor))).toMatchObject({
        status: 401,
      });
    }
  });
});
