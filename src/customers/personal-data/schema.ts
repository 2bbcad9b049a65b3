import type { Customer } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { deleteOwnAccount, exportOwnData } from './own-data.ts';

const DeleteMyselfPayload = builder.objectRef<Customer>('DeleteMyselfPayload').implement({
  fields: (t) => ({
    customerId: t.exposeID('id', { description: 'The id stays. It is not given to another customer.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true }),
  }),
});

builder.mutationFields((t) => ({
  exportMyData: t.customerField({
    type: 'JSON',
    description:
      'The stored data about the customer, without secrets: one member for each kind of record. This is a mutation, ' +
      'because it writes an audit entry.',
    throughput: { max: 10, windowSeconds: 60 },
    resolve: (bearer, _args, { runtime }) => exportOwnData(runtime, bearer),
  }),
  deleteMyself: t.customerField({
    type: DeleteMyselfPayload,
    description: 'Deletes the customer: erases the personal data, ends every session, and frees the email.',
    args: {
      password: t.arg.string({
        description: 'A customer without a password must have logged in within the last ten minutes.',
      }),
    },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (bearer, { password }, { runtime }) => deleteOwnAccount(runtime, bearer, { password }),
  }),
}));
