import { builder } from '../../schema-core/builder.ts';
import { IF_PART_UPDATED_AT } from '../audit/if-updated-at.ts';
import {
  BotProtectedOperationType,
  BotProtectionProviderType,
  BotProtectionSettings,
} from '../bot-protection/bot-protection-types.ts';
import { removeBotProtection, setBotProtection } from './bot-protection-settings.ts';

const BotProtectionInput = builder.inputType('BotProtectionInput', {
  fields: (t) => ({
    provider: t.field({ type: BotProtectionProviderType, required: true }),
    siteKey: t.string({ required: true, description: 'Public: pages show it to the provider.' }),
    secret: t.string({
      description:
        'Absent: the stored secret is kept. Required when the provider or the site key changes. It is checked with the ' +
        'provider, if that can be reached.',
    }),
    operations: t.field({
      type: [BotProtectedOperationType],
      required: true,
      description: 'The operations that take a `botToken`. At least one.',
    }),
    minimumScore: t.float({
      description: 'With `RECAPTCHA_SCORE`: the least score of a visitor, from 0 to 1. Default 0.5.',
    }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_PART_UPDATED_AT }),
  }),
});

builder.mutationFields((t) => ({
  setBotProtection: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: BotProtectionSettings,
    description: 'Sets the bot protection of a site, in place of the one before.',
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
