import { AuthPayload } from '../../access/sessions/auth-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { changePassword } from './change-password.ts';

const ChangePasswordInput = builder.inputType('ChangePasswordInput', {
  fields: (t) => ({
    oldPassword: t.string({ required: true }),
    newPassword: t.string({
      required: true,
      description: 'Must satisfy the site’s password policy. Up to 256 characters, and not the old password.',
    }),
  }),
});

builder.mutationField('changePassword', (t) =>
  t.customerField({
    type: AuthPayload,
    description:
      'Changes the password. Ends every session of the customer and opens a new one for the caller.',
    args: { input: t.arg({ type: ChangePasswordInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: (bearer, { input }, { runtime }) => changePassword(runtime, bearer, input),
  }),
);
