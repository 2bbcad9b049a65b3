import { createHash } from 'node:crypto';
import type { Acting } from '../../platform/acting.ts';
import type { Site } from '../../platform/database/client/client.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../audit/audit.ts';
import { readImage } from '../branding/image.ts';
import { lockAndFindSite } from './site-settings.ts';

const MAX_KIB = 256;
const MAX_PIXELS = 2_048;
const NO_IMAGE = 'The logo must be a whole PNG, JPEG or WebP image, in base64. SVG is not accepted.';

/**
 * Stores the logo of a site, in place of the one before.
 * @param base64 the image; its content decides on its type
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND, also for a site of another account
 */
export async function setSiteLogo(
  { prisma, clock }: Runtime,
  acting: Acting,
  siteId: string,
  base64: string,
): Promise<Site> {
  const content = Buffer.from(base64, 'base64');
  // Buffer skips what is not base64.
  if (content.toString('base64') !== base64) throw invalidField('base64', NO_IMAGE);
  if (content.length > MAX_KIB * 1024)
    throw invalidField('base64', `The logo may have up to ${MAX_KIB} KiB.`);
  const image = readImage(content);
  if (!image) throw invalidField('base64', NO_IMAGE);
  if (image.width > MAX_PIXELS || image.height > MAX_PIXELS) {
    throw invalidField('base64', `The logo may be up to ${MAX_PIXELS} pixels wide and high.`);
  }
  const hash = createHash('sha256').update(content).digest('hex');
  return prisma.$transaction(async (tx) => {
    const site = await lockAndFindSite(tx, acting, siteId);
    const now = clock();
    const before = await tx.siteLogo.findUnique({ where: { siteId: site.id }, select: { hash: true } });
    const logo = { ...image, hash, content: new Uint8Array(content), updatedAt: now };
    await tx.siteLogo.upsert({
      where: { siteId: site.id },
      create: { siteId: site.id, ...logo },
      update: logo,
    });
    await recordAudit(
      tx,
      acting.actor,
      {
        accountId: acting.accountId,
        action: 'site.logo_set',
        target: { kind: 'site', id: site.id },
        before: { hash: before?.hash ?? null },
        after: { hash, ...image },
      },
      now,
    );
    return site;
  });
}

/** Removes the logo of a site, if it has one. @throws IdentityError NOT_FOUND, also for a site of another account */
export async function removeSiteLogo(
  { prisma, clock }: Runtime,
  acting: Acting,
  siteId: string,
): Promise<Site> {
  return prisma.$transaction(async (tx) => {
    const site = await lockAndFindSite(tx, acting, siteId);
    const { count } = await tx.siteLogo.deleteMany({ where: { siteId: site.id } });
    if (count > 0) {
      const target = { kind: 'site', id: site.id };
      const entry = { accountId: acting.accountId, action: 'site.logo_removed', target };
      await recordAudit(tx, acting.actor, entry, clock());
    }
    return site;
  });
}
