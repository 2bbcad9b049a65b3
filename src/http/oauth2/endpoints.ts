import type { FastifyInstance } from 'fastify';
import { INTROSPECTION_PATH, REVOCATION_PATH } from '../../openid/provider/paths.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { refuseOtherMethods } from '../requests/refuse-other-methods.ts';
import { clientCaller, isOpenidClient } from './client-authentication.ts';
import { acceptForms, presentedToken } from './form.ts';
import { introspect } from './introspection.ts';
import { revoke } from './revocation.ts';
import { type PassOn, type Report, sendOAuthErrors } from './scope.ts';

/**
 * Token introspection (RFC 7662) and revocation (RFC 7009). Partners use both for the tokens of our API. OpenID clients
 * use both for their own tokens.
 */
export function serveTokenEndpoints(
  app: FastifyInstance,
  runtime: Runtime,
  report: Report,
  passOn: PassOn,
): void {
  app.register(async (scope) => {
    sendOAuthErrors(scope, report);
    acceptForms(scope);

    scope.post(INTROSPECTION_PATH, async (request, reply) => {
      request.outcome.operations.push('introspect');
      if (isOpenidClient(request)) return passOn(request, reply);
      return introspect(runtime, clientCaller(request), presentedToken(request), runtime.clock());
    });

    scope.post(REVOCATION_PATH, async (request, reply) => {
      request.outcome.operations.push('revoke');
      if (isOpenidClient(request)) return passOn(request, reply);
      const caller = clientCaller(request);
      await revoke(runtime, caller, presentedToken(request));
      return reply.code(200).send();
    });

    for (const path of [INTROSPECTION_PATH, REVOCATION_PATH]) refuseOtherMethods(scope, path, ['POST']);
  });
}
