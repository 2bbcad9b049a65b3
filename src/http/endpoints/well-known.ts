import type { FastifyInstance } from 'fastify';
import type { SigningKeys } from '../../access/tokens/signing-keys.ts';
import { relatedOrigins } from '../../customers/second-factor/related-origins.ts';
import type { PrismaClient } from '../../platform/database/client/client.ts';
import { issuerPath, JWKS_PATH, serverMetadata } from '../oauth2/metadata.ts';
import { namedSite } from '../requests/request-info.ts';
import { sendPublic } from '../responses/cacheable.ts';
import { addVary } from '../responses/compression.ts';

/** Much shorter than the day between the publication of a key and its first use (`access/tokens/key-rotation.ts`). */
const JWKS_MAX_AGE_SECONDS = 300;
const METADATA_MAX_AGE_SECONDS = 3_600;
const RELATED_ORIGINS_MAX_AGE_SECONDS = 300;

/** Serves the public documents at well-known paths (RFC 8615). */
export function serveWellKnown(
  app: FastifyInstance,
  { issuer, signingKeys, prisma }: { issuer: string; signingKeys: SigningKeys; prisma: PrismaClient },
): void {
  app.get(JWKS_PATH, async (request, reply) =>
    sendPublic(request, reply, {
      type: 'application/jwk-set+json',
      maxAgeSeconds: JWKS_MAX_AGE_SECONDS,
      body: JSON.stringify(await signingKeys.published()),
    }),
  );

  // The server at the domain of the passkeys proxies this document. Browsers request it without a query (Web
  // Authentication §5.11).
  app.get('/.well-known/webauthn', { config: { onLoginHosts: 'as-site' } }, async (request, reply) => {
    const site = request.loginSite ?? namedSite(request);
    const siteId = site && 'id' in site ? site.id : null;
    const origins = await relatedOrigins(prisma, issuer, { siteId, host: request.hostname });
    addVary(reply, 'Host');
    return sendPublic(request, reply, {
      type: 'application/json; charset=utf-8',
      // A cache that passes on a forged X-Forwarded-Host must not serve the list of one host for another.
      maxAgeSeconds: request.loginSite ? 0 : RELATED_ORIGINS_MAX_AGE_SECONDS,
      body: JSON.stringify({ origins }),
    });
  });

  const metadata = JSON.stringify(serverMetadata(issuer));
  const places = [
    '/.well-known/oauth-authorization-server',
    `/.well-known/oauth-authorization-server${issuerPath(issuer)}`,
    '/.well-known/openid-configuration',
  ];
  for (const place of new Set(places)) {
    app.get(place, async (request, reply) =>
      sendPublic(request, reply, {
        type: 'application/json; charset=utf-8',
        maxAgeSeconds: METADATA_MAX_AGE_SECONDS,
        body: metadata,
      }),
    );
  }
}
