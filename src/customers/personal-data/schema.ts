import type { Customer } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { deleteOneself, exportOwnData } from './own-data.ts';

const DeleteMyselfPayload = builder.objectRef<Customer>('DeleteMyselfPayload').implement({
  fields: (t) => ({
    customerId: t.exposeID('id', { description: 'All that is left, with the date.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true }),
  }),
});

builder.mutationField('exportMyData', (t) =>
  t.customerField({
    type: 'JSON',
    description:
      'Everything that is held about the customer, one member for each kind of record. A mutation, because ' +
      'that it was asked for is written down.',
    throughput: { max: 10, windowSeconds: 60 },
    resolve: (bearer, _args, { runtime }) => exportOwnData(runtime, bearer),
  }),
);

builder.mutationField('deleteMyself', (t) =>
  t.customerField({
    type: DeleteMyselfPayload,
    description:
      'Deletes the customer: everything personal is gone, every session ends, the email is free again.',
    args: {
      password: t.arg.string({
        description: 'Who has none must have signed in within the last ten minutes instead.',
      }),
    },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (bearer, { password }, { runtime }) => deleteOneself(runtime, bearer, { password }),
  }),
);
