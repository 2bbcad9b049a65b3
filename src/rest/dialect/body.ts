import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse } from 'qs';
import { hasMoreThan, hasTooManyValues } from '../../lib/request-text.ts';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { MAX_FORM_BRACKETS } from '../../lib/wire-limits.ts';
import { RefusedError } from './failure.ts';
import { isEmptyList, isPlainObject } from './field.ts';

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
      const text = decodeUtf8(withSpaces(body));
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
 * Without these, JSON has no key that reaches a prototype: only an escape could write one in another way. A second
 * byte order mark is nothing to `JSON.parse`, but Fastify's parser takes it away.
 */
const SUSPECT = ['__proto__', 'constructor', '\\', '\uFEFF'];

/**
 * Reads JSON as Fastify does, refusing `__proto__`. No text at all is no field at all.
 * @returns a reader of a body's text, null for bytes that are not UTF-8; it throws RefusedError BAD_REQUEST, also for
 *   more than `MAX_JSON_VALUES`
 */
export function jsonParser(app: FastifyInstance): (text: string | null) => unknown {
  const parseSuspect = synchronously(app.getDefaultJsonParser('error', 'error'));
  return (text) => {
    if (text?.trim() === '') return {};
    try {
      if (text !== null && !hasTooManyValues(text))
        return SUSPECT.some((part) => text.includes(part)) ? parseSuspect(text) : JSON.parse(text);
    } catch {
      // Whatever is wrong with it.
    }
    throw new RefusedError({ code: 'BAD_REQUEST' });
  };
}

/** Fastify's parser calls back at once, and never looks at the request. */
function synchronously(parse: ReturnType<FastifyInstance['getDefaultJsonParser']>) {
  return (text: string): unknown => {
    let parsed: unknown;
    let failure: Error | null = null;
    parse(null as unknown as FastifyRequest, text, (error, value) => {
      failure = error;
      parsed = value;
    });
    if (failure) throw failure;
    return parsed;
  };
}

/** The fields of a request's body. PHP writes an empty object as an empty list. */
export function bodyOf(request: Pick<FastifyRequest, 'body'>): Readonly<Record<string, unknown>> {
  if (request.body === undefined || isEmptyList(request.body)) return {};
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

const PLUS = 0x2b;
const SPACE = 0x20;

/** A plus sign stands for a space. Here a million of them take a millisecond, in qs fifty. */
function withSpaces(form: Buffer): Buffer {
  const changed = Buffer.from(form);
  for (let index = 0; index < changed.length; index += 1) {
    if (changed[index] === PLUS) changed[index] = SPACE;
  }
  return changed;
}

function parseForm(text: string): unknown {
  if (hasMoreThan(text, /[[\]]/g, MAX_FORM_BRACKETS)) throw new RefusedError({ code: 'BAD_REQUEST' });
  try {
    return parse(text, FORM_LIMITS);
  } catch {
    throw new RefusedError({ code: 'BAD_REQUEST' });
  }
}
