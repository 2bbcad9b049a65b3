import { randomUUID } from 'node:crypto';
import { uniqueEmail } from '../support/customers.ts';
import { mailedToken } from '../support/mails.ts';
import { pngLogo } from '../support/png-logo.ts';
import type { TestServer } from '../support/server.ts';

type Data = Record<string, { id: string; token: string }>;
type CallOperation = (name: string, query: string, variables?: unknown, options?: object) => Promise<Data>;

const ID_ARGUMENT = ($: string) => `mutation ($id: ID!) { ${$}(id: $id) { id } }`;

/** Calls the operations of collaborators: team, settings, unlocking, audit log. */
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
  const herself = { token: accepted.acceptCollaboratorInvitation?.token };
  await call(
    'changeCollaboratorPassword: wrong',
    CHANGE,
    { input: { oldPassword: secret(`no-${randomUUID()}`), newPassword: passwords[1] } },
    herself,
  );
  await call(
    'changeCollaboratorPassword',
    CHANGE,
    { input: { oldPassword: passwords[0], newPassword: passwords[1] } },
    herself,
  );
  await call('collaboratorLogout', 'mutation { collaboratorLogout { id } }', {}, herself);
  await call(
    'requestCollaboratorPasswordReset',
    'mutation ($email: String!) { requestCollaboratorPasswordReset(email: $email) }',
    { email },
  );
  const reset = secret(await mailedToken(server, email));
  await call('resetCollaboratorPassword', RESET, { input: { token: reset, password: passwords[2] } });
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
    'removeCollaborator',
    ID_ARGUMENT('removeCollaborator'),
    id(invited, 'inviteCollaborator'),
    owner,
  );
  const another = await call(
    'inviteCollaborator: to be taken back',
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
  await call('auditEvents', '{ auditEvents { events { id action after } nextCursor } }', {}, owner);
}
