import type { Partner } from '../database/client/client.ts';
import { IdentityError, invalidField } from '../errors.ts';
import { judge, type TokenVerdict, type VerdictSources } from './verdict.ts';

/** Who asks: a partner, or somebody who presents a token as her own. */
export type Asker = { partner(): Promise<Partner | null>; bearerToken: string | null };

const MAX_TOKENS = 100;

/**
 * Verdicts for a partner, on tokens of its account, or for the holder of the very token.
 * @throws IdentityError UNAUTHENTICATED for nobody or wrong credentials, FORBIDDEN for the bearer of
 *   another token, VALIDATION_FAILED for more than 100 tokens
 */
export async function askForVerdicts(
  sources: VerdictSources,
  asker: Asker,
  tokens: readonly string[],
  now: Date,
): Promise<TokenVerdict[]> {
  const partner = await asker.partner();
  if (!partner && asker.bearerToken === null) {
    throw new IdentityError('UNAUTHENTICATED', {
      message: 'Validation needs a partner’s credentials, or the token itself as bearer.',
    });
  }
  if (!partner && tokens.some((token) => token !== asker.bearerToken)) throw new IdentityError('FORBIDDEN');
  if (tokens.length > MAX_TOKENS)
    throw invalidField('tokens', `At most ${MAX_TOKENS} tokens may be asked about at once.`);
  return Promise.all(tokens.map((token) => judge(sources, token, partner?.accountId ?? null, now)));
}
