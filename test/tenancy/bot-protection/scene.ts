import type { BotProtection } from '../../../src/platform/database/client/client.ts';
import { seal } from '../../../src/platform/encryption/sealed.ts';
import { BOT_PROTECTION_SECRET } from '../../../src/tenancy/bot-protection/require-human.ts';
import { BOT_SECRET, BOT_SITE_KEY } from '../../support/bot-service.ts';
import type { TestServer } from '../../support/server.ts';

type Chosen = Partial<Omit<BotProtection, 'encryptedSecret'>> & { secret?: string };

/** Protects a site, by default the demo site and all operations with Turnstile. */
export async function protect(
  { gatehouse }: Pick<TestServer, 'gatehouse'>,
  { siteId = 1, secret = BOT_SECRET, ...chosen }: Chosen = {},
): Promise<void> {
  const { prisma, derivedKeys, clock } = gatehouse;
  const data = {
    provider: 'TURNSTILE' as const,
    siteKey: BOT_SITE_KEY,
    operations: ['REGISTER', 'PASSWORD_RESET', 'PASSWORDLESS_LOGIN'],
    minimumScore: 0.5,
    updatedAt: clock(),
    ...chosen,
    encryptedSecret: await seal(derivedKeys, BOT_PROTECTION_SECRET, secret),
  };
  await prisma.botProtection.upsert({ where: { siteId }, create: { ...data, siteId }, update: data });
}
