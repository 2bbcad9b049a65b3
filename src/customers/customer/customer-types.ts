import type { Customer } from '../../platform/database/client/client.ts';
import { builder } from '../../schema-core/builder.ts';
import { BOT_TOKEN } from '../../tenancy/bot-protection/bot-protection-types.ts';
import type { MailboxOwner } from './lock-customer.ts';
import { mapProfileFields } from './profile-fields.ts';

export const MailboxOwnerType = builder.objectRef<MailboxOwner>('MailboxOwner').implement({
  description:
    'The customer to whom a token was mailed. The holder of the token has no session and sees these fields only.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email', {
      description: 'The verified email. After a reset: the typed email, or the one that the reset restored.',
    }),
    emailVerified: t.boolean({ resolve: ({ emailVerifiedAt }) => emailVerifiedAt !== null }),
  }),
});

type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0];

/** Defines the profile fields and the language of a GraphQL input. All are optional. */
export function profileInputs(t: InputFields) {
  return {
    ...mapProfileFields((_name, { description }) =>
      t.string(description === undefined ? {} : { description }),
    ),
    language: t.string({
      description: 'en, fr, it, ko, es or de. Any other language is replaced by the site’s default language.',
    }),
  };
}

/** Describes the argument `password` of an operation that needs a recent login. */
export const PASSWORD_AFTER_TEN_MINUTES =
  'Required when the login is more than ten minutes ago. A customer without a password logs in again.';

/** Defines a payload that has only the customer. */
export function customerPayload(name: string) {
  return builder.objectRef<{ customer: Customer }>(name).implement({
    fields: (t) => ({
      customer: t.prismaField({ type: 'Customer', resolve: (_query, { customer }) => customer }),
    }),
  });
}

/** Defines the input and the payload of an operation that mails a link to the customer with a typed email. */
export function mailRequestTypes(names: { input: string; payload: string }) {
  const Input = builder.inputType(names.input, {
    fields: (t) => ({
      email: t.string({ required: true }),
      referer: t.string({ description: 'Sent to the webhooks of the account. It is never used as a link.' }),
      botToken: t.string({ description: BOT_TOKEN }),
    }),
  });
  const Payload = builder.objectRef<{ accepted: true }>(names.payload).implement({
    fields: (t) => ({
      accepted: t.exposeBoolean('accepted', {
        description: 'True. An unknown email gets the same answer, unless the site reveals unknown emails.',
      }),
    }),
  });
  return { Input, Payload };
}
