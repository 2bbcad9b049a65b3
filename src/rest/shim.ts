import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentNode } from 'graphql';
import { sendAnswer } from './dialect/answer.ts';
import { jsonParser } from './dialect/body.ts';
import { fastPathHandler, openScope, type ShimOptions } from './dialect/scope.ts';
import { dialectOf, dialects } from './dialects.ts';

export type { ShimOptions } from './dialect/scope.ts';
export { browserAccess } from './dialects.ts';

/** Every document that the shim runs. The server parses and validates them at start. */
export const shimDocuments: readonly DocumentNode[] = [
  ...new Set(
    dialects.flatMap(({ routes, documents = [] }) => [
      ...routes.flatMap((route) => route.documents),
      ...documents,
    ]),
  ),
];

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
