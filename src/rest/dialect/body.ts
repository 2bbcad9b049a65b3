import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parse } from 'qs';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { hasMoreThan, hasTooManyValues } from '../../platform/request-text.ts';
import { MAX_FORM_BRACKETS } from '../../platform/wire-limits.ts';
import { RefusedError } from './failure.ts';
import { isEmptyList, isPlainObject } from './field.ts';

/**
 * Accepts the bodies that apps send: JSON, forms (`metadata[key]=value` nests), and empty bodies of any content type,
 * because many HTTP clients send a content type without a body.
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
 * A JSON text without these parts is parsed by `JSON.parse`, any other by Fastify's parser. Without the first three, no
 * key can reach a prototype, not even an escaped one. A byte order mark at the beginning is a second one, because the
 * first was removed during decoding. `JSON.parse` would reject the second one, but Fastify's parser removes it.
 */
const SUSPECT = ['__proto__', 'constructor', '\\', '\uFEFF'];

/**
 * Makes a parser of JSON that refuses `__proto__` as Fastify does. A blank text is parsed as an empty object. Null
 * stands for bytes that are not UTF-8. For null, for a text that is not valid and for more than `MAX_JSON_VALUES`
 * values, the parser throws RefusedError BAD_REQUEST.
 */
export function jsonParser(app: FastifyInstance): (text: string | null) => unknown {
  const parseSuspect = synchronously(app.getDefaultJsonParser('error', 'error'));
  return (text) => {
    if (text?.trim() === '') return {};
    try {
      if (text !== null && !hasTooManyValues(text))
        return SUSPECT.some((part) => text.includes(part)) ? parseSuspect(text) : JSON.parse(text);
    } catch {
      // Refused below.
    }
    throw new RefusedError({ code: 'BAD_REQUEST' });
  };
}

/** Fastify's parser calls back synchronously and does not use the request. */
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

/** The fields of a request body. PHP writes an empty object as an empty list. */
export function bodyOf(request: Pick<FastifyRequest, 'body'>): Readonly<Record<string, unknown>> {
  if (request.body === undefined || isEmptyList(request.body)) return {};
  if (isPlainObject(request.body)) return request.body;
  throw new RefusedError({ code: 'BAD_REQUEST' });
}

/** Beyond a limit qs drops values silently unless it is told to throw. */
const FORM_LIMITS = {
  arrayLimit: 1000,
  parameterLimit: 1000,
  throwOnLimitExceeded: true,
  depth: 12,
  strictDepth: true,
};

const PLUS = 0x2b;
const SPACE = 0x20;

/** Replaces plus signs by spaces. A million take 1 ms here, and 50 ms in qs. */
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
