import { type AdminField, NO_ID } from '../admin-field.ts';

export const adminFields: Record<string, AdminField> = {
  unlockCustomer: {
    least: 'SUPPORT',
    document: 'mutation ($id: ID!) { unlockCustomer(input: { id: $id }) { customerId unlocked } }',
    variables: ({ customerId }) => ({ id: customerId }),
    missing: { id: NO_ID },
  },
};
