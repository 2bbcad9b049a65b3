import { findUnsettledChange } from '../../delivery/mail/mailbox.ts';
import { builder } from '../../schema-core/builder.ts';
import { customerPayload, MailboxOwnerType, PASSWORD_AFTER_TEN_MINUTES } from '../customer/customer-types.ts';
import type { MailboxOwner } from '../customer/lock-customer.ts';
import { confirmEmailChange } from './confirm-change.ts';
import { declineEmailChange } from './decline-change.ts';
import { requestEmailVerification } from './request-verification.ts';
import { verifyEmail } from './verify-email.ts';

builder.prismaObjectField('Customer', 'hasUnsettledEmailChange', (t) =>
  t.boolean({
    description:
      'Whether login and reset mails still go to the address before the last change of the email, because the new ' +
      'one is not verified or the change is not confirmed.',
    resolve: async ({ id }, _args, { runtime }) => (await findUnsettledChange(runtime.prisma, id)) !== null,
  }),
);

const ConfirmEmailChangePayload = customerPayload('ConfirmEmailChangePayload');

const DeclineEmailChangePayload = builder
  .objectRef<{ declined: true }>('DeclineEmailChangePayload')
  .implement({
    fields: (t) => ({ declined: t.exposeBoolean('declined', { description: 'True.' }) }),
  });

const EmailVerificationPayload = customerPayload('EmailVerificationPayload');

const VerifyEmailPayload = builder.objectRef<{ customer: MailboxOwner }>('VerifyEmailPayload').implement({
  fields: (t) => ({
    customer: t.field({ type: MailboxOwnerType, resolve: ({ customer }) => customer }),
  }),
});

builder.mutationFields((t) => ({
  confirmEmailChange: t.customerField({
    type: ConfirmEmailChangePayload,
    description:
      'Confirms a change of the email that was made with an access token alone, in a legacy API. Needs the ' +
      'password or a login within the last ten minutes.',
    args: {
      email: t.arg.string({ required: true, description: 'The new email, as it is in the account now.' }),
      password: t.arg.string({ description: PASSWORD_AFTER_TEN_MINUTES }),
    },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (bearer, input, { runtime }) => ({
      customer: await confirmEmailChange(runtime, bearer, input),
    }),
  }),
  declineEmailChange: t.field({
    type: DeclineEmailChangePayload,
    description:
      'Declines a change of the email by the second token that was sent to the new address. The token is valid for ' +
      '30 days, but only for 3 days after the change is settled. The customer gets the earlier address back, and the ' +
      'new address becomes free. Sessions and ways to log in stay.',
    args: { token: t.arg.string({ required: true, description: 'From the second link in the mail.' }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, input, context) => {
      const { runtime, source } = context;
      await declineEmailChange(runtime, { site: await context.site(), source }, input);
      return { declined: true as const };
    },
  }),
  requestEmailVerification: t.field({
    type: EmailVerificationPayload,
    description:
      'Mails the customer a link that verifies their email. It can be used once, within a day. Up to five per hour. ' +
      'EMAIL_ALREADY_VERIFIED when the email is verified.',
    authScopes: { customer: true },
    resolve: async (_root, _args, context) => {
      const { customer, site } = await context.bearer();
      const { runtime, source } = context;
      return {
        customer: await requestEmailVerification(runtime, customer, { site, sender: { source } }),
      };
    },
  }),
  verifyEmail: t.field({
    type: VerifyEmailPayload,
    description: 'Verifies an email by the token that was sent to it.',
    args: { token: t.arg.string({ required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, input, context) => {
      return { customer: await verifyEmail(context.runtime, await context.site(), input) };
    },
  }),
}));
