import type { AdminField } from '../admin-field.ts';

export const adminFields: Record<string, AdminField> = {
  hashSecrets: { least: 'ADMIN', document: '{ hashSecrets { id name createdAt } }' },
  importedPasswords: {
    least: 'ADMIN',
    document: '{ importedPasswords { schemes { scheme customers } elsewhere unusable } }',
  },
};
