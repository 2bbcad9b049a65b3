import { builder } from '../../schema-core/builder.ts';
import { type BotProtectedOperation, serviceOf } from './providers.ts';

/** The description of an input's `botToken`. */
export const BOT_TOKEN =
  'The single-use token of the bot protection widget. Required if `site { botProtection { operations } }` contains ' +
  'this operation.';

export const BotProtectionProviderType = builder.enumType('BotProtectionProvider', {
  description: 'The service that distinguishes people from bots.',
  values: {
    TURNSTILE: { description: 'Cloudflare Turnstile.' },
    HCAPTCHA: { description: 'hCaptcha.' },
    RECAPTCHA_CHECKBOX: { description: 'Google reCAPTCHA v2, “I’m not a robot”.' },
    RECAPTCHA_INVISIBLE: { description: 'Google reCAPTCHA v2, invisible.' },
    RECAPTCHA_SCORE: { description: 'Google reCAPTCHA v3. The score must be at least `minimumScore`.' },
  } as const,
});

export const BotProtectedOperationType = builder.enumType('BotProtectedOperation', {
  description: 'An operation that can require a `botToken`.',
  values: {
    REGISTER: { description: '`register`.' },
    PASSWORD_RESET: { description: '`requestPasswordReset`.' },
    PASSWORDLESS_LOGIN: { description: '`requestPasswordlessLogin`.' },
  } as const,
});

/** The cast is safe: the column holds only operations that the input type has validated. */
const operationsOf = ({ operations }: { operations: string[] }) => operations as BotProtectedOperation[];

export const SiteBotProtection = builder.prismaObject('BotProtection', {
  variant: 'SiteBotProtection',
  description: 'The data for the widget of the site’s bot protection.',
  fields: (t) => ({
    provider: t.expose('provider', { type: BotProtectionProviderType }),
    siteKey: t.exposeString('siteKey'),
    operations: t.field({
      type: [BotProtectedOperationType],
      description: 'The operations that require the token of the widget as `botToken`.',
      resolve: operationsOf,
    }),
    scriptUrl: t.string({
      description: 'The script of the widget, without parameters.',
      resolve: ({ provider }, _args, { runtime }) =>
        runtime.settings.botServices[serviceOf(provider)].scriptUrl,
    }),
  }),
});

export const BotProtectionSettings = builder.prismaObject('BotProtection', {
  variant: 'BotProtectionSettings',
  description: 'The bot protection of a site, for collaborators.',
  fields: (t) => ({
    provider: t.expose('provider', { type: BotProtectionProviderType }),
    siteKey: t.exposeString('siteKey'),
    hasSecret: t.boolean({
      description: 'Always true. The secret itself is never returned.',
      resolve: () => true,
    }),
    operations: t.field({ type: [BotProtectedOperationType], resolve: operationsOf }),
    minimumScore: t.exposeFloat('minimumScore', { description: 'Applies to `RECAPTCHA_SCORE` only.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
  }),
});
