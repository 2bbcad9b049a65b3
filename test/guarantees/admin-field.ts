import { randomUUID } from 'node:crypto';
import { openCollaboratorSession } from '../../src/administration/collaborators/session.ts';
import { hashPassword } from '../../src/customers/passwords/hashes/own-hash.ts';
import type { Collaborator, CollaboratorRole } from '../../src/platform/database/client/client.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import type { Credentials } from '../support/http.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { addAccount } from '../support/sites.ts';

/**
 * A field of the admin API, and how to call it. Each feature has a file in `admin-fields/`. The file exports the
 * feature's fields of the admin API as `adminFields: Record<string, AdminField>`, or the names of the feature's fields
 * for other callers as `otherFields: readonly string[]`, or both.
 */
export type AdminField = {
  /** The lowest role that may call the field. */
  least: CollaboratorRole;
  document: string;
  /**
   * Makes valid variables for one call, with the names of the arguments. Objects are those of the demo account; a
   * password or another proof is that of the caller. If absent, the field is called without variables.
   */
  variables?(scene: Scene, caller: Caller): Promise<Variables> | Variables;
  /**
   * The variables that name an object, with unknown ids. If absent, the field also answers an owner of another account,
   * unless it is `ofOperator`.
   */
  missing?: Variables;
  /** Whether only the operator's account, here the demo account, may call the field. */
  ofOperator?: true;
  /** Whether the field only begins an operation, and so adds no audit entry. */
  begins?: true;
};

export type Variables = Record<string, unknown>;

export type Caller =
  | 'anonymous'
  | 'customer'
  | 'partner'
  | 'support'
  | 'admin'
  | 'owner'
  | 'owner of another account';

export const CALLERS: readonly Caller[] = [
  'anonymous',
  'customer',
  'partner',
  'support',
  'admin',
  'owner',
  'owner of another account',
];

/** An id that no object has. */
export const NO_ID = '2147483647';

export type Scene = {
  server: TestServer;
  accountId: number;
  foreignAccountId: number;
  siteId: number;
  customerId: string;
  /** Part of names in the demo account. An owner of another account must not see it. */
  mark: string;
  /** The password of all callers who are collaborators. */
  password: string;
  /** Creates another collaborator of the demo account. */
  addCollaborator(role: CollaboratorRole, invited?: 'invited'): Promise<Collaborator>;
  /** Gives the credentials of a caller. A collaborator gets a new session. */
  as(caller: Caller): Promise<Credentials>;
  /** The id of the collaborator behind a caller; null for other callers. */
  idOf(caller: Caller): number | null;
};

/** Starts a server with two accounts and a caller of each kind. */
export async function setScene(): Promise<Scene> {
  const server = await startServer({ env: { OPERATOR_ACCOUNT: 'demo' } });
  const { prisma, clock } = server.gatehouse;
  const mark = `demo-${randomUUID()}`;
  const password = 'violet-harbor-92-mint';
  const passwordHash = await hashPassword(password);
  const accountId = (await prisma.site.findUniqueOrThrow({ where: { id: server.demo.siteId } })).accountId;
  const { account, site } = await addAccount(server, 'another');
  await prisma.account.update({ where: { id: accountId }, data: { name: mark } });
  await prisma.site.update({ where: { id: server.demo.siteId }, data: { name: mark } });
  const add = (ofAccount: number, role: CollaboratorRole, name: string, hash: string | null) => {
    const email = uniqueEmail();
    const data = { accountId: ofAccount, email, emailKey: email, name, role, passwordHash: hash };
    return prisma.collaborator.create({ data });
  };
  const customer = await register(server.url, { firstName: mark }, { siteId: server.demo.siteId });
  const people: Partial<Record<Caller, Collaborator>> = {
    support: await add(accountId, 'SUPPORT', mark, passwordHash),
    admin: await add(accountId, 'ADMIN', mark, passwordHash),
    owner: await add(accountId, 'OWNER', mark, passwordHash),
    'owner of another account': await add(account.id, 'OWNER', `of ${site.name}`, passwordHash),
  };
  return {
    server,
    accountId,
    foreignAccountId: account.id,
    siteId: server.demo.siteId,
    customerId: customer.customer.id,
    mark,
    password,
    addCollaborator: (role, invited) => add(accountId, role, mark, invited ? null : passwordHash),
    idOf: (caller) => people[caller]?.id ?? null,
    async as(caller) {
      const person = people[caller];
      if (person) {
        const { token } = await openCollaboratorSession(
          prisma,
          person,
          { source: '127.0.0.1', userAgent: null },
          clock(),
        );
        return { token };
      }
      if (caller === 'customer') return { token: customer.token };
      return caller === 'partner' ? { basic: server.demo.partner } : {};
    },
  };
}
