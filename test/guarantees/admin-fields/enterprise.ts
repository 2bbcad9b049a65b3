import { CLIENT, startCompany } from '../../administration/employee-sso/company.ts';
import { makeSigningPair, type SigningPair, startSamlProvider } from '../../support/saml-provider.ts';
import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

const CONNECTION = { id: NO_ID };
const ISSUER = 'https://company.example';

/** Stores a connection of the demo account with a domain. */
async function withConnection({ server, accountId, mark }: Scene) {
  const { prisma, clock } = server.gatehouse;
  const now = clock();
  const dates = { createdAt: now, updatedAt: now };
  const data = {
    accountId,
    name: mark,
    kind: 'OIDC',
    issuer: ISSUER,
    clientId: 'gatehouse',
    ...dates,
  } as const;
  const { id } = await prisma.enterpriseConnection.create({ data });
  const domain = `d${id}.company.example`;
  const added = { accountId, connectionId: id, domain, challenge: 'x', createdAt: now };
  return { id: String(id), domainId: String((await prisma.enterpriseDomain.create({ data: added })).id) };
}

const ofConnection = async (scene: Scene) => ({ id: (await withConnection(scene)).id });
const ofDomain = async (scene: Scene) => ({ id: (await withConnection(scene)).domainId });

let pair: SigningPair | null = null;
function samlProvider() {
  pair ??= makeSigningPair();
  return startSamlProvider(pair);
}

/** Stores a SAML connection, but not the certificates from its metadata. */
async function ofSaml(scene: Scene) {
  const { id } = await withConnection(scene);
  const { metadataUrl, entityId } = await samlProvider();
  const data = { kind: 'SAML', issuer: entityId, metadataUrl } as const;
  await scene.server.gatehouse.prisma.enterpriseConnection.update({ where: { id: Number(id) }, data });
  return { id };
}

export const adminFields: Record<string, AdminField> = {
  enterpriseConnections: {
    least: 'ADMIN',
    document:
      '{ enterpriseConnections(first: 5) { edges { node { id name redirectUri domains { domain } } } } }',
    variables: async (scene) => {
      await withConnection(scene);
      return {};
    },
  },
  enterpriseConnection: {
    least: 'ADMIN',
    document: 'query ($id: ID!) { enterpriseConnection(id: $id) { id name } }',
    variables: ofConnection,
    missing: CONNECTION,
  },
  beginEnterpriseLoginTest: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { beginEnterpriseLoginTest(connectionId: $id) { url test { id } } }',
    variables: ofConnection,
    missing: CONNECTION,
  },
  setScimToken: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { setScimToken(connectionId: $id) { connection { id name } } }',
    variables: ofConnection,
    missing: CONNECTION,
  },
  removeScimToken: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { removeScimToken(connectionId: $id) { id name } }',
    variables: async (scene) => {
      const { id } = await withConnection(scene);
      const { prisma, clock } = scene.server.gatehouse;
      const data = { connectionId: Number(id), secretHash: new Uint8Array(32), createdAt: clock() };
      await prisma.scimToken.create({ data });
      return { id };
    },
    missing: CONNECTION,
  },
  createEnterpriseConnection: {
    least: 'ADMIN',
    document:
      'mutation ($input: CreateEnterpriseConnectionInput!) { createEnterpriseConnection(input: $input) { id } }',
    variables: async () => {
      const { issuer } = await startCompany();
      return { input: { name: 'Company', issuer, ...CLIENT } };
    },
  },
  updateEnterpriseConnection: {
    least: 'ADMIN',
    document:
      'mutation ($id: ID!, $input: UpdateEnterpriseConnectionInput!) { updateEnterpriseConnection(id: $id, input: $input) { id name } }',
    variables: async (scene) => ({ ...(await ofConnection(scene)), input: { name: `${scene.mark} 2` } }),
    missing: CONNECTION,
  },
  deleteEnterpriseConnection: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { deleteEnterpriseConnection(id: $id) { id } }',
    variables: ofConnection,
    missing: CONNECTION,
  },
  addEnterpriseDomain: {
    least: 'ADMIN',
    document:
      'mutation ($connectionId: ID!, $domain: String!) { addEnterpriseDomain(connectionId: $connectionId, domain: $domain) { id } }',
    variables: async (scene) => {
      const { id } = await withConnection(scene);
      return { connectionId: id, domain: `added-${id}.company.example` };
    },
    missing: { connectionId: NO_ID },
  },
  verifyEnterpriseDomain: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { verifyEnterpriseDomain(id: $id) { id } }',
    variables: ofDomain,
    missing: CONNECTION,
  },
  removeEnterpriseDomain: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { removeEnterpriseDomain(id: $id) { id } }',
    variables: ofDomain,
    missing: CONNECTION,
  },
  createSamlConnection: {
    least: 'ADMIN',
    document: 'mutation ($input: CreateSamlConnectionInput!) { createSamlConnection(input: $input) { id } }',
    variables: async () => {
      const { metadataUrl } = await samlProvider();
      return { input: { name: 'Company', metadataUrl } };
    },
  },
  setSamlMetadata: {
    least: 'ADMIN',
    document:
      'mutation ($id: ID!, $metadataUrl: String) { setSamlMetadata(id: $id, metadataUrl: $metadataUrl) { id } }',
    variables: async (scene) => ({
      ...(await ofSaml(scene)),
      metadataUrl: (await samlProvider()).metadataUrl,
    }),
    missing: CONNECTION,
  },
  refreshSamlMetadata: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { refreshSamlMetadata(id: $id) { id } }',
    variables: ofSaml,
    missing: CONNECTION,
  },
};

export const otherFields = ['enterpriseLogin'];
