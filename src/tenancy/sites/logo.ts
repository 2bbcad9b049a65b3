import { createHash } from 'node:crypto';
import type { Acting } from '../../platform/acting.ts';
import type { Site } from '../../platform/database/client/client.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../audit/audit.ts';
import { readImage } from '../branding/image.ts';
import { cleanSvg } from '../branding/svg/clean-svg.ts';
import { lockAndFindSite, noteSiteChange } from './site-settings.ts';

const MAX_KIB = 256;
const MAX_PIXELS = 2_048;
const NO_IMAGE = 'The logo must be a whole PNG, JPEG, WebP or SVG image, in base64.';

/**
 * Stores the logo of a site, in place of the previous one.
 * @param base64 the image. Its type is read from its content. An SVG is cleaned before it is stored
 * @throws IdentityError VALIDATION_FAILED; NOT_FOUND, also for a site of another account
 */
export async function setSiteLogo(
  { prisma, clock }: Runtime,
  acting: Acting,
  siteId: string,
  base64: string,
): Promise<Site> {
  const { content, ...image } = logoOf(base64);
  const hash = createHash('sha256').update(content).digest('hex');
  return prisma.$transaction(async (tx) => {
    const site = await noteSiteChange(tx, await lockAndFindSite(tx, acting, siteId), clock());
    const now = site.updatedAt;
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

/** The image to store. @throws IdentityError VALIDATION_FAILED */
function logoOf(base64: string): { content: Buffer; kind: string; width: number; height: number } {
  const given = Buffer.from(base64, 'base64');
  // Buffer skips characters that are not base64.
  if (given.toString('base64') !== base64) throw invalidField('base64', NO_IMAGE);
  requireSmall(given);
  const image = readImage(given);
  if (image) {
    if (image.width > MAX_PIXELS || image.height > MAX_PIXELS) {
      throw invalidField('base64', `The logo may be up to ${MAX_PIXELS} pixels wide and high.`);
    }
    return { content: given, ...image };
  }
  if (!mayBeSvg(given)) throw invalidField('base64', NO_IMAGE);
  const svg = cleanSvg(given);
  // The cleaned file can be larger, because texts are escaped.
  requireSmall(svg.content);
  return { kind: 'svg', ...svg };
}

function requireSmall({ length }: Buffer): void {
  if (length > MAX_KIB * 1024) throw invalidField('base64', `The logo may have up to ${MAX_KIB} KiB.`);
}

/** Whether a content begins like XML, after an optional byte order mark and white space. */
function mayBeSvg(content: Buffer): boolean {
  return /^(\u00ef\u00bb\u00bf)?\s*</.test(content.toString('latin1', 0, 256));
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
    if (count === 0) return site;
    const changed = await noteSiteChange(tx, site, clock());
    const target = { kind: 'site', id: site.id };
    const entry = { accountId: acting.accountId, action: 'site.logo_removed', target };
    await recordAudit(tx, acting.actor, entry, changed.updatedAt);
    return changed;
  });
}
