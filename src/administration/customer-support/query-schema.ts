import { builder } from '../../schema-core/builder.ts';
import { type ArgBuilder, connectionArgs, connectionType } from '../../schema-core/connection-types.ts';
import { CustomerRecord } from './customer-types.ts';
import { findCustomer } from './customers.ts';
import { findCustomers } from './find-customers.ts';
import { type CustomerPage as CustomerPageRow, readCustomers, searchCustomers } from './search-customers.ts';

const CustomerPage = builder.objectRef<CustomerPageRow>('CustomerPage').implement({
  fields: (t) => ({
    customers: t.field({ type: [CustomerRecord], resolve: ({ customers }) => customers }),
    nextCursor: t.exposeString('nextCursor', {
      nullable: true,
      description: '`after` for the next page. Null on the last page.',
    }),
  }),
});

const CustomerRecordConnection = connectionType('CustomerRecord', CustomerRecord);

const emailPrefixArg = (arg: ArgBuilder) =>
  arg.string({
    defaultValue: '',
    description: 'The beginning of the email, in any case. The email before an unsettled change counts too.',
  });

builder.queryFields((t) => ({
  customers: t.adminField({
    role: 'SUPPORT',
    type: CustomerPage,
    description: 'The customers of the account, sorted by email.',
    args: {
      emailPrefix: emailPrefixArg(t.arg),
      first: t.arg.int({ defaultValue: 20, description: 'Up to 100.' }),
      after: t.arg.string({ description: '`nextCursor` of the previous page.' }),
    },
    resolve: (acting, input, { runtime }) => searchCustomers(runtime, acting, input),
  }),
  customersConnection: t.adminField({
    role: 'SUPPORT',
    type: CustomerRecordConnection,
    description: 'The customers of the account, sorted by email, or found by `search`.',
    args: {
      ...connectionArgs(t.arg),
      emailPrefix: emailPrefixArg(t.arg),
      search: t.arg.string({
        description:
          'The beginning of an email, a username, a name (`Ada Lovelace` or `Lovelace Ada`), in any case, or an id. ' +
          'The list is then sorted by the text that matches, and `emailPrefix` must be absent.',
      }),
    },
    resolve: (acting, { search, emailPrefix, ...page }, { runtime }) =>
      search == null
        ? readCustomers(runtime, acting, { ...page, emailPrefix })
        : findCustomers(runtime, acting, { ...page, search, emailPrefix }),
  }),
  customer: t.adminField({
    role: 'SUPPORT',
    type: CustomerRecord,
    description: 'A customer of the account, also a disabled or deleted one.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => findCustomer(runtime, acting, id),
  }),
}));
