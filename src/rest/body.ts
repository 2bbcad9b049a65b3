import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse } from 'qs';
import { decodeUtf8 } from '../lib/utf8.ts';
import { RefusedError } from './failure.ts';
import { isPlainObject } from './field.ts';

/**
 * The bodies that the apps send: JSON, forms (`metadata[key]=value` nests), or nothing, whatever the
 * content type says: many HTTP clients send one with an empty body too.
 */
export function acceptBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decodeUtf8(body);
    if (text === null) done(new RefusedError({ code: 'BAD_REQUEST' }));
    else if (text.trim() === '') done(null, {});
    else parseJson(request, text, done);
  });
  app.addContentTypeParser<Buffer>(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => {
      const text = decodeUtf8(body);
      if (text === null) throw new RefusedError({ code: 'BAD_REQUEST' });
      return parseForm(text);
    },
  );
  app.addContentTypeParser<Buffer>(
    '*',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => {
      if (body.byteLength === 0) return {};
      throw new RefusedError({ code: 'UNSUPPORTED_MEDIA_TYPE' });
    },
  );
}

/** The fields of a request's body. */
export function bodyOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  if (request.body === undefined) return {};
  if (isPlainObject(request.body)) return request.body;
  throw new RefusedError({ code: 'BAD_REQUEST' });
}

/** Beyond a limit qs would drop what is left without a word; so it is told to refuse. */
const FORM_LIMITS = {
  arrayLimit: 1000,
  parameterLimit: 1000,
  throwOnLimitExceeded: true,
  depth: 12,
  strictDepth: true,
};

function parseForm(text: string): unknown {
  try {
    return parse(text, FORM_LIMITS);
  } catch {
    throw new RefusedError({ code: 'BAD_REQUEST' });
  }
}
