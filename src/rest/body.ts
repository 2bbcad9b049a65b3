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
  const parseJson = jsonParser(app);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => parseJson(decodeUtf8(body)),
  );
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

/**
 * Reads JSON as Fastify does, refusing `__proto__`. No text at all is no field at all.
 * @returns a reader of a body's text, null for bytes that are not UTF-8; it throws RefusedError BAD_REQUEST
 */
export function jsonParser(app: FastifyInstance): (text: string | null) => unknown {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (text) => {
    if (text?.trim() === '') return {};
    if (text !== null && !SUSPECT.some((part) => text.includes(part))) return parsePlain(text);
    let parsed: unknown;
    let failed = text === null;
    // It calls back at once, and never looks at the request.
    if (text !== null) {
      parse(null as unknown as FastifyRequest, text, (error, value) => {
        failed = error !== null;
        parsed = value;
      });
    }
    if (failed) throw new RefusedError({ code: 'BAD_REQUEST' });
    return parsed;
  };
}

/**
 * Without these, JSON has no key that reaches a prototype: only an escape could write one in another way. A second
 * byte order mark is nothing to `JSON.parse`, but Fastify's parser takes it away.
 */
const SUSPECT = ['__proto__', 'constructor', '\\', '\uFEFF'];

function parsePlain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefusedError({ code: 'BAD_REQUEST' });
  }
}

/** The fields of a request's body. */
export function bodyOf(request: Pick<FastifyRequest, 'body'>): Readonly<Record<string, unknown>> {
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
