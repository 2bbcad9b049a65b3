import { builder } from '../../schema-core/builder.ts';
import { IF_UPDATED_AT } from '../audit/if-updated-at.ts';
import { readAccount, updateAccount } from './account.ts';

const LockoutScope = builder.enumType('LockoutScope', {
  description: 'The scope of a lockout after failed logins.',
  values: {
    CUSTOMER_AND_SOURCE: {
      description: 'The customer at one client address. They can still log in from other addresses.',
    },
    CUSTOMER: {
      description:
        'The customer at every address, as in Pelcro. Anyone who tries passwords can lock the customer out.',
    },
  } as const,
});

const Account = builder.prismaObject('Account', {
  description:
    'An account with its sites, customers and collaborators. Accounts are created on the command line, or at the ' +
    'first start of the server. A collaborator belongs to one account and has no access to others.',
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
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'The last change of the settings.' }),
  }),
});

const UpdateAccountInput = builder.inputType('UpdateAccountInput', {
  description: 'An absent field is not changed.',
  fields: (t) => ({
    name: t.string({ description: 'Up to 255 characters. Shown in mails.' }),
    lockoutAttempts: t.int({
      description: 'Failed logins within the window that cause a lockout: 1 to 1000, default 10.',
    }),
    lockoutWindowSeconds: t.int({
      description: 'Time from the first failure to the end of the lockout: 10 to 86400, default 300.',
    }),
    lockoutScope: t.field({ type: LockoutScope, description: 'The scope of a lockout.' }),
    lockoutDailyCap: t.int({
      description:
        'Failed logins of a customer per day that lock all addresses from which the customer has never logged in: 1 ' +
        'to 100000, default 100. It has no effect with the scope `CUSTOMER`.',
    }),
    sandbox: t.boolean({
      description: 'Whether partners can validate test tokens. Not for an account with real customers.',
    }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_UPDATED_AT }),
  }),
});

type Settings = typeof UpdateAccountInput.$inferInput;

/** Settings that decide how many passwords can be guessed. */
const LOCKOUT = ['lockoutAttempts', 'lockoutWindowSeconds', 'lockoutScope', 'lockoutDailyCap'] as const;

/**
 * Whether a change of the settings needs a recent login. Test tokens are public texts, so in a sandbox anyone has a
 * token that partners accept.
 */
function needsRecentLogin(settings: Settings): boolean {
  return settings.sandbox === true || LOCKOUT.some((name) => settings[name] !== undefined);
}

builder.queryField('account', (t) =>
  t.adminField({
    role: 'SUPPORT',
    type: Account,
    description: 'The account of the collaborator.',
    resolve: (acting, _args, { runtime }) => readAccount(runtime, acting),
  }),
);

builder.mutationField('updateAccount', (t) =>
  t.adminField({
    role: 'OWNER',
    type: Account,
    description:
      'Changes settings of the account. They apply from the next request, in every process. `sandbox: true` and the ' +
      'lockout settings need a login or a re-authentication within the last ten minutes.',
    args: { input: t.arg({ type: UpdateAccountInput, required: true }) },
    resolve: async (acting, { input }, { runtime, requireRecentLogin }) => {
      if (needsRecentLogin(input)) await requireRecentLogin();
      return updateAccount(runtime, acting, input);
    },
  }),
);
