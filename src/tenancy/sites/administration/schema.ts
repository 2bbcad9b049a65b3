import { idOf } from '../../../lib/ids.ts';
import { builder } from '../../../schema-core/builder.ts';
import type { Context } from '../../../schema-core/context.ts';
import { ConcurrentSessions, PasswordPolicy, SecondFactorPolicy } from '../setting-types.ts';
import { createSite, findSiteOfAccount, updateSite } from '../site-settings.ts';

const SiteSettings = builder.prismaObject('Site', {
  variant: 'SiteSettings',
  description: 'A site as those see it who run it.',
  fields: (t) => ({
    id: t.exposeID('id'),
    slug: t.exposeString('slug'),
    name: t.exposeString('name'),
    link: t.exposeString('link', { nullable: true }),
    defaultLanguage: t.exposeString('defaultLanguage'),
    defaultCurrency: t.exposeString('defaultCurrency'),
    allowedOrigins: t.exposeStringList('allowedOrigins'),
    tokenLifetimeDays: t.exposeInt('tokenLifetimeDays'),
    refreshTokenLifetimeDays: t.exposeInt('refreshTokenLifetimeDays'),
    sessionLifetimeDays: t.exposeInt('sessionLifetimeDays'),
    concurrentSessions: t.expose('concurrentSessions', { type: ConcurrentSessions }),
    sessionLimit: t.exposeInt('sessionLimit'),
    invalidTokenStatus: t.exposeInt('invalidTokenStatus'),
    passwordPolicy: t.expose('passwordPolicy', { type: PasswordPolicy }),
    passwordlessEnabled: t.exposeBoolean('passwordlessEnabled'),
    passwordlessLinkDays: t.exposeInt('passwordlessLinkDays'),
    passwordlessLinkReuse: t.exposeBoolean('passwordlessLinkReuse'),
    emailVerificationEnabled: t.exposeBoolean('emailVerificationEnabled'),
    revealUnknownEmails: t.exposeBoolean('revealUnknownEmails'),
    cookieSharing: t.exposeBoolean('cookieSharing'),
    sessionHandoff: t.exposeBoolean('sessionHandoff'),
    secondFactor: t.expose('secondFactor', { type: SecondFactorPolicy }),
    passkeyDomain: t.exposeString('passkeyDomain', { nullable: true }),
    androidAppOrigins: t.exposeStringList('androidAppOrigins'),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    identityProviders: t.relation('identityProviders', { query: { orderBy: { name: 'asc' } } }),
  }),
});

const SiteSettingsInput = builder.inputType('SiteSettingsInput', {
  description: 'What is absent stays as it is, and is the default where a site is created.',
  fields: (t) => ({
    name: t.string({ description: 'What readers see, in mails too; at most 255 characters.' }),
    link: t.string({ description: 'The origin of the site’s own pages; links in mails lead there.' }),
    defaultLanguage: t.string({ description: 'en, fr, it, ko, es or de.' }),
    defaultCurrency: t.string({ description: 'A code of ISO 4217.' }),
    allowedOrigins: t.stringList({
      description:
        'Exact origins that browsers may call from, at most 50: https, or http: of localhost, 127.0.0.1 or [::1].',
    }),
    tokenLifetimeDays: t.int({ description: 'Of an access token, 1 to 365; 60 by default.' }),
    refreshTokenLifetimeDays: t.int({ description: '1 to 3650; 90 by default.' }),
    sessionLifetimeDays: t.int({
      description: 'A session’s absolute end, however often it is refreshed: 1 to 3650; 365 by default.',
    }),
    concurrentSessions: t.field({ type: ConcurrentSessions, description: 'The single-user switch.' }),
    sessionLimit: t.int({
      description:
        '1 to 100; 1 by default. The sessions on all sites of the account count, and the smallest limit of the account applies on all of them.',
    }),
    invalidTokenStatus: t.int({
      description: 'What legacy consumers get for an invalid or expired token: 403, or 401.',
    }),
    passwordPolicy: t.field({ type: PasswordPolicy, description: 'For passwords chosen from now on.' }),
    passwordlessEnabled: t.boolean({
      description: 'Whether readers may log in by a link or a code that is mailed to them.',
    }),
    passwordlessLinkDays: t.int({
      description: 'How many days a link to log in with is good: 1, 30, 60 or 90.',
    }),
    passwordlessLinkReuse: t.boolean({ description: 'Whether a link is good until it expires, or once.' }),
    emailVerificationEnabled: t.boolean({
      description: 'Whether who registers, or changes her email, is asked by mail to confirm it.',
    }),
    revealUnknownEmails: t.boolean({
      description: 'Whether an email that nobody has is answered as the original does, or as a known one.',
    }),
    cookieSharing: t.boolean({ description: 'One cookie for all sites under one registrable domain.' }),
    sessionHandoff: t.boolean({
      description: 'Whether its sessions may be handed over to other sites of the account, and theirs to it.',
    }),
    secondFactor: t.field({
      type: SecondFactorPolicy,
      description: 'The strictest among the sites of the account holds on all of them.',
    }),
    passkeyDomain: t.string({
      description:
        'The domain (RP ID) of new passkeys, to share them with other sites or to keep those of a former link. It ' +
        'has to serve /.well-known/webauthn. Null: the registrable domain of the link.',
    }),
    androidAppOrigins: t.stringList({
      description: 'Native Android apps that may use passkeys, at most 10: `android:apk-key-hash:…`.',
    }),
  }),
});

builder.queryFields((t) => ({
  sites: t.field({
    type: [SiteSettings],
    description: 'The sites of the collaborator’s account.',
    authScopes: { collaborator: 'SUPPORT' },
    resolve: async (_root, _args, context) =>
      context.runtime.prisma.site.findMany({
        where: { accountId: await accountOf(context) },
        orderBy: { id: 'asc' },
      }),
  }),
  siteSettings: t.field({
    type: SiteSettings,
    description: 'A site of the collaborator’s account, with all of its settings.',
    args: { id: t.arg.id({ required: true }) },
    authScopes: { collaborator: 'SUPPORT' },
    resolve: async (_root, { id }, context) =>
      findSiteOfAccount(context.runtime.prisma, await accountOf(context), idOf(id)),
  }),
}));

builder.mutationFields((t) => ({
  createSite: t.field({
    type: SiteSettings,
    description: 'Creates a site of the account. Settings that are not given have their defaults.',
    args: {
      slug: t.arg.string({
        required: true,
        description:
          'Lower-case letters, digits and dashes; it never changes. The name, unless one is given.',
      }),
      settings: t.arg({ type: SiteSettingsInput }),
    },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, args, context) => {
      const [accountId, actor] = [await accountOf(context), await context.actor()];
      const { prisma, clock } = context.runtime;
      return prisma.$transaction((tx) => createSite(tx, accountId, actor, args, clock()));
    },
  }),
  updateSite: t.field({
    type: SiteSettings,
    description: 'Holds from the next request on. What has begun keeps its own end.',
    args: {
      id: t.arg.id({ required: true }),
      settings: t.arg({ type: SiteSettingsInput, required: true }),
    },
    authScopes: { collaborator: 'ADMIN' },
    resolve: async (_root, { id, settings }, context) =>
      updateSite(context.runtime, await accountOf(context), await context.actor(), idOf(id), settings),
  }),
}));

async function accountOf(context: Context): Promise<number> {
  return (await context.collaborator('SUPPORT')).collaborator.accountId;
}
