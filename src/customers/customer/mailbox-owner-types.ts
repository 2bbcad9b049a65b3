import { builder } from '../../schema-core/builder.ts';
import type { MailboxOwner } from './mailbox-owner.ts';

export const MailboxOwnerType = builder.objectRef<MailboxOwner>('MailboxOwner').implement({
  description:
    'The customer to whom a token was mailed. The holder of the token has no session and sees these fields only.',
  fields: (t) => ({
    id: t.exposeID('id'),
    email: t.exposeString('email', { description: 'The one whose mailbox was shown.' }),
    emailVerified: t.boolean({ resolve: ({ emailVerifiedAt }) => emailVerifiedAt !== null }),
  }),
});
