import type { WayInChange as Change } from '../../access/sessions/auth-grant.ts';
import { WayInChange } from '../../access/sessions/auth-types.ts';
import { builder } from '../../schema-core/builder.ts';
import { MailboxOwnerType, mailRequestTypes } from '../customer/customer-types.ts';
import type { MailboxOwner } from '../customer/lock-customer.ts';
import { requestPasswordReset } from './request-reset.ts';
import { resetPassword } from './reset-password.ts';
import { undoEmailChange } from './undo-email-change.ts';

const ResetPasswordInput = builder.inputType('ResetPasswordInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    token: t.string({ required: true, description: 'From the link in the mail.' }),
    password: t.string({
      required: true,
      description: 'Must satisfy the site’s password policy. Up to 256 characters.',
    }),
  }),
});

const Request = mailRequestTypes({
  input: 'RequestPasswordResetInput',
  payload: 'RequestPasswordResetPayload',
});

const ResetPasswordPayload = builder
  .objectRef<{ customer: MailboxOwner; changes: Change[] }>('ResetPasswordPayload')
  .implement({
    fields: (t) => ({
      waysInChanged: t.field({
        type: [WayInChange],
        description:
          'Says whether ways to log in other than the password were removed. Tell the customer, who also gets a mail.',
        resolve: ({ changes }) => changes,
      }),
      customer: t.field({ type: MailboxOwnerType, resolve: ({ customer }) => customer }),
    }),
  });

const UndoEmailChangePayload = builder.objectRef<{ undone: true }>('UndoEmailChangePayload').implement({
  fields: (t) => ({ undone: t.exposeBoolean('undone', { description: 'True.' }) }),
});

builder.mutationFields((t) => ({
  requestPasswordReset: t.field({
    type: Request.Payload,
    description:
      'Mails a link to choose a new password. It can be used once, within an hour. Earlier links become invalid. Up ' +
      'to 5 requests an hour per email.',
    args: { input: t.arg({ type: Request.Input, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { runtime, source } = context;
      const visit = { site: await context.site(), source, bearer: await context.bearerIfGood() };
      await requestPasswordReset(runtime, visit, input);
      return { accepted: true as const };
    },
  }),
  resetPassword: t.field({
    type: ResetPasswordPayload,
    description:
      'Sets a new password by the token of a mailed link. Ends every session. The customer logs in with the new ' +
      'password.',
    args: { input: t.arg({ type: ResetPasswordInput, required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const { runtime, source } = context;
      const visit = { site: await context.site(), source };
      return resetPassword(runtime, visit, input);
    },
  }),
  undoEmailChange: t.field({
    type: UndoEmailChangePayload,
    description:
      'Undoes a change of the email by the token that was sent to the earlier address. The token is valid for 30 ' +
      'days, but only for 3 days after the change is settled. The earlier address is the login name again, and every ' +
      'session ends. The password is removed, and a link to choose a new one is mailed. Linked identities and second ' +
      'factors that were added since the change are removed.',
    args: { token: t.arg.string({ required: true, description: 'From the link in the mail.' }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, input, context) => {
      const { runtime, source } = context;
      await undoEmailChange(runtime, { site: await context.site(), source }, input);
      return { undone: true as const };
    },
  }),
}));
