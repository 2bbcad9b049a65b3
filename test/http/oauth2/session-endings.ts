import { execute } from '../../support/client.ts';
import { login, type RegisteredCustomer } from '../../support/customers.ts';
import { ChangePassword, EndOtherSessions, EndSession, Logout, Refresh } from '../../support/documents.ts';
import type { TestServer } from '../../support/server.ts';

/** Ends a session of a customer through the API. */
export type Ending = (server: TestServer, customer: RegisteredCustomer) => Promise<unknown>;

const logOut: Ending = ({ url }, { token }) => execute(url, Logout, {}, { token });

const end: Ending = ({ url }, { token, session }) => execute(url, EndSession, { id: session.id }, { token });

const endFromElsewhere: Ending = async ({ url, demo }, customer) => {
  const { token } = await login(url, customer, { siteId: demo.siteId });
  await execute(url, EndOtherSessions, {}, { token });
};

const supersede: Ending = async ({ url, gatehouse, demo }, customer) => {
  const single = (concurrentSessions: 'EVICT_OLDEST' | 'UNLIMITED') =>
    gatehouse.prisma.site.update({ where: { id: demo.siteId }, data: { concurrentSessions } });
  await single('EVICT_OLDEST');
  await login(url, customer, { siteId: demo.siteId });
  await single('UNLIMITED');
};

const changePassword: Ending = ({ url }, { password: oldPassword, token }) =>
  execute(url, ChangePassword, { input: { oldPassword, newPassword: 'another password' } }, { token });

const reuseRefreshToken: Ending = async ({ url, clock }, { refreshToken }) => {
  await execute(url, Refresh, { refreshToken });
  clock.advance({ seconds: 11 });
  await execute(url, Refresh, { refreshToken }).catch(() => null);
};

/** Ways in which a session ends, with the reason that verdicts give. */
export const endings = [
  ['a logout', logOut, 'REVOKED'],
  ['a request of the customer', end, 'REVOKED'],
  ['a request from another session', endFromElsewhere, 'REVOKED'],
  ['a newer login on a site that allows one session', supersede, 'SUPERSEDED'],
  ['a change of the password', changePassword, 'PASSWORD_CHANGED'],
  ['a reuse of its refresh token', reuseRefreshToken, 'REVOKED'],
] as const satisfies [string, Ending, string][];

const expire: Ending = async ({ clock }) => clock.advance({ days: 61 });

/** The endings, and the expiry of the tokens, which does not end the session. */
export const endingsAndExpiry: [string, Ending][] = [
  ...endings.map(([name, end]): [string, Ending] => [name, end]),
  ['expiry', expire],
];
