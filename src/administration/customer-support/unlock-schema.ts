import { builder } from '../../schema-core/builder.ts';
import { type Unlocking, unlockCustomer } from './unlock-customer.ts';

const UnlockCustomerPayload = builder.objectRef<Unlocking>('UnlockCustomerPayload').implement({
  fields: (t) => ({
    customerId: t.exposeID('customerId', {
      nullable: true,
      description: 'Null where no customer has that name: it may have been locked all the same.',
    }),
    unlocked: t.exposeBoolean('unlocked', { description: 'Whether there were failures to forget.' }),
  }),
});

const UnlockCustomerInput = builder.inputType('UnlockCustomerInput', {
  description: 'Exactly one of these.',
  fields: (t) => ({
    id: t.id(),
    email: t.string({ description: 'As it was typed at the login, whether or not a customer has it.' }),
    username: t.string(),
  }),
});

builder.mutationField('unlockCustomer', (t) =>
  t.field({
    type: UnlockCustomerPayload,
    description: 'Forgets the failed logins of a customer, from all addresses, and so lifts her lock.',
    args: { input: t.arg({ type: UnlockCustomerInput, required: true }) },
    authScopes: { collaborator: 'SUPPORT' },
    resolve: async (_root, { input }, context) => {
      const { accountId } = (await context.collaborator('SUPPORT')).collaborator;
      return unlockCustomer(context.runtime, accountId, await context.actor(), input);
    },
  }),
);
