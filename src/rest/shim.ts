import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { jsonParser } from './dialect/body.ts';
import { type Dialect, fastPathHandler, openScope, type ShimOptions, sendAnswer } from './dialect/scope.ts';
import { pelcro } from './pelcro/dialect.ts';
import { pelcroIntegrations } from './pelcro/integrations.ts';
import { prancer } from './prancer/dialect.ts';

export type { ShimOptions } from './dialect/scope.ts';

/** Every dialect. If one prefix begins with another, the longer one comes first. */
export const dialects: readonly Dialect[] = [pelcro, pelcroIntegrations, prancer];

export function dialectOf(url: string): Dialect | null {
  return dialects.find(({ prefixes }) => prefixes.some((prefix) => beginsWith(url, prefix))) ?? null;
}

/** The request headers and the paths of the dialects that browsers call. */
export const browserAccess = {
  headers: dialects.flatMap(({ browsers }) => browsers?.headers ?? []),
  includes: (url: string): boolean => dialectOf(url)?.browsers !== undefined,
};

/** @param prefix in Fastify's spelling: `/:tenant/api` */
function beginsWith(url: string, prefix: string): boolean {
  const parts = prefix.split('/');
  const given = url.split('/', parts.length + 1);
  return (
    given.length > parts.length &&
    parts.every((part, index) => (part.startsWith(':') ? given[index] !== '' : given[index] === part))
  );
}

/** Serves the legacy dialects. The shim is a client of the schema like any other, and can be removed. */
export async function registerShim(app: FastifyInstance, options: ShimOptions): Promise<void> {
  for (const dialect of dialects) {
    for (const prefix of dialect.prefixes) {
      await app.register(async (scope) => openScope(scope, dialect, options), { prefix });
    }
  }
}

/** The routes on the fast path, by path. */
export function fastPathRoutes(app: FastifyInstance, options: ShimOptions) {
  const parseJson = jsonParser(app);
  return dialects.flatMap((dialect) =>
    dialect.routes
      .filter(({ fastPath }) => fastPath)
      .flatMap((route) => {
        const handler = fastPathHandler(dialect, route, parseJson, options);
        const paths = dialect.prefixes.map((prefix) => `${prefix}${route.path}`);
        return paths.flatMap((path) => [path, `${path}/`]).map((path) => ({ path, handler }));
      }),
  );
}

/**
 * Answers a URL that Fastify cannot decode, for the server's `frameworkErrors`: such a request reaches no scope.
 * @returns false for a URL outside of the dialects
 */
export function refuseMalformedUrl(request: FastifyRequest, reply: FastifyReply): boolean {
  const dialect = dialectOf(request.url);
  if (dialect) sendAnswer(reply, dialect.refuse({ code: 'BAD_REQUEST' }, null));
  return dialect !== null;
}
