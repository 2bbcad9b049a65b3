import type { Acting } from '../../platform/acting.ts';
import { invalidField } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { findPartner } from '../../tenancy/partners/manage-partners.ts';
import { inspectAccessToken } from './access-token.ts';
import { verdictForPartner } from './validate-tokens.ts';
import { adoptTokens, loadSessionStates, type TokenVerdict } from './verdict.ts';

/**
 * Returns the verdict that `validateToken` would return to a partner. The call counts neither against the partner's
 * limit nor in its verdicts. The audit entry names the partner. The token itself is neither stored nor logged.
 * @throws IdentityError NOT_FOUND, also for a partner of another account; VALIDATION_FAILED for a disabled partner
 */
export async function checkPartnerToken(
  runtime: Runtime,
  acting: Acting,
  partnerId: string,
  token: string,
): Promise<TokenVerdict> {
  const { accountId, actor } = acting;
  const now = runtime.clock();
  const { id, clientId } = await findPartner(runtime.prisma, acting, partnerId);
  const inspection = await inspectAccessToken(runtime, token, now);
  const { partner, states } = await loadSessionStates(runtime, [inspection], clientId, now);
  const [state] = await adoptTokens(runtime, states, now);
  // UNAUTHENTICATED would mean that the collaborator is not logged in.
  if (partner === null || partner.disabledAt !== null || state === undefined) {
    throw invalidField('partnerId', 'The partner is disabled. Its requests are refused as UNAUTHENTICATED.');
  }
  const target = { kind: 'partner', id };
  await recordAudit(runtime.prisma, actor, { accountId, action: 'partner.token_checked', target }, now);
  return verdictForPartner(partner, token, state, true);
}
