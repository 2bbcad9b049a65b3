import { randomUUID } from 'node:crypto';
import { CLIENT, startCompany } from '../administration/employee-sso/company.ts';
import { uniqueEmail } from '../support/customers.ts';
import { mailedToken } from '../support/mails.ts';
import { pngLogo } from '../support/png-logo.ts';
import type { TestServer } from '../support/server.ts';
import { tourEnterprise } from './tour-enterprise.ts';
import { tourImports } from './tour-imports.ts';

type Data = Record<string, { id: string; token: string }>;
type CallOperation = (name: string, query: string, variables?: unknown, options?: object) => Promise<Data>;

const ID_ARGUMENT = ($: string) => `mutation ($id: ID!) { ${$}(id: $id) { id } }`;

/** Calls operations for collaborators: those of the team, the settings, the audit log and others. */
export async function tourAdmin(
  server: TestServer,
  call: CallOperation,
  secret: (text: string) => string,
  owner: { token: string },
): Promise<void> {
  const INVITE = 'mutation ($input: InviteCollaboratorInput!) { inviteCollaborator(input: $input) { id } }';
  const ACCEPT =
    'mutation ($input: AcceptCollaboratorInvitationInput!) { acceptCollaboratorInvitation(input: $input) { token } }';
  const RESET =
    'mutation ($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id } }';
  const CHANGE =
    'mutation ($input: ChangeCollaboratorPasswordInput!) { changeCollaboratorPassword(input: $input) { id } }';
  const id = (data: Data, field: string) => ({ id: data[field]?.id });
  const email = uniqueEmail();
  const passwords = [1, 2, 3].map(() => secret(`chosen-${randomUUID()}`));

  await call('account', '{ account { id slug } }', {}, owner);
  await call('updateAccount', 'mutation { updateAccount(input: { lockoutAttempts: 10 }) { id } }', {}, owner);
  await call('sites', '{ sites { id identityProviders { id } } }', {}, owner);
  const { createSite } = await call(
    'createSite',
    'mutation { createSite(slug: "toured") { id } }',
    {},
    owner,
  );
  await call('siteSettings', 'query ($id: ID!) { siteSettings(id: $id) { name } }', createSite, owner);
  await call(
    'updateSite',
    'mutation ($id: ID!) { updateSite(id: $id, settings: { name: "x" }) { id } }',
    createSite,
    owner,
  );
  await call(
    'setSiteLogo',
    'mutation ($id: ID!, $base64: String!) { setSiteLogo(siteId: $id, base64: $base64) { id } }',
    { ...createSite, base64: pngLogo().toString('base64') },
    owner,
  );
  await call(
    'removeSiteLogo',
    'mutation ($id: ID!) { removeSiteLogo(siteId: $id) { id } }',
    createSite,
    owner,
  );
  const mail = { ...createSite, kind: 'PASSWORD_CHANGED', language: 'de' };
  const ofSite = 'siteId: $id, kind: $kind, language: $language';
  const declared = '$id: ID!, $kind: MailKind!, $language: String!';
  await call(
    'setMailText',
    `mutation (${declared}, $input: MailTextInput!) { setMailText(${ofSite}, input: $input) { subject } }`,
    { ...mail, input: { subject: 'x', paragraphs: ['{{at}}'] } },
    owner,
  );
  await call('mailTexts', 'query ($id: ID!) { mailTexts(siteId: $id) { subject } }', createSite, owner);
  await call('previewMail', `query (${declared}) { previewMail(${ofSite}) { html } }`, mail, owner);
  await call('sendTestMail', `mutation (${declared}) { sendTestMail(${ofSite}) { to } }`, mail, owner);
  await call(
    'removeMailText',
    `mutation (${declared}) { removeMailText(${ofSite}) { subject } }`,
    mail,
    owner,
  );
  await call(
    'setBotProtection',
    'mutation ($id: ID!, $input: BotProtectionInput!) { setBotProtection(siteId: $id, input: $input) { siteKey } }',
    {
      ...createSite,
      input: {
        provider: 'TURNSTILE',
        siteKey: 'site-key',
        secret: secret(`widget-${randomUUID()}`),
        operations: ['REGISTER'],
      },
    },
    owner,
  );
  await call(
    'removeBotProtection',
    'mutation ($id: ID!) { removeBotProtection(siteId: $id) { siteKey } }',
    createSite,
    owner,
  );
  await call(
    'setDisqusKeys',
    'mutation ($id: ID!, $input: DisqusKeysInput!) { setDisqusKeys(siteId: $id, input: $input) { publicKey } }',
    { ...createSite, input: { publicKey: 'key', secret: secret(`comments-${randomUUID()}`) } },
    owner,
  );
  await call(
    'removeDisqusKeys',
    'mutation ($id: ID!) { removeDisqusKeys(siteId: $id) { publicKey } }',
    createSite,
    owner,
  );
  await call(
    'setIdentityProvider',
    'mutation ($id: ID!, $input: IdentityProviderInput!) { setIdentityProvider(siteId: $id, input: $input) { id } }',
    {
      ...createSite,
      input: {
        name: 'google',
        kind: 'GOOGLE',
        clientId: 'client',
        secret: secret(`provider-${randomUUID()}`),
      },
    },
    owner,
  );
  const redirectUri = '{ identityProviderRedirectUri(name: "google") }';
  await call('identityProviderRedirectUri', redirectUri, {}, owner);
  const { siteId } = server.demo;
  await server.gatehouse.prisma.identityProvider.create({
    data: { siteId, name: 'apple', kind: 'APPLE', clientId: 'client' },
  });
  const { beginIdentityProviderTest: trial } = (await call(
    'beginIdentityProviderTest',
    'mutation ($siteId: ID!) { beginIdentityProviderTest(siteId: $siteId, name: "apple") { url test { id } } }',
    { siteId },
    owner,
  )) as unknown as Record<string, { url: string; test: { id: string } }>;
  // The address contains the credential of the test.
  secret(trial?.url.split(/[?=#/]/).at(-1) ?? '');
  await call(
    'identityProviderTest',
    'query ($id: ID!) { identityProviderTest(id: $id) { email } }',
    { id: trial?.test.id },
    owner,
  );
  await call(
    'removeIdentityProvider',
    'mutation ($id: ID!) { removeIdentityProvider(siteId: $id, name: "google") { id } }',
    createSite,
    owner,
  );
  await call(
    'unlockCustomer',
    'mutation ($email: String) { unlockCustomer(input: { email: $email }) { unlocked } }',
    { email },
    owner,
  );

  const invited = await call('inviteCollaborator', INVITE, { input: { email, role: 'OWNER' } }, owner);
  const first = secret(await mailedToken(server, email));
  await call(
    'resendCollaboratorInvitation',
    ID_ARGUMENT('resendCollaboratorInvitation'),
    id(invited, 'inviteCollaborator'),
    owner,
  );
  const second = secret(await mailedToken(server, email));
  await call('acceptCollaboratorInvitation: void', ACCEPT, {
    input: { token: first, password: passwords[0] },
  });
  const accepted = await call('acceptCollaboratorInvitation', ACCEPT, {
    input: { token: second, password: passwords[0] },
  });
  const collaborator = { token: accepted.acceptCollaboratorInvitation?.token };
  await call(
    'changeCollaboratorPassword: wrong',
    CHANGE,
    { input: { oldPassword: secret(`no-${randomUUID()}`), newPassword: passwords[1] } },
    collaborator,
  );
  await call(
    'changeCollaboratorPassword',
    CHANGE,
    { input: { oldPassword: passwords[0], newPassword: passwords[1] } },
    collaborator,
  );
  await call('collaboratorLogout', 'mutation { collaboratorLogout { id } }', {}, collaborator);
  await call(
    'requestCollaboratorPasswordReset',
    'mutation ($email: String!) { requestCollaboratorPasswordReset(email: $email) }',
    { email },
  );
  const reset = secret(await mailedToken(server, email));
  await call('resetCollaboratorPassword', RESET, { input: { token: reset, password: passwords[2] } });
  const again = await call(
    'collaboratorLogin: after the reset',
    'mutation ($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }',
    { input: { email, password: passwords[2] } },
  );
  await tourSessions(call, { token: again.collaboratorLogin?.token }, passwords[2] ?? '');
  await call('collaborators', '{ collaborators { id email role invited } }', {}, owner);
  await call(
    'unlockCollaborator',
    'mutation ($id: ID!) { unlockCollaborator(input: { id: $id }) { collaboratorId unlocked } }',
    id(invited, 'inviteCollaborator'),
    owner,
  );
  await call(
    'changeCollaboratorRole',
    'mutation ($id: ID!) { changeCollaboratorRole(id: $id, role: ADMIN) { id } }',
    id(invited, 'inviteCollaborator'),
    owner,
  );
  await call(
    'removeCollaboratorAuthenticators',
    ID_ARGUMENT('removeCollaboratorAuthenticators'),
    id(invited, 'inviteCollaborator'),
    owner,
  );
  await call(
    'removeCollaborator',
    ID_ARGUMENT('removeCollaborator'),
    id(invited, 'inviteCollaborator'),
    owner,
  );
  const another = await call(
    'inviteCollaborator: to be withdrawn',
    INVITE,
    { input: { email, role: 'SUPPORT' } },
    owner,
  );
  await call(
    'withdrawCollaboratorInvitation',
    ID_ARGUMENT('withdrawCollaboratorInvitation'),
    id(another, 'inviteCollaborator'),
    owner,
  );
  await call(
    'auditEvents',
    '{ auditEvents { events { id action after changes { field after } } nextCursor } }',
    {},
    owner,
  );
  await tourSso(call, owner);
  await tourEnterprise(call, owner);
  await tourOldSystem(call, secret, owner);
  await call('hashSecrets', '{ hashSecrets { id name createdAt } }', {}, owner);
  await tourImports(server, call, owner);
  const COUNTS = '{ importedPasswords { schemes { scheme customers } elsewhere unusable } }';
  await call('importedPasswords', COUNTS, {}, owner);
  await call(
    'statistics',
    'query ($from: DateTime!, $to: DateTime!) { statistics(from: $from, to: $to, step: HOUR) { registrations { count } } }',
    { from: new Date(server.clock.now().getTime() - 3_600_000), to: server.clock.now() },
    owner,
  );
  await call('mailDelivery', '{ mailDelivery { transport lastSentOn waiting } }', {}, owner);
  await call('auditActions', '{ auditActions }', {}, owner);
  const KEYS = '{ keys { kid state } withdrawn { kid } mayChange rotationDays }';
  await call('signingKeys', `{ signingKeys ${KEYS} }`, {}, owner);
  await call('rotateSigningKeys', `mutation { rotateSigningKeys ${KEYS} }`, {}, owner);
  await call(
    'withdrawSigningKey: unknown',
    `mutation { withdrawSigningKey(kid: "unknown") ${KEYS} }`,
    {},
    owner,
  );
  await call('auditTargetKinds', '{ auditTargetKinds }', {}, owner);
  for (const [list, fields] of [
    ['auditEventsConnection', 'id action after'],
    ['sitesConnection', 'id name'],
    ['collaboratorsConnection', 'id email'],
  ]) {
    await call(`${list}`, `{ ${list} { edges { cursor node { ${fields} } } } }`, {}, owner);
  }
}

async function tourSessions(
  call: CallOperation,
  collaborator: { token: string | undefined },
  password: string,
): Promise<void> {
  const AGAIN =
    'mutation ($input: ReauthenticateCollaboratorInput!) { reauthenticateCollaborator(input: $input) { id } }';
  await call('reauthenticateCollaborator', AGAIN, { input: { password } }, collaborator);
  await call('reauthenticateCollaborator: refused', AGAIN, { input: { code: '000000' } }, collaborator);
  const listed = await call(
    'collaboratorSessions',
    '{ collaboratorSessions { id source current } }',
    {},
    collaborator,
  );
  const [own] = Object.values(listed.collaboratorSessions ?? {}) as unknown as { id: string }[];
  await call(
    'endOtherCollaboratorSessions',
    'mutation { endOtherCollaboratorSessions { endedCount } }',
    {},
    collaborator,
  );
  await call(
    'endCollaboratorSession',
    'mutation ($id: ID!) { endCollaboratorSession(id: $id) { endedCount } }',
    { id: own?.id },
    collaborator,
  );
}

async function tourSso(call: CallOperation, owner: { token: string }): Promise<void> {
  const { issuer } = await startCompany();
  await call(
    'setEmployeeSso',
    'mutation ($input: EmployeeSsoInput!) { setEmployeeSso(input: $input) { settings { issuer clientId } } }',
    { input: { issuer, ...CLIENT, domains: ['company.example'] } },
    owner,
  );
  await call('employeeSso', '{ employeeSso { redirectUri settings { issuer domains } } }', {}, owner);
  await call('employeeSsoUrl', '{ employeeSsoUrl(email: "ann@company.example") }');
  await call('removeEmployeeSso', 'mutation { removeEmployeeSso { redirectUri } }', {}, owner);
}

/** @param secret records a text that neither the log nor the audit log may contain */
async function tourOldSystem(
  call: CallOperation,
  secret: (text: string) => string,
  owner: { token: string },
): Promise<void> {
  const until = new Date(Date.now() + 86_400_000);
  const { setOldSystem } = await call(
    'setOldSystem',
    'mutation ($input: OldSystemInput!) { setOldSystem(input: $input) { secret oldSystem { url } } }',
    { input: { kind: 'HOOK', url: 'https://old.example/hook', until } },
    owner,
  );
  secret((setOldSystem as unknown as { secret: string }).secret);
  await call('oldSystem', '{ oldSystem { kind url isAsked waitingCustomers } }', {}, owner);
  await call('legacyIssuers', '{ legacyIssuers { id kind algorithm iss isAccepting } }', {}, owner);
  await call('removeOldSystem', 'mutation { removeOldSystem { kind } }', {}, owner);
}
