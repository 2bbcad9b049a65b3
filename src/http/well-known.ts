import type { FastifyInstance } from 'fastify';
import { issuerPath, JWKS_PATH, serverMetadata } from '../oauth2/metadata.ts';
import type { SigningKeys } from '../tokens/signing-keys.ts';
import { sendPublic } from './cacheable.ts';

/** Short beside the day for which a key is published before it signs (`tokens/key-rotation.ts`). */
const JWKS_MAX_AGE_SECONDS = 300;
const METADATA_MAX_AGE_SECONDS = 3_600;

/** Public documents at fixed places (RFC 8615). */
export function serveWellKnown(
  app: FastifyInstance,
  { issuer, signingKeys }: { issuer: string; signingKeys: SigningKeys },
): void {
  app.get(JWKS_PATH, async (request, reply) =>
    sendPublic(request, reply, {
      type: 'application/jwk-set+json',
      maxAgeSeconds: JWKS_MAX_AGE_SECONDS,
      body: JSON.stringify(await signingKeys.published()),
    }),
  );

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
