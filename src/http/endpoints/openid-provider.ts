import { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { once } from '../../lib/once.ts';
import { COOKIES } from '../../openid/provider/cookies.ts';
import { finishInteraction, siteOfInteraction } from '../../openid/provider/interaction.ts';
import {
  AUTHORIZATION_PATH,
  DEVICE_AUTHORIZATION_PATH,
  DEVICE_PATH,
  INTERACTION_PATH,
  PUSHED_AUTHORIZATION_PATH,
  TOKEN_PATH,
  USERINFO_PATH,
} from '../../openid/provider/paths.ts';
import type { OpenidProvider } from '../../openid/provider/provider.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { loginOrigin } from '../../tenancy/sites/login-host.ts';
import { sendErrorPage } from '../errors/error-page.ts';
import { acceptForms, formText } from '../oauth2/form.ts';
import { type PassOn, type Report, sendOAuthErrors } from '../oauth2/scope.ts';
import { refuseOtherMethods } from '../requests/refuse-other-methods.ts';
import { limitPerSource } from '../requests/source-limit.ts';
import { serveOpenidLogout } from './openid-logout.ts';

/** Each of these requests may store records. */
const STORED_PER_MINUTE = 300;
/** Parameters are stored, so they are limited. Those in an address are limited more: every redirect repeats them. */
const MAX_QUERY_LENGTH = 4_096;
const MAX_PUSHED_LENGTH = 16_384;
/** The policy of the page that sends the form of a `form_post` response. oidc-provider adds the hash of its script. */
const FORM_PAGE_POLICY = "default-src 'none'; script-src; base-uri 'none'; frame-ancestors 'none'";

/**
 * Serves the OpenID Provider. Its answers are sent by Fastify, so the hooks of the server apply to them.
 * @returns the function that passes a request to the provider, for the endpoints that partners use too
 */
export function serveOpenidProvider(app: FastifyInstance, runtime: Runtime, report: Report): PassOn {
  const { settings } = runtime;
  const countStored = limitPerSource(settings, 'openid', STORED_PER_MINUTE);
  const open = once(async () => (await import('../../openid/provider/provider.ts')).createProvider(runtime));
  const passOn: PassOn = async (request, reply) => {
    const provider = await open();
    const answer = await answerOf(provider, request, formText(request));
    const { fault, shownError } = answer;
    if (fault !== undefined) throw fault;
    reply.code(answer.status);
    for (const [name, value] of Object.entries(answer.headers))
      if (value !== undefined) reply.header(name, value);
    if (shownError) {
      request.outcome.errorCodes.push(shownError.error);
      reply.removeHeader('content-length');
      const { error, description } = shownError;
      const startPage = `${settings.publicUrl}/`;
      return sendErrorPage(request, reply, 'appRequestRefused', startPage, description ?? error);
    }
    return reply.send(answer.body);
  };

  app.register(async (scope) => {
    acceptForms(scope);
    const page = (path: string, operation: string) =>
      scope.get(path, async (request, reply) => {
        request.outcome.operations.push(operation);
        const [, query = ''] = request.url.split('?', 2);
        requireShort(query);
        await countStored(request);
        return passOn(request, reply);
      });
    page(AUTHORIZATION_PATH, 'openid.authorize');
    page(`${AUTHORIZATION_PATH}/:uid`, 'openid.authorize');
    // OpenID Connect Core §3.1.2.1. Browsers send no cookies with a form of another site, so the browser repeats the
    // request by GET.
    scope.post(AUTHORIZATION_PATH, async (request, reply) => {
      request.outcome.operations.push('openid.authorize');
      const form = formText(request);
      requireShort(form);
      return reply.redirect(`${runtime.issuer}${AUTHORIZATION_PATH}?${form}`, 303);
    });
    serveInteractions(scope, runtime);
    serveOpenidLogout(scope, runtime);
  });

  app.register(async (scope) => {
    sendOAuthErrors(scope, report);
    acceptForms(scope);
    const endpoint = (path: string, operation: string, isStored = false) => {
      scope.post(path, async (request, reply) => {
        request.outcome.operations.push(operation);
        if (isStored) {
          if (formText(request).length > MAX_PUSHED_LENGTH) {
            throw new IdentityError('BAD_REQUEST', { message: 'The request is too long.' });
          }
          await countStored(request);
        }
        return passOn(request, reply);
      });
    };
    endpoint(TOKEN_PATH, 'openid.token');
    endpoint(PUSHED_AUTHORIZATION_PATH, 'openid.push', true);
    endpoint(DEVICE_AUTHORIZATION_PATH, 'openid.device', true);
    endpoint(USERINFO_PATH, 'openid.userinfo');
    scope.get(USERINFO_PATH, async (request, reply) => {
      request.outcome.operations.push('openid.userinfo');
      return passOn(request, reply);
    });
    for (const path of [TOKEN_PATH, PUSHED_AUTHORIZATION_PATH, DEVICE_AUTHORIZATION_PATH])
      refuseOtherMethods(scope, path, ['POST']);
    refuseOtherMethods(scope, USERINFO_PATH, ['GET', 'POST']);
  });
  return passOn;
}

/** @throws IdentityError BAD_REQUEST */
function requireShort(parameters: string): void {
  if (parameters.length <= MAX_QUERY_LENGTH) return;
  throw new IdentityError('BAD_REQUEST', {
    message: 'The request is too long. It can be pushed (RFC 9126).',
  });
}

/** Serves the redirects to the hosted page of a client's site and back from it, and to the page for devices. */
function serveInteractions(scope: FastifyInstance, runtime: Runtime): void {
  const { prisma, settings, issuer } = runtime;
  const { publicUrl } = settings;
  scope.get<{ Params: { id: string } }>(`${INTERACTION_PATH}/:id`, async (request, reply) => {
    request.outcome.operations.push('openid.interaction');
    const { id } = request.params;
    const { code } = request.query as Record<string, unknown>;
    if (code === undefined) {
      const siteId = await siteOfInteraction(runtime, id);
      const site = await prisma.site.findUniqueOrThrow({ where: { id: siteId } });
      const pages = loginOrigin(site, publicUrl) ?? `${publicUrl}/sites/${siteId}`;
      return reply.redirect(`${pages}/authorize?${new URLSearchParams({ interaction: id })}`, 303);
    }
    const cookies = scope.parseCookie(request.headers.cookie ?? '');
    const { names } = COOKIES;
    const location = await finishInteraction(runtime, {
      id,
      code: typeof code === 'string' ? code : '',
      cookies: { interaction: cookies[names.interaction], session: cookies[names.session] },
    });
    const { pathname } = new URL(`${issuer}${INTERACTION_PATH}/${id}`);
    reply.header('set-cookie', scope.serializeCookie(names.interaction, '', { path: pathname, maxAge: 0 }));
    return reply.redirect(location, 303);
  });
  scope.get(DEVICE_PATH, async (request, reply) => {
    const { search } = new URL(request.url, publicUrl);
    return reply.redirect(`${publicUrl}/device${search}`, 303);
  });
}

type Answer = {
  status: number;
  headers: ReturnType<ServerResponse['getHeaders']>;
  body: Buffer;
  fault: unknown;
  shownError: ReturnType<OpenidProvider['shownErrorOf']>;
};

/** Passes a request to oidc-provider, and returns the answer. The body of the request has already been read. */
function answerOf(provider: OpenidProvider, { raw }: FastifyRequest, body: string): Promise<Answer> {
  const request = new IncomingMessage(raw.socket);
  const { method, url, httpVersion } = raw;
  const { 'transfer-encoding': _chunked, ...headers } = raw.headers;
  // The form was parsed and serialised again, so its length may differ.
  if (body !== '') headers['content-length'] = String(Buffer.byteLength(body));
  Object.assign(request, { method, url, headers, httpVersion });
  // Ending this stream must not close the connection.
  request.complete = true;
  request.push(body);
  request.push(null);
  const response = new ServerResponse(request);
  response.setHeader('content-security-policy', FORM_PAGE_POLICY);
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  return new Promise((resolve, reject) => {
    response.write = ((chunk: unknown) => {
      keep(chunk);
      return true;
    }) as typeof response.write;
    response.end = ((chunk: unknown) => {
      keep(chunk);
      resolve({
        status: response.statusCode,
        headers: response.getHeaders(),
        body: Buffer.concat(chunks),
        fault: provider.faultOf(request),
        shownError: provider.shownErrorOf(request),
      });
      return response;
    }) as typeof response.end;
    Promise.resolve(provider.callback(request, response)).catch(reject);
  });
}
