import { type Adapter, type OldPerson, OldSystemFailure, type Verdict } from './adapter.ts';
import { idOf, type JsonObject, objectOf, textOf } from './answer-body.ts';

const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };
/** The customer resource contains subscriptions, addresses and invoices. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** The Pelcro API. The URL ends before `/auth/login`: `https://www.pelcro.com/api/v1/sdk`. */
export const pelcro: Adapter = {
  maxAnswerBytes: MAX_ANSWER_BYTES,
  request({ url, site }, { email, username, password }) {
    const name = email === null ? { username } : { email };
    // The messages of the answer are compared, so they must be English.
    const body = JSON.stringify({ ...name, password, site_id: Number(site), language: 'en' });
    return { url: `${url}/auth/login`, headers: HEADERS, body };
  },
  read({ status, body }) {
    switch (status) {
      case 200:
        return readLogin(objectOf(body?.data));
      case 400:
        return readValidation(objectOf(body?.errors));
      case 404:
        // The answer for an unknown path is an HTML page, or an error without a message. It says nothing about the
        // password.
        if (textOf(objectOf(body?.error)?.message)) return { outcome: 'wrong' };
        throw new OldSystemFailure('It has no such endpoint.');
      default:
        throw new OldSystemFailure(`It answered with status ${status}.`);
    }
  },
  logout({ url, site }, token) {
    const headers = { ...HEADERS, authorization: `Bearer ${token}` };
    return { url: `${url}/auth/logout`, headers, body: JSON.stringify({ site_id: Number(site) }) };
  },
};

function readLogin(customer: JsonObject | null): Verdict {
  const subject = idOf(customer?.id);
  if (!customer || subject === null) throw new OldSystemFailure('It answered without a customer.');
  return {
    outcome: 'right',
    subject,
    person: personOf(customer),
    token: textOf(customer.auth_token) ?? textOf(customer.token),
  };
}

function personOf(customer: JsonObject): OldPerson {
  return {
    email: textOf(customer.email),
    emailVerified: customer.email_confirm === true || customer.email_confirm === 1,
    username: customer.username,
    firstName: customer.first_name,
    lastName: customer.last_name,
    displayName: customer.display_name,
    phone: customer.phone,
    language: customer.language,
    salutation: customer.salutation,
    title: customer.title,
    organization: customer.organization,
  };
}

function readValidation(errors: JsonObject | null): Verdict {
  const fields = Object.keys(errors ?? {});
  if (/too many/i.test(JSON.stringify(errors))) return { outcome: 'locked' };
  // Pelcro's rules do not allow the password, for example because it is too short, so it is wrong.
  if (fields.length === 1 && fields[0] === 'password') return { outcome: 'wrong' };
  throw new OldSystemFailure('It refused the form of the request.');
}
