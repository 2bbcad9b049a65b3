import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type FeedPlace, fileEndedSessions, readFeed } from '../../access/revocations/feed.ts';
import { signPage } from '../../access/revocations/signed-page.ts';
import { openStreams, type Streams } from '../../access/revocations/streams.ts';
import { isUuid } from '../../lib/uuid.ts';
import { IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { authenticateClient, clientCredentialsOf } from '../oauth2/client-authentication.ts';
import { REVOCATION_STREAM_PATH, REVOCATIONS_PATH } from '../oauth2/metadata.ts';
import { type Report, sendOAuthErrors } from '../oauth2/scope.ts';
import { refuseOtherMethods } from '../requests/refuse-other-methods.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

/**
 * Serves the revocation feed of a partner's account, for polling and as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 * @returns the streams, to be closed before the server stops
 */
export function serveRevocations(app: FastifyInstance, runtime: Runtime, report: Report): Streams {
  const streams = openStreams(runtime);
  app.register(async (scope) => {
    sendOAuthErrors(scope, report);

    scope.get(REVOCATIONS_PATH, async (request) => {
      request.outcome.operations.push('revocations');
      const partner = await authenticateClient(runtime, clientCredentialsOf(request.headers.authorization));
      const { limit: asked } = request.query as Record<string, unknown>;
      const limit = wholeNumber(asked, 'limit', 1, MAX_LIMIT) ?? DEFAULT_LIMIT;
      const place = startOf(request);
      await fileEndedSessions(runtime.prisma);
      const page = await readFeed(runtime.prisma, partner, place, limit);
      return signPage(runtime, page, partner.clientId, runtime.clock());
    });

    // A HEAD request would open a stream that is never read.
    scope.get(REVOCATION_STREAM_PATH, { exposeHeadRoute: false }, async (request, reply) => {
      request.outcome.operations.push('revocations stream');
      const partner = await authenticateClient(runtime, clientCredentialsOf(request.headers.authorization));
      // A client that reconnects requests the same URL again, and adds its last position.
      const last = wholeNumber(request.headers['last-event-id'], 'Last-Event-ID');
      const place = last === null ? startOf(request) : { after: last, mark: null };
      const output = new PassThrough();
      streams.add(partner, place, output);
      return (
        reply
          .type('text/event-stream; charset=utf-8')
          .header('cache-control', 'no-store, no-transform')
          // Without this header nginx buffers events.
          .header('x-accel-buffering', 'no')
          .send(output)
      );
    });

    refuseOtherMethods(scope, REVOCATIONS_PATH, ['GET', 'HEAD']);
    refuseOtherMethods(scope, REVOCATION_STREAM_PATH, ['GET']);
  });
  return streams;
}

/** @throws IdentityError BAD_REQUEST */
function startOf({ query }: FastifyRequest): FeedPlace {
  const { after, mark = '' } = query as Record<string, unknown>;
  if (mark !== '' && !(typeof mark === 'string' && isUuid(mark))) {
    throw new IdentityError('BAD_REQUEST', { message: 'mark must be the mark of a page.' });
  }
  return { after: wholeNumber(after, 'after') ?? 0, mark: mark || null };
}

/** Parses a whole number. @returns null for an absent or empty parameter. @throws IdentityError BAD_REQUEST */
function wholeNumber(given: unknown, name: string, min = 0, max = Number.MAX_SAFE_INTEGER): number | null {
  if (given === undefined || given === '') return null;
  const value = typeof given === 'string' && /^\d{1,16}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new IdentityError('BAD_REQUEST', {
    message: `${name} must be a whole number from ${min} to ${max}.`,
  });
}
