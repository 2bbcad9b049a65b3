import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentNode } from 'graphql';
import { sendAnswer } from './dialect/answer.ts';
import { jsonParser } from './dialect/body.ts';
import { directly, openScope, type ShimOptions } from './dialect/scope.ts';
import { pelcro } from './pelcro/dialect.ts';
import { invalidTokenStatusDocument } from './pelcro/invalid-token-status.ts';
import { prancer } from './prancer/dialect.ts';

export type { ShimOptions } from './dialect/scope.ts';

export const PELCRO_PREFIX = '/api/v1/sdk';
export const PRANCER_PREFIXES = ['/api', '/:tenant/api'];

/** Every document that the shim can run: the server parses and validates them at start. */
export const shimDocuments: readonly DocumentNode[] = [
  ...new Set([
    ...pelcro.routes.map(({ document }) => document),
    ...prancer.routes.map(({ document }) => document),
    invalidTokenStatusDocument,
  ]),
];

/**
 * Serves both legacy dialects. The shim is a client of the schema like any other: it can be taken out
 * again without a trace.
 */
export async function registerShim(app: FastifyInstance, options: ShimOptions): Promise<void> {
  await app.register(async (scope) => openScope(scope, pelcro, options), { prefix: PELCRO_PREFIX });
  for (const prefix of PRANCER_PREFIXES) {
    await app.register(async (scope) => openScope(scope, prancer, options), { prefix });
  }
}

/** The express routes of the dialects, by path. */
export function expressRoutes(app: FastifyInstance, options: ShimOptions) {
  const parseJson = jsonParser(app);
  return pelcro.routes
    .filter(({ express }) => express)
    .flatMap((route) => {
      const path = `${PELCRO_PREFIX}${route.path}`;
      const handler = directly(pelcro, route, parseJson, options);
      return [
        { path, handler },
        { path: `${path}/`, handler },
      ];
    });
}

/**
 * Answers a URL that Fastify cannot decode, which reaches no scope: for the server's `frameworkErrors`.
 * False when the URL is not one of the dialects'.
 */
export function refuseMalformedUrl(request: FastifyRequest, reply: FastifyReply): boolean {
  const dialect = request.url.startsWith(`${PELCRO_PREFIX}/`)
    ? pelcro
    : /^(\/[^/]+)?\/api\//.test(request.url)
      ? prancer
      : null;
  if (dialect) sendAnswer(reply, dialect.refuse({ code: 'BAD_REQUEST' }, null));
  return dialect !== null;
}
