import { addDays } from '../../../src/lib/clock.ts';
import type { AdminField, Scene } from '../admin-field.ts';

const URL = 'https://old.example/hook';

/** Stores an old system for each of the two accounts. */
async function withOldSystem({ server, accountId, foreignAccountId }: Scene): Promise<void> {
  const now = server.gatehouse.clock();
  for (const id of [accountId, foreignAccountId]) {
    const data = {
      accountId: id,
      kind: 'HOOK' as const,
      url: URL,
      encryptedSecret: 'x',
      until: addDays(now, 1),
      trustsEmails: false,
      createsUnknown: false,
      createdAt: now,
      updatedAt: now,
    };
    await server.gatehouse.prisma.oldSystem.upsert({ where: { accountId: id }, create: data, update: {} });
  }
}

export const adminFields: Record<string, AdminField> = {
  oldSystem: {
    least: 'ADMIN',
    document: '{ oldSystem { kind url isAsked waitingCustomers } }',
    variables: async (scene) => {
      await withOldSystem(scene);
      return {};
    },
  },
  legacyIssuers: {
    least: 'ADMIN',
    document: '{ legacyIssuers { id kind iss acceptsUntil isAccepting } }',
  },
  setOldSystem: {
    least: 'OWNER',
    document: 'mutation ($input: OldSystemInput!) { setOldSystem(input: $input) { oldSystem { url } } }',
    variables: async ({ server }) => ({
      input: { kind: 'HOOK', url: URL, until: addDays(server.gatehouse.clock(), 1) },
    }),
  },
  removeOldSystem: {
    least: 'OWNER',
    document: 'mutation { removeOldSystem { url } }',
    variables: async (scene) => {
      await withOldSystem(scene);
      return {};
    },
  },
};
