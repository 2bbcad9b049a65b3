import { randomUUID } from 'node:crypto';
import type { RestAnswer } from '../support/client.ts';
import type { TestServer } from '../support/server.ts';
import { ask } from './ask.ts';
import { tourAdmin } from './tour-admin.ts';
import { tourMailbox } from './tour-mailbox.ts';
import { tourOpenidClients } from './tour-openid-clients.ts';
import { tourPlans } from './tour-plans.ts';
import { tourSecondFactor } from './tour-second-factor.ts';
import { tourSocial } from './tour-social.ts';
import { tourSupport } from './tour-support.ts';
import { tourOfWebhooks } from './tour-webhooks.ts';

/** A call of one operation, with its name. */
export type Call = { name: string; answer: RestAnswer };

/** The calls of a tour, and the secrets that were issued or sent during it. */
export type Tour = { calls: Call[]; secrets: Set<string> };

const AUTH = '{ token expiresAt refreshToken refreshTokenExpiresAt customer { id email } session { id } }';
const VERDICT = '{ valid reason action customerId }';

/** Calls every operation, some of them with invalid input too, and collects the secrets. */
export async function tour(server: TestServer): Promise<Tour> {
  const { url, demo } = server;
  const calls: Call[] = [];
  const secrets = new Set<string>([demo.partner.clientSecret, demo.collaborator.password]);
  const secret = (text: string) => {
    secrets.add(text);
    return text;
  };
  async function call(name: string, query: string, variables: unknown = {}, options: object = {}) {
    const answer = await ask(url, query, variables, options);
    calls.push({ name, answer });
    for (const value of Object.values(answer.body?.data ?? {}) as Record<string, unknown>[]) {
      for (const issued of [value?.token, value?.refreshToken])
        if (typeof issued === 'string') secret(issued);
    }
    return answer.body?.data ?? answer.body?.errors?.[0]?.extensions ?? {};
  }

  const email = `tour-${randomUUID()}@example.test`;
  const password = secret(`pass-${randomUUID()}`);
  const wrong = secret(`wrong-${randomUUID()}`);
  const changed = secret(`changed-${randomUUID()}`);
  const forged = secret(`forged-${randomUUID()}.x.y`);
  const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) ${AUTH} }`;
  const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) ${AUTH} }`;
  const REFRESH = `mutation ($refreshToken: String) { refresh(refreshToken: $refreshToken) ${AUTH} }`;
  const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) ${AUTH} }`;
  const VALIDATE = `query ($token: String!) { validateToken(token: $token) ${VERDICT} }`;

  const { register } = await call('register', REGISTER, { input: { email, password } });
  await call('register: taken', REGISTER, { input: { email, password } });
  await call('register: refused', REGISTER, { input: { email, password: secret('\0shh!') } });
  await call('register: wrong type', REGISTER, { input: { email, password: { secret: wrong } } });
  await call(
    'register: written into the query',
    `mutation { register(input: { email: "${email}", password: "${wrong}" }) { token } }`,
  );
  const { login } = await call('login', LOGIN, { input: { email, password } });
  await call('login: wrong', LOGIN, { input: { email, password: wrong } });
  await call('login: password as email', LOGIN, { input: { email: wrong, password } });
  await call(
    'login: syntax',
    `mutation { login(input: { email: "${email}", password: "${wrong}" }) { token `,
  );
  await call(
    'login: validation',
    `mutation { login(input: { email: "${email}", password: "${wrong}" }) { nope } }`,
  );
  await call('refresh', REFRESH, { refreshToken: register.refreshToken });
  await call('refresh: again', REFRESH, { refreshToken: register.refreshToken });
  await call('refresh: wrong', REFRESH, { refreshToken: forged });
  await call('refresh: bearer', REFRESH, {}, { token: login.token });
  await call('me', '{ me { id email sessions { id } } }', {}, { token: login.token });
  await call('plansByCompany', '{ plansByCompany { id } }', {}, { token: login.token });
  await call('me: wrong token', '{ me { id } }', {}, { token: forged });
  await call('site', '{ site { id name } }');
  await server.gatehouse.prisma.site.updateMany({ data: { termsVersion: '1' } });
  const ACCEPT = 'mutation { acceptTerms(version: "1") { customer { termsToAccept } } }';
  await call('acceptTerms', ACCEPT, {}, { token: login.token });
  await call(
    'updateCustomer',
    'mutation { updateCustomer(input: { firstName: "x" }) { id } }',
    {},
    { token: login.token },
  );
  await call(
    'updateCustomerAndRefresh',
    'mutation { updateCustomerAndRefresh(input: { firstName: "y" }) { token refreshToken } }',
    {},
    { token: login.token },
  );
  await call('validateToken: partner', VALIDATE, { token: login.token }, { basic: demo.partner });
  await call('validateToken: holder', VALIDATE, { token: login.token }, { token: login.token });
  await call('validateToken: without credentials', VALIDATE, { token: login.token });
  await call(
    'validateToken: wrong client',
    VALIDATE,
    { token: forged },
    { basic: { clientId: demo.partner.clientId, clientSecret: wrong } },
  );
  await call(
    'validateTokens',
    `query ($tokens: [String!]!) { validateTokens(tokens: $tokens) ${VERDICT} }`,
    { tokens: [login.token, forged] },
    { basic: demo.partner },
  );
  await call('partnerMe', '{ partnerMe { clientId name sites { id } } }', {}, { basic: demo.partner });
  await call(
    'changePassword: wrong',
    CHANGE,
    { input: { oldPassword: wrong, newPassword: changed } },
    { token: login.token },
  );
  const { changePassword } = await call(
    'changePassword',
    CHANGE,
    { input: { oldPassword: password, newPassword: changed } },
    { token: login.token },
  );
  await call(
    'endSession',
    'mutation ($id: ID!) { endSession(id: $id) { session { id } } }',
    { id: register.session.id },
    { token: changePassword.token },
  );
  await call(
    'endOtherSessions',
    'mutation { endOtherSessions { endedCount } }',
    {},
    { token: changePassword.token },
  );
  await call('logout', 'mutation { logout { customer { id } } }', {}, { token: changePassword.token });
  await call('logout: again', 'mutation { logout { customer { id } } }', {}, { token: changePassword.token });

  await tourMailbox(server, email, { call, secret });

  const COLLABORATOR_LOGIN =
    'mutation ($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token expiresAt } }';
  const { collaboratorLogin } = await call('collaboratorLogin', COLLABORATOR_LOGIN, {
    input: demo.collaborator,
  });
  await call('collaboratorLogin: wrong', COLLABORATOR_LOGIN, {
    input: { email: demo.collaborator.email, password: wrong },
  });
  await call('collaboratorMe', '{ collaboratorMe { id email role } }', {}, collaboratorLogin);
  await tourPlans(server, call);
  await tourSecondFactor(server, call, secret);
  await tourSocial(server, { call, secret });
  await tourOfWebhooks(call, collaboratorLogin, secret);
  await tourOpenidClients(server, collaboratorLogin, call, secret);
  await tourSupport(server, collaboratorLogin, call, secret);
  // This tour is the last one, because it creates a second site. Every later call would have to name its site.
  await tourAdmin(server, call, secret, collaboratorLogin);
  return { calls, secrets };
}
