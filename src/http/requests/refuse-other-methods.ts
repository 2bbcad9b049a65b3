import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { IdentityError } from '../../platform/errors.ts';

/**
 * Answers the other methods of a path with 405 (RFC 9110 §15.5.6), before the body is read. OPTIONS is left to CORS,
 * and HEAD to its own route, if the path has one.
 * @param allowed the methods that the Allow header lists
 * @param config the configuration of the route, for the error handler of the scope
 */
export function refuseOtherMethods(
  scope: FastifyInstance,
  url: string,
  allowed: readonly string[],
  config: FastifyContextConfig = {},
): void {
  const refuse = async (_request: FastifyRequest, reply: FastifyReply) => {
    reply.header('allow', allowed.join(', '));
    throw new IdentityError('METHOD_NOT_ALLOWED');
  };
  const served = ['OPTIONS', ...allowed];
  const hasHeadRoute = scope.hasRoute({ method: 'HEAD', url });
  const method = scope.supportedMethods.filter(
    (name) => !served.includes(name) && !(name === 'HEAD' && hasHeadRoute),
  );
  scope.route({ method, url, config, onRequest: refuse, handler: refuse });
}
