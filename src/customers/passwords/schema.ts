import { AuthPayload } from '../../access/sessions/auth-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { changePassword } from './change-password.ts';

const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  fields: (t) => ({
    oldPassword: t.string({ required: true }),
    newPassword: t.string({
      required: true,
      description: 'As the site’s policy wants it; at most 256 characters, not the old one.',
    }),
  }),
});

builder.mutationField('changePassword', (t) =>
  t.field({
    type: AuthPayload,
    description: 'Ends every session of the customer and begins a new one for the caller.',
    args: { input: t.arg({ type: ChangePasswordInput, required: true }) },
    authScopes: { customer: true },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const bearer = await context.bearer();
      return changePassword(context.runtime, bearer, context, input);
    },
  }),
);
