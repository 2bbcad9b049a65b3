import type { Runtime } from '../../../platform/runtime.ts';
import { serviceOf } from '../../../tenancy/bot-protection/providers.ts';
import type { Sources } from '../../responses/page-headers.ts';

const HCAPTCHA = 'https://hcaptcha.com https://*.hcaptcha.com';

/** The origins that the widgets load from, by the origin of their script, as their providers document them. */
const DOCUMENTED: Readonly<Record<string, Sources>> = {
  // https://developers.cloudflare.com/turnstile/reference/content-security-policy/
  'https://challenges.cloudflare.com': {
    'script-src': 'https://challenges.cloudflare.com',
    'frame-src': 'https://challenges.cloudflare.com',
  },
  // https://docs.hcaptcha.com/#content-security-policy-settings
  'https://js.hcaptcha.com': {
    'script-src': HCAPTCHA,
    'frame-src': HCAPTCHA,
    'style-src': HCAPTCHA,
    'connect-src': HCAPTCHA,
  },
  // https://developers.google.com/recaptcha/docs/faq
  'https://www.google.com': recaptchaAt('https://www.google.com', 'https://recaptcha.google.com'),
  'https://www.recaptcha.net': recaptchaAt('https://www.recaptcha.net', 'https://recaptcha.net'),
};

function recaptchaAt(origin: string, frames: string): Sources {
  return {
    'script-src': `${origin}/recaptcha/ https://www.gstatic.com/recaptcha/`,
    'frame-src': `${origin}/recaptcha/ ${frames}/recaptcha/`,
    'connect-src': `${origin}/recaptcha/`,
  };
}

/** Returns the origins that a page may load from for the bot protection of its site. Null: the site has none. */
export async function widgetSources(
  { prisma, settings }: Pick<Runtime, 'prisma' | 'settings'>,
  siteId: number,
): Promise<Sources | null> {
  const protection = await prisma.botProtection.findUnique({ where: { siteId }, select: { provider: true } });
  if (!protection) return null;
  const { origin } = new URL(settings.botServices[serviceOf(protection.provider)].scriptUrl);
  return (
    DOCUMENTED[origin] ?? {
      'script-src': origin,
      'frame-src': origin,
      'style-src': origin,
      'connect-src': origin,
    }
  );
}
