import { randomUUID } from 'node:crypto';
import type { QueuedNotice } from '../../access/sessions/logout-notices.ts';
import { signIdentityToken } from '../../access/tokens/identity-token.ts';
import { createReceiverClient } from '../../delivery/webhooks/receiver.ts';
import type { Work } from '../../platform/jobs/runner.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findClient } from '../clients/client.ts';
import { sidFor, subjectFor } from './pairwise.ts';

const CONCURRENCY = 16;
const CONCURRENCY_PER_CLIENT = 2;
/** OpenID Connect Back-Channel Logout §4 recommends at most two minutes. */
const LIFETIME_SECONDS = 120;
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const HEADERS = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Gatehouse-OpenID/1' };

/**
 * Tells clients that sessions have ended (OpenID Connect Back-Channel Logout §2.5). The addresses are checked like
 * those of webhooks. A notice that fails is sent again for a day, unless the client refuses it (§2.8: 400).
 */
export function logoutWork(runtime: Runtime): Work {
  const { settings, prisma, clock, log } = runtime;
  const post = createReceiverClient(settings);
  return {
    queue: 'openid_logout',
    atOnce: CONCURRENCY,
    atOncePerGroup: CONCURRENCY_PER_CLIENT,
    async perform(data, ending) {
      const { sessionId, customerId, clientId, until } = data as QueuedNotice;
      const client = await findClient(prisma, clientId);
      if (!client?.backchannelLogoutUri) return;
      const token = await signIdentityToken(runtime, {
        claims: {
          sub: subjectFor(runtime, client, customerId),
          sid: sidFor(runtime, client, sessionId),
          jti: randomUUID(),
          events: { [EVENT]: {} },
        },
        audience: clientId,
        algorithm: client.idTokenAlgorithm,
        lifetimeSeconds: LIFETIME_SECONDS,
        type: 'logout+jwt',
      });
      const body = String(new URLSearchParams({ logout_token: token }));
      const { received, text } = await post(client.backchannelLogoutUri, HEADERS, body, ending);
      const isLast = received || text === '400' || clock() >= new Date(until);
      log.info({ openidLogout: { clientId, sessionId, outcome: text } }, 'back-channel logout');
      if (!isLast) throw new Error(text);
    },
  };
}
