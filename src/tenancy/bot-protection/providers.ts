import type { BotProtectionProvider } from '../../platform/database/client/client.ts';
import type { Settings } from '../../platform/settings.ts';

/** The services that check visitors. reCAPTCHA has three kinds of site keys. */
export type BotService = 'turnstile' | 'hcaptcha' | 'recaptcha';

export type BotServiceAddresses = Settings['botServices'][BotService];

const SERVICES: Readonly<Record<BotProtectionProvider, BotService>> = {
  TURNSTILE: 'turnstile',
  HCAPTCHA: 'hcaptcha',
  RECAPTCHA_CHECKBOX: 'recaptcha',
  RECAPTCHA_INVISIBLE: 'recaptcha',
  RECAPTCHA_SCORE: 'recaptcha',
};

/** The operations that a site can protect, and how widgets name them to their provider. */
export const ACTIONS = {
  REGISTER: 'register',
  PASSWORD_RESET: 'password_reset',
  PASSWORDLESS_LOGIN: 'passwordless_login',
} as const;

export type BotProtectedOperation = keyof typeof ACTIONS;

export function isProtectedOperation(text: string): text is BotProtectedOperation {
  return Object.hasOwn(ACTIONS, text);
}

export function serviceOf(provider: BotProtectionProvider): BotService {
  return SERVICES[provider];
}
