import type { SiteLogo } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';

/** The columns that a page needs to show a logo, and to reserve space for it. */
export type ShownLogo = Pick<SiteLogo, 'siteId' | 'hash' | 'kind' | 'width' | 'height'>;

/** The logo of a site without its content. */
export function findLogo({ prisma }: { prisma: Db }, siteId: number): Promise<ShownLogo | null> {
  const select = { siteId: true, hash: true, kind: true, width: true, height: true } as const;
  return prisma.siteLogo.findUnique({ where: { siteId }, select });
}

/** The address of a logo. It changes with the content. */
export function logoUrl({ siteId, hash, kind }: ShownLogo, { publicUrl }: { publicUrl: string }): string {
  return `${publicUrl}/sites/${siteId}/logo/${hash}.${kind}`;
}
