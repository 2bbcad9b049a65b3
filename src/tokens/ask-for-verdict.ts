import { IdentityError, invalidField, unavailable } from '../errors.ts';
import { withinDeadline } from '../lib/deadline.ts';
import type { Outcome } from '../lib/request-facts.ts';
import type { VerdictLimits } from '../limits/verdict-limits.ts';
import { sandboxVerdict } from './test-tokens.ts';
import { examine, type Finding, judge, type TokenVerdict, type VerdictSources } from './verdict.ts';
import type { VerdictCounts } from './verdict-counts.ts';
import type { PartnerState } from './verdict-reads.ts';

/** Who asks: a partner, or somebody who presents a token as her own. */
export type Asker = {
  hasPartnerCredentials: boolean;
  /** @throws IdentityError UNAUTHENTICATED for wrong credentials */
  partner(): Promise<PartnerState | null>;
  bearerToken: string | null;
  /** The client's address as limits count it. */
  source: string;
  /** Its outcome is told where the asker stands in her limit. */
  facts: { outcome: Pick<Outcome, 'standing'> };
};

/** What verdicts are made from, and the limits that those who ask are held to. */
export type Sources = VerdictSources & {
  verdictLimits: Pick<VerdictLimits, 'countPartner' | 'countSource' | 'isSpent'>;
  verdictCounts: Pick<VerdictCounts, 'add'>;
};

type Options = {
  /** Whether the test tokens of a sandbox are known here. */
  testTokens?: boolean;
};

const MAX_TOKENS = 100;
/** R27: whatever it is that does not answer, the asker is told so within five seconds. */
const DEADLINE_MS = 4_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Verdicts for a partner, on tokens of its account, or for the holder of the very token. Each token counts
 * under the partner's quota, or, without good credentials of a partner, under the limit of the address.
 * @throws IdentityError UNAUTHENTICATED for nobody or wrong credentials, FORBIDDEN for the bearer of
 *   another token, VALIDATION_FAILED for more than 100 tokens, RATE_LIMITED, UNAVAILABLE
 */
export async function askForVerdicts(
  sources: Sources,
  asker: Asker,
  tokens: readonly string[],
  now: Date,
  { testTokens = false }: Options = {},
): Promise<TokenVerdict[]> {
  if (!asker.hasPartnerCredentials && asker.bearerToken === null) {
    throw new IdentityError('UNAUTHENTICATED', {
      message: 'Validation needs a partner’s credentials, or the token itself as bearer.',
    });
  }
  if (tokens.length > MAX_TOKENS) {
    throw invalidField('tokens', `At most ${MAX_TOKENS} tokens may be asked about at once.`);
  }
  const answering = asker.hasPartnerCredentials
    ? answerPartner(sources, asker, tokens, now, testTokens)
    : answerHolder(sources, asker, tokens, now);
  return withinDeadline(answering, DEADLINE_MS, () => unavailable(RETRY_AFTER_SECONDS));
}

async function answerPartner(
  sources: Sources,
  asker: Asker,
  tokens: readonly string[],
  now: Date,
  testTokens: boolean,
) {
  // The everyday question is one token: it is looked through while the partner is read, in the same turn.
  // Not for an address that has tried too many wrong credentials, or forged tokens would cost us signatures.
  const atOnce = tokens.length === 1 && !sources.verdictLimits.isSpent(asker.source);
  const [partner, early] = await Promise.all([
    admittedPartner(sources, asker, tokens.length),
    atOnce ? lookThrough(sources, tokens, now) : null,
  ]);
  const findings = early ?? (await lookThrough(sources, tokens, now));
  return findings.map((finding, index) => {
    const judged = judge(finding, partner.accountId, partner.siteIds);
    const tested = testTokens && partner.sandbox && sandboxVerdict(tokens[index] as string, judged);
    const verdict = tested || judged;
    sources.verdictCounts.add(partner.id, verdict.reason ?? 'VALID', now);
    return verdict;
  });
}

async function answerHolder(sources: Sources, asker: Asker, tokens: readonly string[], now: Date) {
  await countSource(sources, asker, tokens.length);
  if (tokens.some((token) => token !== asker.bearerToken)) throw new IdentityError('FORBIDDEN');
  const findings = await lookThrough(sources, tokens, now);
  return findings.map((finding) => judge(finding, null));
}

/** The partner whose credentials are good and whose quota is not used up. */
async function admittedPartner(sources: Sources, asker: Asker, tokens: number): Promise<PartnerState> {
  let partner: PartnerState | null;
  try {
    partner = await asker.partner();
  } catch (error) {
    const wrong = error instanceof IdentityError && error.code === 'UNAUTHENTICATED';
    if (wrong) await countSource(sources, asker, tokens);
    throw error;
  }
  if (!partner) throw new IdentityError('UNAUTHENTICATED');
  const counting = sources.verdictLimits.countPartner(partner, tokens);
  if (counting) asker.facts.outcome.standing = await counting;
  return partner;
}

async function countSource({ verdictLimits }: Sources, asker: Asker, tokens: number): Promise<void> {
  const counting = verdictLimits.countSource(asker.source, tokens);
  if (counting) asker.facts.outcome.standing = await counting;
}

/** A token that is asked about many times is looked at once. @returns findings in the order of the tokens */
async function lookThrough(sources: Sources, tokens: readonly string[], now: Date): Promise<Finding[]> {
  const [only] = tokens;
  if (only !== undefined && tokens.length === 1) return [await examine(sources, only, now)];
  const looking = new Map<string, Promise<Finding>>();
  for (const token of tokens) if (!looking.has(token)) looking.set(token, examine(sources, token, now));
  return Promise.all(tokens.map((token) => looking.get(token) as Promise<Finding>));
}
