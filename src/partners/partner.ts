import DataLoader from 'dataloader';
import type { Partner, PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { hashSecret, randomSecret, secretMatches } from '../lib/credential.ts';
import { isStorable } from '../lib/text.ts';

export type PartnerReads = (clientId: string) => Promise<Partner | null>;

/** What a partner is shown, once. */
export type PartnerCredentials = { clientId: string; clientSecret: string };

/** Compared with when there is no such partner, so that the answer takes the same steps. */
const NO_PARTNER_HASH = hashSecret('');

/** Creates a partner of an account; only the secret's hash is kept. */
export async function createPartner(db: Db, accountId: number, name: string): Promise<PartnerCredentials> {
  const clientId = `partner-${randomSecret().slice(0, 16)}`;
  const clientSecret = randomSecret();
  await db.partner.create({ data: { accountId, name, clientId, secretHash: hashSecret(clientSecret) } });
  return { clientId, clientSecret };
}

/** Reads partners fresh, one query for all that are asked for at the same moment. */
export function joinPartnerReads(prisma: PrismaClient): PartnerReads {
  const loader = new DataLoader<string, Partner | null>(
    async (clientIds) => {
      const rows = await prisma.partner.findMany({ where: { clientId: { in: [...new Set(clientIds)] } } });
      const byClientId = new Map(rows.map((row) => [row.clientId, row]));
      return clientIds.map((clientId) => byClientId.get(clientId) ?? null);
    },
    { cache: false, maxBatchSize: 500, batchScheduleFn: (dispatch) => setImmediate(dispatch) },
  );
  return (clientId) => loader.load(clientId);
}

/**
 * The partner that HTTP Basic credentials (RFC 7617) belong to.
 * @param credentials the header's value after `Basic `
 * @returns null for wrong or malformed credentials and for a disabled partner
 */
export async function authenticatePartner(reads: PartnerReads, credentials: string): Promise<Partner | null> {
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1 || !isStorable(decoded)) return null;
  const partner = await reads(decoded.slice(0, colon));
  const matches = secretMatches(decoded.slice(colon + 1), partner?.secretHash ?? NO_PARTNER_HASH);
  return partner && matches && partner.disabledAt === null ? partner : null;
}
