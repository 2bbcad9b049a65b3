import { createPartner } from '../../../src/tenancy/partners/partner.ts';
import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

async function newPartner({ server, accountId, mark }: Scene) {
  const { prisma } = server.gatehouse;
  const { clientId } = await createPartner(prisma, accountId, mark);
  return prisma.partner.findUniqueOrThrow({ where: { clientId } });
}
const newId = async (scene: Scene) => ({ id: (await newPartner(scene)).id });

export const adminFields: Record<string, AdminField> = {
  partners: { least: 'ADMIN', document: '{ partners { id name clientId siteIds lastUsedAt } }' },
  partnersConnection: {
    least: 'ADMIN',
    document: '{ partnersConnection { edges { node { id name clientId } } } }',
  },
  partner: {
    least: 'ADMIN',
    document: 'query ($id: ID!) { partner(id: $id) { id name verdicts { day verdict count } } }',
    variables: newId,
    missing: { id: NO_ID },
  },
  createPartner: {
    least: 'ADMIN',
    document:
      'mutation ($input: CreatePartnerInput!) { createPartner(input: $input) { clientSecret partner { id name } } }',
    variables: () => ({ input: { name: 'New', ratePerMinute: 60 } }),
  },
  updatePartner: {
    least: 'ADMIN',
    document:
      'mutation ($id: ID!, $input: UpdatePartnerInput!) { updatePartner(id: $id, input: $input) { id clientId } }',
    variables: async (scene) => ({ ...(await newId(scene)), input: { name: 'Renamed' } }),
    missing: { id: NO_ID },
  },
  rotatePartnerSecret: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { rotatePartnerSecret(id: $id, overlapDays: 1) { clientSecret } }',
    variables: newId,
    missing: { id: NO_ID },
  },
  checkPartnerToken: {
    least: 'ADMIN',
    document:
      'mutation ($id: ID!) { checkPartnerToken(partnerId: $id, token: "a.b.c") { valid reason checkedAt } }',
    variables: newId,
    missing: { id: NO_ID },
  },
  disablePartner: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { disablePartner(id: $id) { id name disabledAt } }',
    variables: newId,
    missing: { id: NO_ID },
  },
  enablePartner: {
    least: 'ADMIN',
    document: 'mutation ($id: ID!) { enablePartner(id: $id) { id name disabledAt } }',
    async variables(scene) {
      const { id } = await newPartner(scene);
      const { prisma, clock } = scene.server.gatehouse;
      await prisma.partner.update({ where: { id }, data: { disabledAt: clock() } });
      return { id };
    },
    missing: { id: NO_ID },
  },
};

export const otherFields: readonly string[] = ['partnerMe'];
