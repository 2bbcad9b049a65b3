import { type AdminField, NO_ID } from '../admin-field.ts';

export const adminFields: Record<string, AdminField> = {
  unlockCustomer: {
    least: 'SUPPORT',
    document:
      'mutation ($input: UnlockCustomerInput!) { unlockCustomer(input: $input) { customerId unlocked } }',
    variables: ({ customerId }) => ({ input: { id: customerId } }),
    missing: { input: { id: NO_ID } },
  },
};
