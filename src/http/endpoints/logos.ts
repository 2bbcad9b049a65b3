import type { FastifyInstance } from 'fastify';
import { IdentityError, requireFound } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';

const FILE = /^([0-9a-f]{64})\.(png|jpeg|webp|svg)$/;
const SITE_ID = /^[1-9]\d{0,8}$/;

/** The address has the hash of the content, so the content never changes. */
const CACHING = 'public, max-age=31536000, immutable';

/** A logo that a browser opens as a document can neither run nor load anything. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Serves the logos of sites, for pages and mails of any origin. A login host serves only the logos of its account. */
export function serveLogos(app: FastifyInstance, { prisma }: Pick<Runtime, 'prisma'>): void {
  const options = { config: { onLoginHosts: 'as-site' } } as const;
  app.get<{ Params: { site: string; file: string } }>(
    '/sites/:site/logo/:file',
    options,
    async (request, reply) => {
      const { site, file } = request.params;
      const [, hash, kind] = FILE.exec(file) ?? [];
      if (hash === undefined || kind === undefined || !SITE_ID.test(site))
        throw new IdentityError('NOT_FOUND');
      const where = { siteId: Number(site), hash, kind };
      const { loginSite } = request;
      const logo = requireFound(
        await prisma.siteLogo.findFirst({
          where: loginSite ? { ...where, site: { accountId: loginSite.accountId } } : where,
        }),
      );
      return reply
        .headers({
          'cache-control': CACHING,
          'content-security-policy': POLICY,
          'cross-origin-resource-policy': 'cross-origin',
          'x-content-type-options': 'nosniff',
        })
        .type(logo.kind === 'svg' ? 'image/svg+xml' : `image/${logo.kind}`)
        .send(Buffer.from(logo.content));
    },
  );
}
