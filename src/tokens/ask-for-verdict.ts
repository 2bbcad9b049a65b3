import { IdentityError, invalidField } from '../errors.ts';
import { examine, type Finding, judge, type TokenVerdict, type VerdictSources } from './verdict.ts';
import type { PartnerState } from './verdict-reads.ts';

/** Who asks: a partner, or somebody who presents a token as her own. */
export type Asker = {
  hasPartnerCredentials: boolean;
  /** @throws IdentityError UNAUTHENTICATED for wrong credentials */
  partner(): Promise<PartnerState | null>;
  bearerToken: string | null;
};

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
  if (!asker.hasPartnerCredentials && asker.bearerToken === null) {
    throw new IdentityError('UNAUTHENTICATED', {
      message: 'Validation needs a partner’s credentials, or the token itself as bearer.',
    });
  }
  if (tokens.length > MAX_TOKENS) {
    throw invalidField('tokens', `At most ${MAX_TOKENS} tokens may be asked about at once.`);
  }
  const lookThrough = async () => {
    // A token that is asked about many times is looked at once.
    const distinct = [...new Set(tokens)];
    const findings = await Promise.all(distinct.map((token) => examine(sources, token, now)));
    return new Map(distinct.map((token, index) => [token, findings[index] as Finding]));
  };
  // The everyday question is one token: it is looked through while the partner is read, in the same turn.
  const [partner, early] = await Promise.all([asker.partner(), tokens.length === 1 ? lookThrough() : null]);
  if (!partner && tokens.some((token) => token !== asker.bearerToken)) throw new IdentityError('FORBIDDEN');
  const findings = early ?? (await lookThrough());
  return tokens.map((token) => judge(findings.get(token) as Finding, partner?.accountId ?? null));
}
