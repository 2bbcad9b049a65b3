import { signedHeaders } from '../../../delivery/webhooks/signature.ts';
import { newUuidV7 } from '../../../lib/uuid.ts';
import { type Adapter, type OldPerson, OldSystemFailure } from './adapter.ts';
import { idOf, type JsonObject, objectOf, textOf } from './answer-body.ts';

const MAX_ANSWER_BYTES = 1_024;

/**
 * A hook that the publisher writes. The fields `identifier`, `password` and `status`, and the response codes 200 and
 * 403 are those of Ory Kratos,
 * https://www.ory.sh/docs/kratos/manage-identities/import-user-accounts-identities#migrate-passwords. Requests are
 * signed like webhooks, but without the header of Pelcro.
 */
export const hook: Adapter = {
  maxAnswerBytes: MAX_ANSWER_BYTES,
  request({ url, secret }, { email, username, password, subject }, now) {
    if (secret === null) throw new OldSystemFailure('The hook has no secret.');
    const body = JSON.stringify({ identifier: email ?? username, password, subject });
    const { 'x-pelcro-hmac-sha256': _, ...signature } = signedHeaders(
      { id: `pwd_${newUuidV7(now)}`, body },
      [secret],
      now,
    );
    const headers = { 'content-type': 'application/json', accept: 'application/json', ...signature };
    return { url, headers, body };
  },
  read({ status, body, isEmpty }) {
    if (status === 200 && body?.status === 'password_match') {
      const customer = objectOf(body.customer);
      const subject = idOf(customer?.id);
      return { outcome: 'right', subject, person: customer && personOf(customer), token: null };
    }
    // A 403 with an HTML page comes from a firewall.
    if (status === 403 && (body || isEmpty)) return { outcome: 'wrong' };
    if (status === 423) return { outcome: 'locked' };
    throw new OldSystemFailure(`It answered with status ${status} and no verdict.`);
  },
  logout: null,
};

function personOf(customer: JsonObject): OldPerson {
  return { ...customer, email: textOf(customer.email), emailVerified: customer.emailVerified === true };
}
