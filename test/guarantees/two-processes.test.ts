import { beforeAll, describe, expect, test } from 'vitest';
import {
  Accept,
  ChangeRole,
  Collaborators,
  Invite,
  Remove,
} from '../administration/collaborators/documents.ts';
import { PASSWORD } from '../administration/collaborators/join.ts';
import { EndAccountSessions } from '../administration/customer-support/documents.ts';
import { CreateEndpoint } from '../delivery/webhooks/documents.ts';
import { execute, request, rest } from '../support/client.ts';
import { onlyInFullRun } from '../support/counts.ts';
import { login, register, tryLogin, uniqueEmail } from '../support/customers.ts';
import { CollaboratorMe, Login, ValidateToken } from '../support/documents.ts';
import { graphql } from '../support/gql/gql.ts';
import { mailTo } from '../support/mail.ts';
import { createPostgresDatabase, describePostgres } from '../support/postgres.ts';
import { startProcess, type TestProcess } from '../support/process.ts';
import { PUBLIC_URL } from '../support/server.ts';
import { administer } from '../tenancy/sites/administer.ts';
import { inParallel } from './two-servers.ts';

const Unlock = graphql(`
  mutation UnlockById($id: ID!) { unlockCustomer(input: { id: $id }) { unlocked } }
`);

/** Guarantees that hold whichever of two processes gets a request. The two share only the database. */
describePostgres('two processes', () => {
  let both: [TestProcess, TestProcess];
  let admin: Awaited<ReturnType<typeof administer>>;
  beforeAll(async () => {
    const { url: databaseUrl } = await createPostgresDatabase();
    const options = { databaseUrl, env: { PUBLIC_URL } };
    const first = await startProcess(options);
    both = [first, await startProcess(options)];
    admin = await administer(first);
  });
  const at = (index: number) => both[index % 2] as TestProcess;
  const reasonAt = async (index: number, token: string) =>
    (await execute(at(index).url, ValidateToken, { token }, { basic: both[0].demo.partner })).validateToken
      .reason;

  // The quick run tests the limit of sessions in access/sessions/session-limit.
  onlyInFullRun(() => {
    describe('single-user sessions', () => {
      test('20 parallel logins on both leave 3 sessions, the limit; both report the others as superseded', async () => {
        await admin.set({ concurrentSessions: 'EVICT_OLDEST', sessionLimit: 3 });
        const customer = await register(at(0).url);
        const answers = await inParallel(20, (index) => tryLogin(at(index).url, customer));
        expect(answers.filter(({ errors }) => errors.length > 0)).toEqual([]);
        const tokens = [customer.token, ...answers.flatMap(({ data }) => data?.login.token ?? [])];
        for (const index of [0, 1]) {
          const reasons = await Promise.all(tokens.map((token) => reasonAt(index, token)));
          expect(reasons.filter((reason) => reason === null)).toHaveLength(3);
          expect(reasons.filter((reason) => reason === 'SUPERSEDED')).toHaveLength(18);
          const { status, body } = await rest(at(index).url, 'GET', '/api/v1/sdk/customer?site_id=1', {
            token: customer.token,
          });
          expect([status, JSON.stringify(body)]).toEqual([403, expect.stringMatching(/blacklisted/i)]);
        }
        await admin.set({ concurrentSessions: 'UNLIMITED' });
      });
    });
  });

  test('failed logins on both lock the customer on both, and an unlock on one takes effect on the other', async () => {
    const customer = await register(at(0).url);
    const wrong = { input: { email: customer.email, password: 'not this one' } };
    for (let index = 0; index < 10; index += 1) await request(at(index).url, Login, wrong);
    const right = { input: { email: customer.email, password: customer.password } };
    for (const index of [0, 1]) {
      const { errors } = await request(at(index).url, Login, right);
      expect(errors[0]?.extensions?.code).toBe('ACCOUNT_LOCKED');
    }
    await execute(at(0).url, Unlock, { id: customer.customer.id }, admin.owner);
    await login(at(1).url, customer);
  });

  test('once one has ended all sessions of the account, the other refuses their tokens', async () => {
    const customers = await inParallel(6, (index) => register(at(index).url));
    await execute(at(0).url, EndAccountSessions, {}, admin.owner);
    for (const { token } of customers) expect(await reasonAt(1, token)).toBe('REVOKED');
  });

  // The quick run has this race in delivery/webhooks/endpoints.
  onlyInFullRun(() => {
    test('an account has at most 10 webhook endpoints', async () => {
      const answers = await inParallel(16, (index) =>
        request(at(index).url, CreateEndpoint, { input: { url: `https://r.example/${index}` } }, admin.owner),
      );
      expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(10);
    });
  });

  // This is the last test, because it leaves only one owner.
  test('an account keeps an owner when owners remove and demote each other', async () => {
    const { collaboratorMe } = await execute(at(0).url, CollaboratorMe, {}, admin.owner);
    const other = await addOwner();
    const owners = [{ id: collaboratorMe?.id ?? '', token: admin.owner.token }, other];
    await inParallel<unknown>(8, (index) => {
      const [by, id] = [owners[index % 2], owners[Math.floor(index / 2) % 2]?.id ?? ''];
      return index % 3
        ? request(at(index).url, Remove, { id }, by)
        : request(at(index).url, ChangeRole, { id, role: 'SUPPORT' }, by);
    });
    const lists = await Promise.all(owners.map((by) => request(at(0).url, Collaborators, {}, by)));
    expect(lists.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  });

  async function addOwner() {
    const input = { email: uniqueEmail(), role: 'OWNER' } as const;
    await execute(at(0).url, Invite, { input }, admin.owner);
    const mail = await mailTo(at(1), input.email);
    const token = /#token=(\S+)/.exec(mail.text)?.[1] ?? '';
    const accepting = { input: { token, password: PASSWORD } };
    const { acceptCollaboratorInvitation } = await execute(at(1).url, Accept, accepting);
    return { ...acceptCollaboratorInvitation, id: acceptCollaboratorInvitation.collaborator.id };
  }
});
