import { startCompany } from '../../administration/employee-sso/company.ts';
import type { AdminField, Scene } from '../admin-field.ts';

/** Stores settings of employee single sign-on for both accounts. */
async function withSso({ server, accountId, foreignAccountId }: Scene): Promise<void> {
  const now = server.gatehouse.clock();
  for (const id of [accountId, foreignAccountId]) {
    const data = {
      accountId: id,
      issuer: 'https://company.example',
      clientId: 'x',
      encryptedSecret: 'x',
      secretEndpoint: 'https://company.example/token',
      domains: ['company.example'],
      createdAt: now,
      updatedAt: now,
    };
    await server.gatehouse.prisma.employeeSso.upsert({ where: { accountId: id }, create: data, update: {} });
  }
}

export const adminFields: Record<string, AdminField> = {
  employeeSso: { least: 'OWNER', document: '{ employeeSso { redirectUri settings { issuer } } }' },
  setEmployeeSso: {
    least: 'OWNER',
    document:
      'mutation ($input: EmployeeSsoInput!) { setEmployeeSso(input: $input) { settings { issuer } } }',
    variables: async () => {
      const { issuer } = await startCompany();
      return { input: { issuer, clientId: 'x', secret: 'x', domains: ['company.example'] } };
    },
  },
  removeEmployeeSso: {
    least: 'OWNER',
    document: 'mutation { removeEmployeeSso { redirectUri } }',
    variables: async (scene) => {
      await withSso(scene);
      return {};
    },
  },
};

export const otherFields = ['employeeSsoUrl'];
