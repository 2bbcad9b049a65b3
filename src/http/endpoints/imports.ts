import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { importUpload } from '../../administration/imports/import-upload.ts';
import { REPORT_FORMATS, reportOf } from '../../administration/imports/report.ts';
import { findImportRun } from '../../administration/imports/run-list.ts';
import { readUploadOptions } from '../../administration/imports/upload-options.ts';
import { createContext } from '../../graphql/create-context.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { allowLongRequest } from '../requests/long-request.ts';
import { refuseOtherMethods } from '../requests/refuse-other-methods.ts';
import { requestInfoOf } from '../requests/request-info.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route reads the body as a stream, without holding it in memory. */
    streamsBody?: true;
    /** Whether the cookie of the console authenticates requests of this route. */
    isForConsole?: true;
  }
}

const UPLOAD_PATH = '/admin/api/imports';
const REPORT_PATH = `${UPLOAD_PATH}/:id/report`;
/** How long the rest of a refused upload is read, so that its sender gets the refusal. */
const DISCARD_MS = 5_000;

/** Serves the upload of an import and the download of its report, for collaborators. */
export function serveImports(app: FastifyInstance, runtime: Runtime): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The handler reads the body.
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));

    const config = { streamsBody: true, isForConsole: true } as const;
    scope.post(UPLOAD_PATH, { config }, async (request, reply) => {
      request.outcome.operations.push('import upload');
      const options = readUploadOptions(request.query);
      const acting = await importerOf(runtime, request, options.isDryRun);
      allowLongRequest(request.raw);
      try {
        const upload = { content: request.raw, length: lengthOf(request) };
        const requireStill = () => importerOf(runtime, request, true);
        const { id, lastLine } = await importUpload(runtime, acting, options, upload, requireStill);
        return reply.status(202).send({ importRun: { id: String(id), lastLine } });
      } catch (error) {
        await discardRest(request);
        throw error;
      }
    });
    refuseOtherMethods(scope, UPLOAD_PATH, ['POST']);

    scope.get<{ Params: { id: string } }>(
      REPORT_PATH,
      { config: { isForConsole: true }, exposeHeadRoute: false },
      async (request, reply) => {
        request.outcome.operations.push('import report');
        const acting = await contextOf(runtime, request).acting('ADMIN');
        const format = formatOf(request);
        const { id } = await findImportRun(runtime, acting, request.params.id);
        return sendReport(reply, `import-${id}.${format}`, format, reportOf(runtime.prisma, id, format));
      },
    );
    refuseOtherMethods(scope, REPORT_PATH, ['GET']);
  });
}

/** A new context each time: the session may have ended meanwhile. */
function contextOf(runtime: Runtime, request: FastifyRequest) {
  const { authorization = null, 'accept-language': acceptLanguage = null } = request.headers;
  return createContext(runtime, { ...requestInfoOf(request), authorization, acceptLanguage, site: null });
}

/**
 * Finds the collaborator who uploads. An import determines who can log in, so it requires a recent login. A dry run
 * stores no customer, so it requires none.
 * @param isHarmless whether no recent login is required
 * @throws IdentityError UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED on `password` with `reauthenticate`
 */
async function importerOf(runtime: Runtime, request: FastifyRequest, isHarmless: boolean) {
  const context = contextOf(runtime, request);
  const acting = await context.acting('OWNER');
  if (!isHarmless) await context.requireRecentLogin();
  return acting;
}

function lengthOf({ headers }: FastifyRequest): number | null {
  const { 'content-length': length } = headers;
  return length === undefined ? null : Number(length);
}

/**
 * Reads the rest of a refused upload for some seconds. A connection that is closed with unread data is reset, and then
 * a client that is still sending gets no answer. If the connection is to be closed after the answer, the promise
 * resolves only when the rest has been read or the time is over.
 */
async function discardRest({ raw, headers }: FastifyRequest): Promise<void> {
  if (raw.complete || raw.destroyed) return;
  const isToBeClosed = headers.connection?.toLowerCase() === 'close';
  const discarded = new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      if (isToBeClosed) resolve();
      else raw.destroy();
    }, DISCARD_MS).unref();
    raw.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    raw.once('end', resolve);
  });
  raw.resume();
  if (isToBeClosed) await discarded;
}

function formatOf({ query }: FastifyRequest) {
  const { format = 'ndjson' } = query as { format?: unknown };
  const known = REPORT_FORMATS.find((name) => name === format);
  if (!known) throw invalidField('format', `The format must be one of ${REPORT_FORMATS.join(', ')}.`);
  return known;
}

function sendReport(
  reply: FastifyReply,
  fileName: string,
  format: (typeof REPORT_FORMATS)[number],
  content: ReturnType<typeof reportOf>,
): FastifyReply {
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8';
  return reply
    .headers({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${fileName}"` })
    .type(type)
    .send(content);
}
