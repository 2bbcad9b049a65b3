import { addClient } from '../../../src/openid/clients/manage-clients.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

const newInput = ({ siteId, mark }: Scene) => ({
  ...{ name: mark, siteId: String(siteId), party: 'THIRD_PARTY' },
  redirectUris: ['https://app.example/cb'],
});

async function newId(scene: Scene) {
  const acting = { accountId: scene.accountId, actor: COMMAND_LINE };
  const { client } = await addClient(scene.server.gatehouse, acting, newInput(scene));
  return { id: client.id };
}

export const adminFields: Record<string, AdminField> = {
  openidClientsConnection: {
    least: 'ADMIN',
    document: '{ openidClientsConnection { edges { node { id name clientId siteId redirectUris } } } }',
  },
  openidClient: {
    least: 'ADMIN',
    document: 'query ($id: ID!) { openidClient(id: $id) { id name scopes consentCount } }',
    variables: newId,
    missing: { id: NO_ID },
  },
  createOpenidClient: {
    least: 'ADMIN',
    document:
      'mutation ($input: CreateOpenidClientInput!) { createOpenidClient(input: $input) { clientSecret client { id name } } }',
    async variables(scene, caller) {
      const { foreignAccountId, server, siteId } = scene;
      const isForeign = caller === 'owner of another account';
      const own = isForeign
        ? await server.gatehouse.prisma.site.findFirstOrThrow({ where: { accountId: foreignAccountId } })
        : { id: siteId };
      return { input: { ...newInput(scene), name: 'New', siteId: String(own.id) } };
    },
  },
  updateOpenidClient: {
    least: 'ADMIN',
    document:
      'mutation ($id: ID!, $input: UpdateOpenidClientInput!) { updateOpenidClient(id: $id, input: $input) { id clientId } }',
    variables: async (scene) => ({ ...(await newId(scene)), input: { name: 'Renamed' } }),
    missing: { id: NO_ID },
  },
  rotateOpenidClientSecret: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { rotateOpenidClientSecret(id: $id, overlapDays: 1) { clientSecret } }',
    variables: newId,
    missing: { id: NO_ID },
  },
  disableOpenidClient: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { disableOpenidClient(id: $id) { id name disabledAt } }',
    variables: newId,
    missing: { id: NO_ID },
  },
  enableOpenidClient: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { enableOpenidClient(id: $id) { id name disabledAt } }',
    async variables(scene) {
      const { id } = await newId(scene);
      const { prisma, clock } = scene.server.gatehouse;
      await prisma.openidClient.update({ where: { id }, data: { disabledAt: clock() } });
      return { id };
    },
    missing: { id: NO_ID },
  },
  deleteOpenidClient: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { deleteOpenidClient(id: $id) { id name } }',
    variables: newId,
    missing: { id: NO_ID },
  },
};

export const otherFields: readonly string[] = [
  ...['connectedApps', 'disconnectApp'],
  ...['openidInteraction', 'acceptOpenidInteraction', 'declineOpenidInteraction'],
  ...['openidDeviceRequest', 'acceptOpenidDevice', 'declineOpenidDevice'],
];
