import { AuthPayload } from '../../access/sessions/auth-types.ts';
import { refreshByAccessToken } from '../../access/sessions/refresh.ts';
import { IdentityError } from '../../platform/errors.ts';
import { builder } from '../../schema-core/builder.ts';
import { profileInputs } from '../customer/customer-types.ts';
import { shownMetadata } from '../customer/metadata.ts';
import { mapProfileFields } from '../customer/profile-fields.ts';
import { updateCustomer } from './update-customer.ts';

const Customer = builder.prismaObject('Customer', {
  description: 'The calling customer. No other customer can read these fields.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'An integer, the same as `sub` and `customerId`.' }),
    email: t.exposeString('email'),
    emailVerified: t.boolean({ resolve: ({ emailVerifiedAt }) => emailVerifiedAt !== null }),
    ...mapProfileFields((name) => t.exposeString(name, { nullable: true })),
    language: t.exposeString('language'),
    profilePhoto: t.exposeString('profilePhoto', { nullable: true }),
    metadata: t.field({
      type: 'JSON',
      description:
        'Any JSON object. The member `identity_providers` shows the claims of linked providers, by the name of the ' +
        'provider. It cannot be written.',
      resolve: (customer) => shownMetadata(customer),
    }),
    hasPassword: t.boolean({ resolve: ({ passwordHash }) => passwordHash !== null }),
    acceptedTermsVersion: t.exposeString('acceptedTermsVersion', {
      nullable: true,
      description: 'The version of the terms that the customer accepted last.',
    }),
    acceptedTermsAt: t.expose('acceptedTermsAt', { type: 'DateTime', nullable: true }),
    lastLoginAt: t.expose('lastLoginAt', { type: 'DateTime', nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
    sessions: t.relation('sessions', {
      description: 'The open sessions, the latest first; up to 100.',
      query: (_args, { runtime }) => ({
        where: { endedAt: null, expiresAt: { gt: runtime.clock() } },
        orderBy: { createdAt: 'desc' },
        take: 100,
      }),
    }),
  }),
});

const UpdateCustomerInput = builder.inputType('UpdateCustomerInput', {
  description:
    'An absent field stays as it is. Null clears a field; the language becomes the site’s default, and the email ' +
    'cannot be null.',
  fields: (t) => ({
    email: t.string({
      description:
        'A new email is the login name at once. It needs the password or a login within the last ten minutes. Until ' +
        'it is verified, mail with which the customer logs in or resets the password goes to the previous address. ' +
        'That address gets a notice with a link that undoes the change, and stays reserved.',
    }),
    password: t.string({
      description:
        'Required with a new email when the login is more than ten minutes ago. A customer without a password logs ' +
        'in again.',
    }),
    ...profileInputs(t),
    metadata: t.field({
      type: 'JSON',
      description:
        'Merged into the stored object (RFC 7396): null removes a member. A member `identity_providers` is ignored.',
    }),
  }),
});

builder.queryField('me', (t) =>
  t.field({
    type: Customer,
    nullable: true,
    description: 'The customer of the access token; null without a token.',
    resolve: async (_root, _args, context) => {
      if (context.bearerToken === null) return null;
      return (await context.bearer()).customer;
    },
  }),
);

builder.mutationFields((t) => ({
  updateCustomer: t.customerField({
    type: Customer,
    description: 'Changes the profile of the customer.',
    args: { input: t.arg({ type: UpdateCustomerInput, required: true }) },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: (bearer, { input }, { runtime }) => updateCustomer(runtime, bearer, input),
  }),
  updateCustomerAndRefresh: t.field({
    type: AuthPayload,
    description:
      'Does the same as `updateCustomer`, and then issues a new access token for the session. If the change is ' +
      'refused, no token is issued.',
    args: {
      input: t.arg({ type: UpdateCustomerInput, required: true }),
      confirmEmailLater: t.arg.boolean({
        description:
          'For the legacy APIs, which change the email by the token alone. FORBIDDEN for any other client. Such a ' +
          'change stays unsettled until it is confirmed, for example by a login with the new email and the ' +
          'password, or by `confirmEmailChange`. To verify the new address is not enough.',
      }),
    },
    authScopes: { customer: true },
    throughput: { max: 60, windowSeconds: 60 },
    resolve: async (_root, { input, confirmEmailLater }, context) => {
      if (confirmEmailLater && !context.isOwnDocument) throw new IdentityError('FORBIDDEN');
      const bearer = await context.bearer();
      const { runtime } = context;
      const customer = await updateCustomer(runtime, bearer, input, {
        mayConfirmLater: confirmEmailLater === true,
      });
      return refreshByAccessToken(runtime, { customer, sessionId: bearer.sessionId }, {});
    },
  }),
}));
