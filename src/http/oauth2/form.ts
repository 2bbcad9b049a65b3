import type { FastifyInstance, FastifyRequest } from 'fastify';
import { IdentityError } from '../../platform/errors.ts';

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;
/** The same limit as for the forms of the REST APIs. */
const MAX_PARAMETERS = 1_000;
const MAX_WRITTEN_CHARACTERS = 16_384;

/** Accepts bodies of `application/x-www-form-urlencoded` only. */
export function acceptForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser<string>(FORM, { parseAs: 'string' }, (_request, text, done) => {
    if (hasTooManyParameters(text)) done(refusal(`A form may have up to ${MAX_PARAMETERS} parameters.`));
    else done(null, new URLSearchParams(text));
  });
}

function hasTooManyParameters(text: string): boolean {
  let parameters = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    parameters += 1;
    if (parameters > MAX_PARAMETERS) return true;
  }
  return false;
}

/**
 * Returns the form of a request as text; empty without one.
 * @throws IdentityError BAD_REQUEST for a form longer than clients send: serialising 1 MiB takes a tenth of a second
 */
export function formText({ body }: FastifyRequest): string {
  if (!(body instanceof URLSearchParams)) return '';
  let length = 0;
  for (const [name, value] of body) length += name.length + value.length;
  if (length > MAX_WRITTEN_CHARACTERS) throw refusal('The request is too long.');
  return String(body);
}

/** Returns the `token` of a request. The `token_type_hint` is not needed: the format of a token shows its type. */
export function presentedToken({ body }: FastifyRequest): string {
  const form = body instanceof URLSearchParams ? body : new URLSearchParams();
  for (const name of ['token', 'token_type_hint']) {
    if (form.getAll(name).length > 1) throw refusal(`The parameter ${name} is given more than once.`);
  }
  const token = form.get('token');
  // RFC 6749 §3.1: a parameter without a value counts as omitted.
  if (!token) throw refusal('The parameter token is missing.');
  return token;
}

function refusal(message: string): IdentityError {
  return new IdentityError('BAD_REQUEST', { message });
}
