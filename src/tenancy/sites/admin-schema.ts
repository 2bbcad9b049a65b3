import { builder } from '../../schema-core/builder.ts';
import { connectionArgs, connectionType } from '../../schema-core/connection-types.ts';
import { IF_PART_UPDATED_AT, IF_UPDATED_AT } from '../audit/if-updated-at.ts';
import {
  BotProtectedOperationType,
  BotProtectionProviderType,
  BotProtectionSettings,
} from '../bot-protection/bot-protection-types.ts';
import { removeBotProtection, setBotProtection } from './bot-protection-settings.ts';
import { removeSiteLogo, setSiteLogo } from './logo.ts';
import { createSite, findSiteOfAccount, listSites, readSites, updateSite } from './site-settings.ts';
import { SiteSettings, SiteSettingsInput } from './site-settings-types.ts';

const SiteSettingsConnection = connectionType('SiteSettings', SiteSettings);

builder.queryFields((t) => ({
  sitesConnection: t.adminField({
    role: 'SUPPORT',
    type: SiteSettingsConnection,
    description: 'The sites of the account, the oldest first.',
    args: connectionArgs(t.arg),
    resolve: (acting, args, { runtime }) => readSites(runtime, acting, args),
  }),
  sites: t.adminField({
    role: 'SUPPORT',
    type: [SiteSettings],
    description: 'The sites of the account.',
    resolve: (acting, _args, { runtime }) => listSites(runtime, acting),
  }),
  siteSettings: t.adminField({
    role: 'SUPPORT',
    type: SiteSettings,
    description: 'A site of the account, with all of its settings.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (acting, { id }, { runtime }) => findSiteOfAccount(runtime, acting, id),
  }),
}));

/**
 * Settings that decide which pages and apps may act for customers, whether a password is enough for a login, and who
 * receives the replies to mails.
 */
const SENSITIVE = [
  'link',
  'allowedOrigins',
  'loginHost',
  'passkeyDomain',
  'androidAppOrigins',
  'secondFactor',
  'mailReplyTo',
] as const;

function needsRecentLogin(settings: Partial<Record<(typeof SENSITIVE)[number], unknown>>): boolean {
  return SENSITIVE.some((name) => settings[name] !== undefined);
}

const BotProtectionInput = builder.inputType('BotProtectionInput', {
  fields: (t) => ({
    provider: t.field({ type: BotProtectionProviderType, required: true }),
    siteKey: t.string({ required: true, description: 'Public: pages send it to the provider.' }),
    secret: t.string({
      description:
        'Absent: the stored secret is kept. Required for a new provider or site key. The secret is checked with the ' +
        'provider, if the provider can be reached.',
    }),
    operations: t.field({
      type: [BotProtectedOperationType],
      required: true,
      description: 'The operations that require a `botToken`. At least one.',
    }),
    minimumScore: t.float({
      description:
        'With `RECAPTCHA_SCORE`: the minimum score of a visitor, from 0 to 1. Absent: unchanged, at first 0.5.',
    }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_PART_UPDATED_AT }),
  }),
});

builder.mutationFields((t) => ({
  createSite: t.adminField({
    role: 'ADMIN',
    type: SiteSettings,
    description: 'Creates a site of the account. Absent settings get their defaults.',
    args: {
      slug: t.arg.string({
        required: true,
        description: 'Lower-case letters, digits and dashes. It never changes. It is the default of `name`.',
      }),
      settings: t.arg({ type: SiteSettingsInput }),
    },
    resolve: async (acting, input, { runtime, requireRecentLogin }) => {
      if (needsRecentLogin(input.settings ?? {})) await requireRecentLogin();
      return createSite(runtime, acting, input);
    },
  }),
  updateSite: t.adminField({
    role: 'ADMIN',
    type: SiteSettings,
    description:
      'Changes settings of a site. They apply from the next request. Existing sessions and tokens keep their expiry.',
    args: {
      id: t.arg.id({ required: true }),
      settings: t.arg({ type: SiteSettingsInput, required: true }),
      ifUpdatedAt: t.arg({ type: 'DateTime', description: IF_UPDATED_AT }),
    },
    resolve: async (acting, { id, settings, ifUpdatedAt }, { runtime, requireRecentLogin }) => {
      if (needsRecentLogin(settings)) await requireRecentLogin();
      return updateSite(runtime, acting, id, settings, ifUpdatedAt);
    },
  }),
  setSiteLogo: t.adminField({
    role: 'ADMIN',
    type: SiteSettings,
    description:
      'Sets the logo of a site: PNG, JPEG, WebP or SVG, up to 256 KiB and 2,048 pixels wide and high. An SVG is cleaned.',
    args: {
      siteId: t.arg.id({ required: true }),
      base64: t.arg.string({ required: true, description: 'The image. Its type is read from its content.' }),
    },
    resolve: (acting, { siteId, base64 }, { runtime }) => setSiteLogo(runtime, acting, siteId, base64),
  }),
  removeSiteLogo: t.adminField({
    role: 'ADMIN',
    type: SiteSettings,
    description: 'Removes the logo of a site, if it has one.',
    args: { siteId: t.arg.id({ required: true }) },
    resolve: (acting, { siteId }, { runtime }) => removeSiteLogo(runtime, acting, siteId),
  }),
  setBotProtection: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: BotProtectionSettings,
    description: 'Sets the bot protection of a site, in place of the previous one.',
    args: {
      siteId: t.arg.id({ required: true }),
      input: t.arg({ type: BotProtectionInput, required: true }),
    },
    resolve: (acting, { siteId, input }, { runtime }) => setBotProtection(runtime, acting, siteId, input),
  }),
  removeBotProtection: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: BotProtectionSettings,
    description: 'Removes the bot protection of a site. Visitors are no longer checked.',
    args: { siteId: t.arg.id({ required: true }) },
    resolve: (acting, { siteId }, { runtime }) => removeBotProtection(runtime, acting, siteId),
  }),
}));
