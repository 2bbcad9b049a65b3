import { builder } from '../../schema-core/builder.ts';
import { customerPayload, MailboxOwnerType } from '../customer/customer-types.ts';
import type { MailboxOwner } from '../customer/lock-customer.ts';
import { requestEmailVerification } from './request-verification.ts';
import { verifyEmail } from './verify-email.ts';

const EmailVerificationPayload = customerPayload('EmailVerificationPayload');

const VerifyEmailPayload = builder.objectRef<{ customer: MailboxOwner }>('VerifyEmailPayload').implement({
  fields: (t) => ({
    customer: t.field({ type: MailboxOwnerType, resolve: ({ customer }) => customer }),
  }),
});

builder.mutationFields((t) => ({
  requestEmailVerification: t.field({
    type: EmailVerificationPayload,
    description:
      'Mails the customer a link that verifies their email. It can be used once, within a day. Up to five per hour. EMAIL_ALREADY_VERIFIED when the email is verified.',
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
