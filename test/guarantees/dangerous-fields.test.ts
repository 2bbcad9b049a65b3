import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { createPartner } from '../../src/tenancy/partners/partner.ts';
import { ask } from '../graphql/ask.ts';
import type { Credentials } from '../support/http.ts';
import { type AdminField, NO_ID, type Scene, setScene } from './admin-field.ts';
import { adminFields } from './admin-fields.ts';

/** The fields that require a login or a re-authentication within the last ten minutes. */
const DANGEROUS = [
  'changeCollaboratorRole',
  'createEnterpriseConnection',
  'createOpenidClient',
  'createPartner',
  'createSamlConnection',
  'createWebhookEndpoint',
  'deleteCustomer',
  'deleteEnterpriseConnection',
  'enableOpenidClient',
  'enablePartner',
  'exportCustomer',
  'inviteCollaborator',
  'removeBotProtection',
  'removeCollaborator',
  'removeCollaboratorAuthenticators',
  'removeCustomerAuthenticators',
  'removeDisqusKeys',
  'removeEmployeeSso',
  'removeScimToken',
  'resendCollaboratorInvitation',
  'rotateOpenidClientSecret',
  'rotatePartnerSecret',
  'rotateSigningKeys',
  'rotateWebhookSecret',
  'setBotProtection',
  'setDisqusKeys',
  'setEmployeeSso',
  'setIdentityProvider',
  'setMailText',
  'setOldSystem',
  'setSamlMetadata',
  'setScimToken',
  'undoImport',
  'unlockCollaborator',
  'updateEnterpriseConnection',
  'updateWebhookEndpoint',
  'verifyEnterpriseDomain',
  'withdrawSigningKey',
];

/** Only some settings of a site are dangerous, such as those in LETTING_IN. */
const SITE =
  'mutation ($id: ID!, $settings: SiteSettingsInput!) { updateSite(id: $id, settings: $settings) { id } }';
const NEW_SITE =
  'mutation ($settings: SiteSettingsInput!) { createSite(slug: "new", settings: $settings) { id } }';
const LETTING_IN = [
  { link: 'https://evil.example' },
  { allowedOrigins: ['https://evil.example'] },
  { passkeyDomain: 'evil.example' },
  { loginHost: 'login.evil.example' },
  { androidAppOrigins: [`android:apk-key-hash:${'A'.repeat(43)}`] },
  { secondFactor: 'OFF' },
  { mailReplyTo: 'evil@evil.example' },
];

/** Only some settings of an account or a partner are dangerous. The present `ratePerMinute` of the partner is 100. */
const ACCOUNT = 'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { id } }';
const PARTNER =
  'mutation ($id: ID!, $input: UpdatePartnerInput!) { updatePartner(id: $id, input: $input) { id } }';
const OF_ACCOUNT = {
  dangerous: [
    { sandbox: true },
    { lockoutAttempts: 1_000 },
    { lockoutWindowSeconds: 10 },
    { lockoutScope: 'CUSTOMER' },
    { lockoutDailyCap: 100_000 },
    { name: 'Paper', lockoutAttempts: 1_000 },
  ],
  others: [{ name: 'Paper' }, { sandbox: false }],
};
const OF_PARTNER = {
  dangerous: [{ siteIds: [] }, { ratePerMinute: 101 }, { ratePerMinute: null }, { name: 'A', siteIds: [] }],
  others: [{ name: 'B' }, { ratePerMinute: 100 }, { ratePerMinute: 50 }],
};

/** Changes to a third-party OpenID client that must push its authorization requests. */
const OPENID_CLIENT =
  'mutation ($id: ID!, $input: UpdateOpenidClientInput!) { updateOpenidClient(id: $id, input: $input) { id } }';
const OF_OPENID_CLIENT = {
  dangerous: [
    { redirectUris: ['https://app.example/cb', 'https://evil.example/cb'] },
    { postLogoutRedirectUris: ['https://evil.example/'] },
    { backchannelLogoutUri: 'https://evil.example/logout' },
    { frontchannelLogoutUri: 'https://app.example/logout' },
    { grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'] },
    { scopes: ['openid', 'phone'] },
    { party: 'FIRST_PARTY' },
    { requirePushedAuthorization: false },
    { name: 'A', scopes: ['openid', 'phone'] },
  ],
  others: [{ name: 'B' }, { scopes: ['openid'] }, { party: 'THIRD_PARTY' }, { backchannelLogoutUri: null }],
};

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});

/** The owner with a session that is an hour old. */
async function staleOwner(): Promise<Credentials> {
  const owner = await scene.as('owner');
  const { prisma, clock } = scene.server.gatehouse;
  const createdAt = new Date(clock().getTime() - 3_600_000);
  await prisma.collaboratorSession.updateMany({ data: { createdAt, reauthenticatedAt: null } });
  return owner;
}
const audited = () => scene.server.gatehouse.prisma.auditEvent.count();
const REAUTHENTICATE =
  'mutation ($input: ReauthenticateCollaboratorInput!) { reauthenticateCollaborator(input: $input) { id } }';

async function call(document: string, variables: object, as: Credentials) {
  const { body } = await ask(scene.server.url, document, variables, as);
  return body.errors?.[0]?.extensions ?? null;
}

test('the schema declares exactly these fields as dangerous', () => {
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {}),
  );
  const declared = fields.filter(({ extensions }) => extensions.isDangerous === true);
  expect(declared.map(({ name }) => name).sort()).toEqual(DANGEROUS);
});

const listed = adminFields.filter(([name]) => DANGEROUS.includes(name));

describe.each(listed)('%s', (_name, field: AdminField) => {
  test('is refused an hour after the login, and succeeds after a re-authentication', async () => {
    const variables = (await field.variables?.(scene, 'owner')) ?? {};
    const owner = await staleOwner();
    const before = await audited();
    expect(await call(field.document, variables, owner)).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { password: ['The password field is required.'] },
      reauthenticate: true,
    });
    expect(await audited()).toBe(before);
    expect(await call(REAUTHENTICATE, { input: { password: scene.password } }, owner)).toBe(null);
    expect(await call(field.document, variables, owner)).toBe(null);
  });
});

test('settings of a site that give access are refused an hour after the login, and its name is not', async () => {
  const owner = await staleOwner();
  const before = await audited();
  for (const settings of LETTING_IN) {
    for (const document of [SITE, NEW_SITE]) {
      expect(await call(document, { id: scene.siteId, settings }, owner)).toMatchObject({
        reauthenticate: true,
      });
    }
  }
  expect(await audited()).toBe(before);
  expect(await call(SITE, { id: scene.siteId, settings: { name: scene.mark } }, owner)).toBe(null);
  expect(await call(REAUTHENTICATE, { input: { password: scene.password } }, owner)).toBe(null);
  for (const settings of [{ link: 'https://paper.example' }, { secondFactor: 'OPTIONAL' }]) {
    expect(await call(SITE, { id: scene.siteId, settings }, owner)).toBe(null);
  }
});

test('settings of the account that allow more guesses or test tokens are refused an hour after the login', async () => {
  const owner = await staleOwner();
  const before = await audited();
  for (const input of OF_ACCOUNT.dangerous) {
    expect(await call(ACCOUNT, { input }, owner)).toMatchObject({ reauthenticate: true });
  }
  expect(await audited()).toBe(before);
  for (const input of OF_ACCOUNT.others) expect(await call(ACCOUNT, { input }, owner)).toBe(null);
  expect(await call(REAUTHENTICATE, { input: { password: scene.password } }, owner)).toBe(null);
  for (const input of OF_ACCOUNT.dangerous) expect(await call(ACCOUNT, { input }, owner)).toBe(null);
  expect(await call(ACCOUNT, { input: { sandbox: false } }, owner)).toBe(null);
});

test('other sites or a higher limit of a partner require a re-authentication an hour after the login', async () => {
  const owner = await staleOwner();
  const { prisma, clock } = scene.server.gatehouse;
  const { clientId } = await createPartner(prisma, scene.accountId, scene.mark);
  const limited = { ratePerMinute: 100, updatedAt: clock() };
  const { id } = await prisma.partner.update({ where: { clientId }, data: limited });
  const before = await audited();
  for (const input of OF_PARTNER.dangerous) {
    expect(await call(PARTNER, { id, input }, owner)).toMatchObject({ reauthenticate: true });
  }
  expect(await audited()).toBe(before);
  expect(await call(PARTNER, { id: NO_ID, input: { siteIds: [] } }, owner)).toMatchObject({
    reauthenticate: true,
  });
  expect(await call(PARTNER, { id: NO_ID, input: { ratePerMinute: 1 } }, owner)).toMatchObject({
    code: 'NOT_FOUND',
  });
  for (const input of OF_PARTNER.others) expect(await call(PARTNER, { id, input }, owner)).toBe(null);
  // A partner without a limit cannot get a higher one.
  await prisma.partner.update({ where: { id }, data: { ratePerMinute: null } });
  for (const ratePerMinute of [null, 5_000]) {
    expect(await call(PARTNER, { id, input: { ratePerMinute } }, owner)).toBe(null);
  }
  expect(await call(REAUTHENTICATE, { input: { password: scene.password } }, owner)).toBe(null);
  for (const input of OF_PARTNER.dangerous) expect(await call(PARTNER, { id, input }, owner)).toBe(null);
});

test('more rights or other URIs of a client require a re-authentication an hour after the login', async () => {
  const fresh = await scene.as('owner');
  const create =
    'mutation ($input: CreateOpenidClientInput!) { createOpenidClient(input: $input) { client { id } } }';
  const input = {
    ...{ name: scene.mark, siteId: scene.siteId, party: 'THIRD_PARTY', requirePushedAuthorization: true },
    redirectUris: ['https://app.example/cb'],
  };
  const { body } = await ask(scene.server.url, create, { input }, fresh);
  const { id } = body.data.createOpenidClient.client;
  const other = `other-${scene.mark}`;
  const site = await scene.server.gatehouse.prisma.site.create({
    data: { accountId: scene.accountId, name: other, slug: other },
  });
  const owner = await staleOwner();
  const before = await audited();
  const dangerous = [...OF_OPENID_CLIENT.dangerous, { siteId: String(site.id) }];
  for (const change of dangerous) {
    expect(await call(OPENID_CLIENT, { id, input: change }, owner)).toMatchObject({ reauthenticate: true });
  }
  expect(await audited()).toBe(before);
  for (const change of OF_OPENID_CLIENT.others) {
    expect(await call(OPENID_CLIENT, { id, input: change }, owner)).toBe(null);
  }
  expect(await call(REAUTHENTICATE, { input: { password: scene.password } }, owner)).toBe(null);
  for (const change of dangerous) expect(await call(OPENID_CLIENT, { id, input: change }, owner)).toBe(null);
});
