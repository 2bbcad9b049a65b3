import { loadPasskeys } from './customers/second-factor/passkey.ts';
import { loadMailer } from './delivery/mail/send-mail.ts';
import { loadHttpClient } from './lib/outgoing.ts';
import { yieldToEventLoop } from './lib/yield-to-event-loop.ts';
import { loadRateLimiter } from './platform/limits/throughput.ts';
import { LANGUAGES } from './platform/messages/language.ts';
import type { Runtime } from './platform/runtime.ts';

const MODULES = {
  rateLimiter: loadRateLimiter,
  mailer: loadMailer,
  passkeys: loadPasskeys,
  httpClient: loadHttpClient,
};

/**
 * Loads modules and data that would block the event loop for too long if a request loaded them: the names of countries,
 * and, if they are used, the modules for rate limits, mail, passkeys and requests to third-party services. The server
 * answers requests between the steps.
 */
export async function loadAhead(
  { settings, placeNames, prisma, log }: Runtime,
  modules: Readonly<Record<keyof typeof MODULES, () => Promise<unknown>>> = MODULES,
): Promise<void> {
  const load = async (name: keyof typeof MODULES) => {
    await yieldToEventLoop();
    await modules[name]();
  };
  const select = { id: true } as const;
  try {
    if (settings.rateLimits) await load('rateLimiter');
    for (const language of LANGUAGES) {
      await yieldToEventLoop();
      await placeNames.countries(language);
    }
    if (settings.smtpUrl !== null) await load('mailer');
    const guarded = await prisma.site.findFirst({ where: { secondFactor: { not: 'OFF' } }, select });
    if (guarded) await load('passkeys');
    const provider = await prisma.identityProvider.findFirst({ where: { enabled: true }, select });
    const checked = await prisma.botProtection.findFirst({ select: { siteId: true } });
    const oldSystem = await prisma.oldSystem.findFirst({
      where: { disabledAt: null },
      select: { accountId: true },
    });
    if (provider || checked || oldSystem || settings.breachedPasswordsUrl !== null) await load('httpClient');
  } catch (error) {
    // Requests load what is missing themselves.
    log.error({ err: error }, 'loading ahead failed');
  }
}
