import { builder } from '../../schema-core/builder.ts';
import { SiteBotProtection } from '../bot-protection/bot-protection-types.ts';
import { SiteBranding } from '../branding/branding-types.ts';
import { MIN_PASSWORD_LENGTH } from './password-length.ts';
import { relyingPartyOf } from './relying-party.ts';
import { IdentityProviderKind, PasswordPolicy, SecondFactorPolicy } from './setting-types.ts';

const SignInProvider = builder.prismaObject('IdentityProvider', {
  variant: 'SignInProvider',
  description: 'An identity provider that the site offers, with the data for starting a login.',
  fields: (t) => ({
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: IdentityProviderKind }),
    clientId: t.exposeString('clientId'),
    issuer: t.exposeString('issuer', { nullable: true }),
  }),
});

const Site = builder.prismaObject('Site', {
  description: 'The public part of a site.',
  fields: (t) => ({
    id: t.exposeID('id'),
    accountId: t.exposeID('accountId'),
    name: t.exposeString('name'),
    slug: t.exposeString('slug'),
    link: t.exposeString('link', { nullable: true }),
    defaultLanguage: t.exposeString('defaultLanguage'),
    defaultCurrency: t.exposeString('defaultCurrency'),
    tokenLifetimeDays: t.exposeInt('tokenLifetimeDays'),
    emailVerificationEnabled: t.exposeBoolean('emailVerificationEnabled'),
    passwordPolicy: t.expose('passwordPolicy', { type: PasswordPolicy }),
    minPasswordLength: t.int({
      description: 'The minimum number of characters of a new password.',
      resolve: ({ passwordPolicy }) => MIN_PASSWORD_LENGTH[passwordPolicy],
    }),
    passwordlessEnabled: t.exposeBoolean('passwordlessEnabled'),
    passwordlessLinkDays: t.exposeInt('passwordlessLinkDays'),
    secondFactor: t.expose('secondFactor', { type: SecondFactorPolicy }),
    passkeyDomains: t.stringList({
      description:
        'The domains (RP IDs) whose passkeys can be used on this site. New passkeys get the first one. A page ' +
        'outside the domain of a passkey can use the passkey only in a browser that supports related origins ' +
        '(`getClientCapabilities().relatedOrigins`).',
      resolve: (site, _args, { runtime }) => {
        const { id, domains } = relyingPartyOf(site, runtime.settings.publicUrl);
        return [...new Set([id, ...domains])];
      },
    }),
    identityProviders: t.relation('identityProviders', {
      type: SignInProvider,
      query: { where: { enabled: true }, orderBy: { id: 'asc' } },
    }),
    botProtection: t.relation('botProtection', {
      type: SiteBotProtection,
      nullable: true,
      description: 'Null: visitors are not checked.',
    }),
    branding: t.variant(SiteBranding, { description: 'The look of pages of the site.' }),
    invalidTokenStatus: t.exposeInt('invalidTokenStatus', {
      description: 'The HTTP status of the Pelcro API for an invalid or expired token.',
    }),
  }),
});

builder.queryField('site', (t) =>
  t.field({
    type: Site,
    description: 'The site of the request.',
    resolve: (_root, _args, context) => context.site(),
  }),
);
