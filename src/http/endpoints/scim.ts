import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { changeUser, createUser, deleteUser } from '../../enterprise/scim/change-users.ts';
import { serviceProviderConfig, userResourceType, userSchema } from '../../enterprise/scim/discovery.ts';
import { parseFilter } from '../../enterprise/scim/filter.ts';
import { findMatchingUsers, listUsers, MAX_RESULTS } from '../../enterprise/scim/find-users.ts';
import { ScimError } from '../../enterprise/scim/scim-error.ts';
import { authenticateScim, scimRequests, scimUrl } from '../../enterprise/scim/scim-token.ts';
import { requireUser, type ScimCall, type User } from '../../enterprise/scim/user.ts';
import { newUser, patchedUser, replacedUser } from '../../enterprise/scim/user-input.ts';
import { listResponse, USER_SCHEMA, userResource } from '../../enterprise/scim/user-resource.ts';
import { sourceOf } from '../../lib/address.ts';
import { credentialsOf } from '../../lib/authorization.ts';
import { idOf } from '../../lib/ids.ts';
import { translateDatabaseError } from '../../platform/database/failures.ts';
import { codeOfStatus, IdentityError, statusOf } from '../../platform/errors.ts';
import { requireWithin } from '../../platform/limits/request-limit.ts';
import { refusalHeaders } from '../../platform/refusal-headers.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { Report } from '../oauth2/scope.ts';
import { refuseOtherMethods } from '../requests/refuse-other-methods.ts';

const MEDIA_TYPE = 'application/scim+json';
const BODIES = /^application\/(scim\+)?json\s*(;|$)/i;
const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';
const DEFAULT_RESULTS = 100;

type OfConnection = { Params: { connection: string } };
type OfUser = { Params: { connection: string; id: string } };

/**
 * Serves SCIM 2.0 (RFC 7643, RFC 7644) to the identity providers of companies: each connection has an address and a
 * token of its own.
 */
export function serveScim(app: FastifyInstance, runtime: Runtime, report: Report): void {
  app.register(
    async (scope) => {
      const calls = new WeakMap<FastifyRequest, ScimCall>();
      const callOf = (request: FastifyRequest): ScimCall => {
        const call = calls.get(request);
        if (!call) throw new IdentityError('UNAUTHENTICATED');
        return call;
      };
      sendScimErrors(scope, report);
      acceptScim(scope);
      // A request without a valid token is refused before its body is read.
      scope.addHook('onRequest', async (request) => {
        request.outcome.operations.push('scim');
        calls.set(request, await admit(runtime, request));
      });

      const urlOf = (request: FastifyRequest) => scimUrl(runtime, callOf(request).connection.id);
      const answer = (request: FastifyRequest, reply: FastifyReply, user: User) =>
        send(reply, userResource(runtime, callOf(request).connection, user));

      scope.get<OfConnection>('/Users', async (request, reply) => {
        const { connection } = callOf(request);
        const { filter, page } = questionOf(runtime, request);
        const shown = (users: readonly User[]) =>
          users.map((user) => userResource(runtime, connection, user));
        if (filter !== null) {
          const users = await findMatchingUsers(runtime.prisma, connection, parseFilter(filter));
          const first = page.startIndex - 1;
          const shownUsers = shown(users.slice(first, first + page.count));
          return send(reply, listResponse(shownUsers, users.length, page.startIndex));
        }
        const { total, users } = await listUsers(runtime.prisma, connection, page);
        return send(reply, listResponse(shown(users), total, page.startIndex));
      });
      scope.post<OfConnection>('/Users', async (request, reply) => {
        const user = await createUser(runtime, callOf(request), newUser(request.body));
        reply.code(201).header('location', `${urlOf(request)}/Users/${user.customer.id}`);
        return answer(request, reply, user);
      });
      scope.get<OfUser>('/Users/:id', async (request, reply) => {
        const { connection } = callOf(request);
        return answer(request, reply, await requireUser(runtime.prisma, connection, idOf(request.params.id)));
      });
      for (const [method, read] of [
        ['PUT', replacedUser],
        ['PATCH', patchedUser],
      ] as const) {
        scope.route<OfUser>({
          method,
          url: '/Users/:id',
          handler: async (request, reply) => {
            const changes = read(request.body);
            const user = await changeUser(runtime, callOf(request), idOf(request.params.id), changes);
            return answer(request, reply, user);
          },
        });
      }
      scope.delete<OfUser>('/Users/:id', async (request, reply) => {
        await deleteUser(runtime, callOf(request), idOf(request.params.id));
        return reply.code(204).send();
      });

      scope.get('/ServiceProviderConfig', async (request, reply) =>
        send(reply, serviceProviderConfig(urlOf(request))),
      );
      scope.get('/ResourceTypes', async (request, reply) =>
        send(reply, listResponse([userResourceType(urlOf(request))])),
      );
      scope.get('/ResourceTypes/User', async (request, reply) =>
        send(reply, userResourceType(urlOf(request))),
      );
      scope.get('/Schemas', async (request, reply) =>
        send(reply, listResponse([userSchema(urlOf(request))])),
      );
      scope.get(`/Schemas/${USER_SCHEMA.replaceAll(':', '::')}`, async (request, reply) =>
        send(reply, userSchema(urlOf(request))),
      );
      refuseOtherMethods(scope, '/Users', ['GET', 'HEAD', 'POST']);
      refuseOtherMethods(scope, '/Users/:id', ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']);
    },
    { prefix: '/scim/v2/:connection' },
  );
}

/** @throws IdentityError UNAUTHENTICATED, RATE_LIMITED */
async function admit(runtime: Runtime, request: FastifyRequest): Promise<ScimCall> {
  const { connection: id = '' } = request.params as { connection?: string };
  const presented = credentialsOf('Bearer', request.headers.authorization);
  const connection = await authenticateScim(runtime, id, presented);
  const { prisma, settings, clock } = runtime;
  await requireWithin(prisma, settings, [scimRequests(connection)], clock());
  const actor = {
    kind: 'SYSTEM',
    id: `scim:${connection.id}`,
    source: sourceOf(request.ip),
    requestId: request.id,
  } as const;
  return { connection, actor };
}

/** Numbers out of range become the nearest allowed ones (RFC 7644 §3.4.2.4). More than nine digits are refused. */
function questionOf({ settings }: Runtime, { url }: FastifyRequest) {
  const parameters = new URL(url, settings.publicUrl).searchParams;
  const whole = (name: string, otherwise: number) => {
    const text = parameters.get(name);
    if (text === null) return otherwise;
    if (/^[+-]?\d{1,9}$/.test(text)) return Number(text);
    throw new ScimError(400, 'invalidValue', `The parameter ${name} must be a whole number.`);
  };
  const startIndex = Math.max(1, whole('startIndex', 1));
  const count = Math.min(MAX_RESULTS, Math.max(0, whole('count', DEFAULT_RESULTS)));
  return { filter: parameters.get('filter'), page: { startIndex, count } };
}

function acceptScim(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser<string>(BODIES, { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, text === '' ? undefined : JSON.parse(text));
    } catch {
      done(new ScimError(400, 'invalidSyntax', 'The body is not JSON.'));
    }
  });
}

function send(reply: FastifyReply, body: object): FastifyReply {
  return reply.type(`${MEDIA_TYPE}; charset=utf-8`).send(JSON.stringify(body));
}

/** Answers all errors of a scope in the form of RFC 7644 §3.12. */
function sendScimErrors(scope: FastifyInstance, report: Report): void {
  const refuse = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => {
    if (thrown instanceof ScimError) {
      request.outcome.errorCodes.push(thrown.status === 404 ? 'NOT_FOUND' : 'VALIDATION_FAILED');
      const { status, scimType, message } = thrown;
      return sendError(reply, status, message, scimType);
    }
    const error = identityErrorOf(thrown, (fault) => report(fault, request));
    request.outcome.errorCodes.push(error.code);
    const status = statusOf(error.code);
    const { retryAfterSeconds, limit } = error.details;
    reply.headers(refusalHeaders({ status, retryAfterSeconds, limit }));
    if (status === 401) reply.header('www-authenticate', 'Bearer realm="gatehouse"');
    return sendError(reply, status, error.shownIn('en').message, null);
  };
  scope.setErrorHandler(refuse);
  scope.setNotFoundHandler((request, reply) => refuse(new IdentityError('NOT_FOUND'), request, reply));
}

function sendError(reply: FastifyReply, status: number, detail: string, scimType: string | null) {
  const body = { schemas: [ERROR_SCHEMA], status: String(status), ...(scimType && { scimType }), detail };
  return send(reply.code(status), body);
}

function identityErrorOf(thrown: unknown, report: (fault: unknown) => string): IdentityError {
  const error = translateDatabaseError(thrown);
  if (error instanceof IdentityError) return error;
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new IdentityError(codeOfStatus(status));
  }
  return new IdentityError('INTERNAL', { reportId: report(error) });
}
