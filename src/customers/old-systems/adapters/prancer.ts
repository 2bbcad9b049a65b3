import { type Adapter, OldSystemFailure } from './adapter.ts';
import { objectOf, textOf } from './answer-body.ts';

const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };
/** The answer contains two tokens. */
const MAX_ANSWER_BYTES = 16 * 1024;

/** The Prancer API. The URL, with or without the tenant, ends before `/login/`: `https://portal.example/api`. */
export const prancer: Adapter = {
  maxAnswerBytes: MAX_ANSWER_BYTES,
  request({ url, site }, { email, username, password }) {
    const body = JSON.stringify({ email: email ?? username, password, customer_id: site });
    return { url: `${url}/login/`, headers: HEADERS, body };
  },
  read({ status, body }) {
    const token = textOf(objectOf(body?.data)?.token);
    // The body repeats the status, because a proxy may change the status of the response.
    const said = typeof body?.status === 'number' ? body.status : status;
    if (status === 200 && said === 200 && token) {
      return { outcome: 'right', subject: null, person: null, token };
    }
    if (said === 400 && /^authentication failed$/i.test(String(body?.error))) return { outcome: 'wrong' };
    throw new OldSystemFailure(`It answered with status ${status} and no verdict.`);
  },
  logout({ url }, token) {
    return { url: `${url}/logout/`, headers: { ...HEADERS, authorization: `Bearer ${token}` }, body: '{}' };
  },
};
