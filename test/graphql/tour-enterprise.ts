import { CLIENT, startCompany } from '../administration/employee-sso/company.ts';
import { makeSigningPair, startSamlProvider } from '../support/saml-provider.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of any operation
type CallOperation = (name: string, query: string, variables?: unknown, options?: object) => Promise<any>;

/** Calls the operations of connections to the identity providers of companies. @param admin a collaborator */
export async function tourEnterprise(call: CallOperation, admin: { token: string }): Promise<void> {
  const { issuer } = await startCompany();
  const { createEnterpriseConnection } = await call(
    'createEnterpriseConnection',
    'mutation ($input: CreateEnterpriseConnectionInput!) { createEnterpriseConnection(input: $input) { id name redirectUri } }',
    { input: { name: 'Company', issuer, ...CLIENT } },
    admin,
  );
  const { id } = createEnterpriseConnection;
  await call(
    'enterpriseConnections',
    '{ enterpriseConnections(first: 5) { edges { node { id name kind issuer clientId } } } }',
    {},
    admin,
  );
  await call(
    'updateEnterpriseConnection',
    'mutation ($id: ID!, $input: UpdateEnterpriseConnectionInput!) { updateEnterpriseConnection(id: $id, input: $input) { ssoOnly } }',
    { id, input: { ssoOnly: true } },
    admin,
  );
  const { addEnterpriseDomain } = await call(
    'addEnterpriseDomain',
    'mutation ($connectionId: ID!, $domain: String!) { addEnterpriseDomain(connectionId: $connectionId, domain: $domain) { domains { id recordName recordText } } }',
    { connectionId: id, domain: 'tour.company.example' },
    admin,
  );
  const domain = { id: addEnterpriseDomain.domains[0].id };
  await call(
    'verifyEnterpriseDomain',
    'mutation ($id: ID!) { verifyEnterpriseDomain(id: $id) { domains { verifiedAt } } }',
    domain,
    admin,
  );
  await call(
    'enterpriseConnection',
    'query ($id: ID!) { enterpriseConnection(id: $id) { domains { domain checkedAt } } }',
    { id },
    admin,
  );
  await call(
    'beginEnterpriseLoginTest',
    'mutation ($id: ID!) { beginEnterpriseLoginTest(connectionId: $id) { url test { outcome } } }',
    { id },
    admin,
  );
  await call(
    'enterpriseLogin',
    '{ enterpriseLogin(email: "a@tour.company.example") { startUrl isRequired } }',
    {},
    { headers: { 'x-site-id': '1' } },
  );
  await call(
    'setScimToken',
    'mutation ($id: ID!) { setScimToken(connectionId: $id) { token connection { scimUrl } } }',
    { id },
    admin,
  );
  await call(
    'removeScimToken',
    'mutation ($id: ID!) { removeScimToken(connectionId: $id) { id } }',
    { id },
    admin,
  );
  await call(
    'removeEnterpriseDomain',
    'mutation ($id: ID!) { removeEnterpriseDomain(id: $id) { domains { id } } }',
    domain,
    admin,
  );
  await call(
    'deleteEnterpriseConnection',
    'mutation ($id: ID!) { deleteEnterpriseConnection(id: $id) { id } }',
    { id },
    admin,
  );
  await tourSaml(call, admin);
}

async function tourSaml(call: CallOperation, admin: { token: string }): Promise<void> {
  const { metadataUrl } = await startSamlProvider(makeSigningPair());
  const { createSamlConnection: made } = await call(
    'createSamlConnection',
    'mutation ($input: CreateSamlConnectionInput!) { createSamlConnection(input: $input) { id samlEntityId certificates { fingerprint } } }',
    { input: { name: 'Company', metadataUrl } },
    admin,
  );
  const { id } = made;
  await call(
    'setSamlMetadata',
    'mutation ($id: ID!, $metadataUrl: String) { setSamlMetadata(id: $id, metadataUrl: $metadataUrl) { id loginUrl } }',
    { id, metadataUrl },
    admin,
  );
  await call(
    'refreshSamlMetadata',
    'mutation ($id: ID!) { refreshSamlMetadata(id: $id) { metadataProblem metadataRefreshedAt } }',
    { id },
    admin,
  );
  await call(
    'deleteEnterpriseConnection: SAML',
    'mutation ($id: ID!) { deleteEnterpriseConnection(id: $id) { id } }',
    { id },
    admin,
  );
}
