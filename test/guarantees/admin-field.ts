import { randomUUID } from 'node:crypto';
import { openCollaboratorSession } from '../../src/administration/collaborators/session.ts';
import { hashPassword } from '../../src/customers/passwords/password-hash.ts';
import type { Collaborator, CollaboratorRole } from '../../src/platform/database/client/client.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import type { Credentials } from '../support/http.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { addAccount } from '../support/sites.ts';

/**
 * A field that collaborators may call, and how. A feature lists its own in a file of `admin-fields/`:
 * `export const adminFields: Record<string, AdminField>`, and the names of those that are for anybody else in
 * `export const otherFields: readonly string[]`.
 */
export type AdminField = {
  /** The least role that may. */
  least: CollaboratorRole;
  document: string;
  /**
   * Good variables, named as the arguments, for one call: whatever they name is of the demo account, what they
   * show is the caller's own. None unless given.
   */
  variables?(scene: Scene, caller: Caller): Promise<Variables> | Variables;
  /** What of them names something, naming what does not exist. Absent: it is about the caller's own account. */
  missing?: Variables;
  /** Nothing is done yet that could stand in the audit log: it only begins. */
  begins?: true;
};

export type Variables = Record<string, unknown>;

export type Caller =
  | 'nobody'
  | 'customer'
  | 'partner'
  | 'support'
  | 'admin'
  | 'owner'
  | 'owner of another account';

export const CALLERS: readonly Caller[] = [
  'nobody',
  'customer',
  'partner',
  'support',
  'admin',
  'owner',
  'owner of another account',
];

/** An id that nothing has. */
export const NO_ID = '2147483647';

export type Scene = {
  server: TestServer;
  accountId: number;
  foreignAccountId: number;
  siteId: number;
  customerId: string;
  /** In the name of everything of the demo account. */
  mark: string;
  /** Everybody’s who has one. */
  password: string;
  /** Another collaborator of the demo account. */
  addCollaborator(role: CollaboratorRole, invited?: 'invited'): Promise<Collaborator>;
  /** With their own session. */
  as(caller: Caller): Promise<Credentials>;
  /** The collaborator behind a caller; null for the others. */
  idOf(caller: Caller): number | null;
};

/** Two accounts with a caller of each kind. */
export async function setScene(): Promise<Scene> {
  const server = await startServer();
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
