import { builder } from '../../schema-core/builder.ts';
import type { MailboxOwner } from './lock-customer.ts';
import { mapProfileFields } from './profile-fields.ts';

export const MailboxOwnerType = builder.objectRef<MailboxOwner>('MailboxOwner').implement({
  description:
    'The customer to whom a token was mailed. The holder of the token has no session and sees these fields only.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email', { description: 'The email to which the token was mailed.' }),
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
