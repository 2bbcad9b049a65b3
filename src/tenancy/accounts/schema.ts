import { builder } from '../../schema-core/builder.ts';
import { updateAccount } from './account.ts';

const LockoutScope = builder.enumType('LockoutScope', {
  description: 'Whom failed logins lock.',
  values: {
    CUSTOMER_AND_SOURCE: { description: 'Nobody can lock a customer out from elsewhere.' },
    CUSTOMER: { description: 'As the original does it: whoever guesses locks the customer everywhere.' },
  } as const,
});

const Account = builder.prismaObject('Account', {
  description: 'A tenant. The command line creates them: a collaborator belongs to one and sees no other.',
  fields: (t) => ({
    id: t.exposeID('id'),
    slug: t.exposeString('slug', {
      description: 'The name of the tenant in the Prancer API. It never changes.',
    }),
    name: t.exposeString('name'),
    lockoutAttempts: t.exposeInt('lockoutAttempts'),
    lockoutWindowSeconds: t.exposeInt('lockoutWindowSeconds'),
    lockoutScope: t.expose('lockoutScope', { type: LockoutScope }),
    lockoutDailyCap: t.exposeInt('lockoutDailyCap'),
    sandbox: t.exposeBoolean('sandbox'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
  }),
});

const UpdateAccountInput = builder.inputType('UpdateAccountInput', {
  description: 'What is absent stays as it is.',
  fields: (t) => ({
    name: t.string({ description: 'At most 255 characters; collaborators see it in their mails.' }),
    lockoutAttempts: t.int({
      description: 'Failed logins within the window that lock, 1 to 1000; 10 by default.',
    }),
    lockoutWindowSeconds: t.int({
      description: 'From the first failure to the end of the lock, 10 to 86400; 300 by default.',
    }),
    lockoutScope: t.field({ type: LockoutScope, description: 'Whom failed logins lock.' }),
    lockoutDailyCap: t.int({
      description:
        'Failures a day from addresses that the customer has never used, 1 to 100000; 100 by default.',
    }),
    sandbox: t.boolean({
      description: 'Partners get the verdicts of the test tokens. Never for an account of real readers.',
    }),
  }),
});

builder.queryField('account', (t) =>
  t.field({
    type: Account,
    description: 'The account that the collaborator belongs to.',
    authScopes: { collaborator: 'SUPPORT' },
    resolve: async (_root, _args, context) => {
      const { accountId } = (await context.collaborator('SUPPORT')).collaborator;
      return context.runtime.prisma.account.findUniqueOrThrow({ where: { id: accountId } });
    },
  }),
);

builder.mutationField('updateAccount', (t) =>
  t.field({
    type: Account,
    description: 'Holds from the next request on, in every process.',
    args: { input: t.arg({ type: UpdateAccountInput, required: true }) },
    authScopes: { collaborator: 'OWNER' },
    resolve: async (_root, { input }, context) => {
      const { accountId } = (await context.collaborator('OWNER')).collaborator;
      return updateAccount(context.runtime, accountId, await context.actor(), input);
    },
  }),
);
