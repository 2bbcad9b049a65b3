import { z } from 'zod';
import { type Actor, recordAudit } from '../audit/audit.ts';
import type { Partner, PrismaClient } from '../database/client/client.ts';
import { requireValid } from '../errors.ts';
import { text } from '../lib/input.ts';
import { createPartner } from './partner.ts';

/** Who administers which account. */
export type Acting = { accountId: number; actor: Actor };

/** A partner with a secret that is shown this once. */
export type PartnerWithSecret = { partner: Partner; clientSecret: string };

const MAX_RATE = 1_000_000;

const newPartner = z.object({
  name: text('name', 100)
    .transform((value) => value.trim())
    .refine((value) => value !== '', 'The name field is required.'),
  ratePerMinute: z
    .int()
    .min(1, 'The ratePerMinute must be at least 1.')
    .max(MAX_RATE, `The ratePerMinute may not be greater than ${MAX_RATE}.`)
    .nullish()
    .transform((rate) => rate ?? null),
});

/**
 * Makes a partner of the account.
 * @param input `name` and `ratePerMinute`, not yet validated
 * @throws IdentityError VALIDATION_FAILED
 */
export async function addPartner(
  prisma: PrismaClient,
  { accountId, actor }: Acting,
  input: unknown,
  now: Date,
): Promise<PartnerWithSecret> {
  const { name, ratePerMinute } = requireValid(newPartner, input);
  return prisma.$transaction(async (tx) => {
    const { clientId, clientSecret } = await createPartner(tx, accountId, name);
    const partner = await tx.partner.update({ where: { clientId }, data: { ratePerMinute, createdAt: now } });
    const target = { kind: 'partner', id: partner.id };
    const after = { name, ratePerMinute };
    await recordAudit(tx, actor, { accountId, action: 'partner.created', target, after }, now);
    return { partner, clientSecret };
  });
}
