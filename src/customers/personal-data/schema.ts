import type { Customer } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import { deleteOneself, exportOwnData, type Own } from './own-data.ts';

const DeleteMyselfPayload = builder.objectRef<Customer>('DeleteMyselfPayload').implement({
  fields: (t) => ({
    customerId: t.exposeID('id', { description: 'All that is left, with the date.' }),
    deletedAt: t.expose('deletedAt', { type: 'DateTime', nullable: true }),
  }),
});

async function ownOf(context: Context): Promise<Own> {
  const { source, requestInfo } = context;
  return { ...(await context.bearer()), source, requestId: requestInfo.requestId };
}

builder.mutationField('exportMyData', (t) =>
  t.field({
    type: 'JSON',
    description:
      'Everything that is held about the customer, one member for each kind of record. A mutation, because ' +
      'that it was asked for is written down.',
    authScopes: { customer: true },
    throughput: { max: 10, windowSeconds: 60 },
    resolve: async (_root, _args, context) => exportOwnData(context.runtime, await ownOf(context)),
  }),
);

builder.mutationField('deleteMyself', (t) =>
  t.field({
    type: DeleteMyselfPayload,
    description:
      'Deletes the customer: everything personal is gone, every session ends, the email is free again.',
    args: {
      password: t.arg.string({
        description: 'Who has none must have signed in within the last ten minutes instead.',
      }),
    },
    authScopes: { customer: true },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (_root, { password }, context) =>
      deleteOneself(context.runtime, await ownOf(context), { password }),
  }),
);
