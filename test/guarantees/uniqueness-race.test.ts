import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { request, rest } from '../support/client.ts';
import { count } from '../support/counts.ts';
import { uniqueEmail } from '../support/customers.ts';
import { Register } from '../support/documents.ts';
import { describePostgres } from '../support/postgres.ts';
import { inParallel, startTwoServers, type TwoServers } from './two-servers.ts';

const REGISTRATIONS = 100;
const ROUNDS = count(1, 50);

type Contender = { email: string; username: string };
type Answer = { status: number; fields: string[] };

describePostgres('of parallel registrations on two servers', () => {
  let servers: TwoServers;
  beforeAll(async () => {
    servers = await startTwoServers();
  });

  const password = 'correct horse';

  async function overGraphql(url: string, { email, username }: Contender): Promise<Answer> {
    const { status, errors } = await request(url, Register, { input: { email, username, password } });
    return { status, fields: Object.keys(errors[0]?.extensions?.fields ?? {}) };
  }

  async function overPelcro(url: string, { email, username }: Contender): Promise<Answer> {
    const { status, body } = await rest(url, 'POST', '/api/v1/sdk/auth/register', {
      body: { site_id: 1, email, username, password },
    });
    return { status, fields: Object.keys(body.errors ?? {}) };
  }

  test.each([
    [
      'email',
      (name: string, index: number) => ({
        email: spelling(`${name}@example.test`, index),
        username: randomUUID(),
      }),
    ],
    [
      'username',
      (name: string, index: number) => ({ email: uniqueEmail(), username: spelling(name, index) }),
    ],
  ] as const)(
    `with one %s, one of ${REGISTRATIONS} succeeds (${ROUNDS} rounds), and each 400 names that field`,
    async (field, contender) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const name = `racer-${randomUUID()}`;
        const answers = await inParallel(REGISTRATIONS, (index) =>
          (index % 4 < 2 ? overGraphql : overPelcro)(servers.at(index).url, contender(name, index)),
        );
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
        const refused = answers.filter(({ status }) => status === 400);
        expect(refused.length).toBeGreaterThan(0);
        for (const { fields } of refused) expect(fields).toEqual([field]);
        expect(answers.filter(({ status }) => ![200, 400, 503].includes(status))).toEqual([]);
        const key = field === 'email' ? { emailKey: `${name}@example.test` } : { usernameKey: name };
        const { customer, session } = servers.first.gatehouse.prisma;
        expect(await customer.count({ where: key })).toBe(1);
        expect(await session.count({ where: { customer: key } })).toBe(1);
      }
    },
  );
});

/** The same name in upper or lower case. */
function spelling(name: string, index: number): string {
  return index % 3 === 0 ? name.toUpperCase() : name;
}
