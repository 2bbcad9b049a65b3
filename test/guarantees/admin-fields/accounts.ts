import type { AdminField } from '../admin-field.ts';

let attempts = 10;

export const adminFields: Record<string, AdminField> = {
  account: { least: 'SUPPORT', document: '{ account { id slug name lockoutAttempts sandbox } }' },
  updateAccount: {
    least: 'OWNER',
    document:
      'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { id name lockoutAttempts } }',
    variables() {
      attempts += 1;
      return { input: { lockoutAttempts: attempts } };
    },
  },
};
