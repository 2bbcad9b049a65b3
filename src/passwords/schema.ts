import { builder } from '../builder.ts';
import type { MailboxOwner } from '../customers/mailbox-owner.ts';
import { AuthPayload, WayInChange } from '../sessions/auth-payload.ts';
import type { WayInChange as Change } from '../sessions/way-in-change.ts';
import { changePassword } from './change-password.ts';
import { requestPasswordReset } from './request-reset.ts';
import { resetPassword } from './reset-password.ts';

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
      return changePassword(context.runtime.prisma, context.runtime, bearer, context, input);
    },
  }),
);

const RequestPasswordResetInput = builder.inputType('RequestPasswordResetInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    referer: t.string({ description: 'Told to the webhooks of the account; no link ever leads there.' }),
  }),
});

const ResetPasswordInput = builder.inputType('ResetPasswordInput', {
  fields: (t) => ({
    email: t.string({ required: true }),
    token: t.string({ required: true, description: 'From the link in the mail.' }),
    password: t.string({ required: true, description: 'At least 6 and at most 256 characters.' }),
  }),
});

const RequestPasswordResetPayload = builder
  .objectRef<{ accepted: true }>('RequestPasswordResetPayload')
  .implement({
    fields: (t) => ({
      accepted: t.exposeBoolean('accepted', { description: 'True, whether or not anybody has that email.' }),
    }),
  });

const ResetPasswordPayload = builder
  .objectRef<{ customer: MailboxOwner; changes: Change[] }>('ResetPasswordPayload')
  .implement({
    fields: (t) => ({
      waysInChanged: t.field({
        type: [WayInChange],
        description:
          'What else was removed. The page should show it; the customer also gets a mail about it.',
        resolve: ({ changes }) => changes,
      }),
      customer: t.field({ type: 'MailboxOwner', resolve: ({ customer }) => customer }),
    }),
  });

builder.mutationField('requestPasswordReset', (t) =>
  t.field({
    type: RequestPasswordResetPayload,
    description:
      'Mails a link to choose a new password with, good once and for an hour; it withdraws the links before it. Five an hour for an email.',
    args: { input: t.arg({ type: RequestPasswordResetInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const { runtime, source } = context;
      await requestPasswordReset(runtime.prisma, runtime, { site: await context.site(), source }, input);
      return { accepted: true as const };
    },
  }),
);

builder.mutationField('resetPassword', (t) =>
  t.field({
    type: ResetPasswordPayload,
    description: 'Ends every session of the customer; she logs in with the new password.',
    args: { input: t.arg({ type: ResetPasswordInput, required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { input }, context) => {
      const { runtime, source } = context;
      const visit = { site: await context.site(), source };
      return resetPassword(runtime.prisma, runtime, visit, input);
    },
  }),
);
