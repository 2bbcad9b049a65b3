import { withinDeadline } from '../../lib/deadline.ts';
import { IdentityError, invalidField, unavailable } from '../../platform/errors.ts';
import type { VerdictLimits } from '../../platform/limits/verdict-limits.ts';
import type { RequestOutcome } from '../../platform/request-info.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { ClientCredentials } from '../../tenancy/partners/client-credentials.ts';
import { admitPartner, wrongCredentials } from '../../tenancy/partners/partner.ts';
import type { PartnerState } from '../../tenancy/partners/partner-state.ts';
import { type Inspection, inspectAccessToken, recallAccessToken } from './access-token.ts';
import { sandboxVerdict } from './test-tokens.ts';
import { evaluate, loadSessionStates, type TokenVerdict, type VerdictSources } from './verdict.ts';
import type { VerdictCounts } from './verdict-counts.ts';
import type { VerdictReads } from './verdict-reads.ts';

/** Who asks: a partner, or somebody who presents a token as her own. */
export type Asker = {
  hasPartnerCredentials: boolean;
  /** What the partner presented; null for nothing, and for what no partner can have. */
  clientCredentials: ClientCredentials | null;
  bearerToken: string | null;
  /** The client's address as limits count it. */
  source: string;
  /** Its outcome is told where the asker stands in her limit. */
  requestInfo: { outcome: Pick<RequestOutcome, 'rateLimit'> };
};

/** What verdicts are made from, and the limits that those who ask are held to. */
export type Sources = VerdictSources & {
  verdictReads: Pick<VerdictReads, 'partner'>;
  verdictLimits: Pick<VerdictLimits, 'countPartner' | 'countSource' | 'isSpent'>;
  verdictCounts: Pick<VerdictCounts, 'add'>;
};

type Options = {
  /** Whether the test tokens of a sandbox are known here. */
  testTokens?: boolean;
};

/** Of one request, in all of its fields together. */
const MAX_TOKENS = 100;
/** R27: whatever it is that does not answer, the asker is told so within five seconds. */
const DEADLINE_MS = 4_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Verdicts for a partner, on tokens of its account, or for the holder of the very token. Each token counts once
 * a request, under the partner's quota, or, without good credentials of a partner, under the limit of the address.
 * @throws IdentityError UNAUTHENTICATED for nobody or wrong credentials, FORBIDDEN for the bearer of
 *   another token, VALIDATION_FAILED for more than 100 tokens in the request, RATE_LIMITED, UNAVAILABLE
 */
export async function validateTokens(
  runtime: Runtime,
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
  const answers = answersOf(asker.requestInfo);
  const fresh = tokens.length === 1 && answers.size === 0 ? tokens : unasked(tokens, answers);
  if (tokens.length > MAX_TOKENS || answers.size + fresh.length > MAX_TOKENS) {
    throw invalidField('tokens', `A request may ask about ${MAX_TOKENS} different tokens.`);
  }
  // The caller has to be admitted even without a token.
  if (fresh.length > 0 || answers.size === 0) {
    const answering = withinDeadline(
      asker.hasPartnerCredentials
        ? answerPartner(runtime, asker, fresh, now, testTokens)
        : answerHolder(runtime, asker, fresh, now),
      DEADLINE_MS,
      () => unavailable(RETRY_AFTER_SECONDS),
    );
    for (const [index, token] of fresh.entries()) answers.set(token, { answering, index });
    if (fresh.length === tokens.length) return answering;
  }
  return Promise.all(
    tokens.map(async (token) => {
      const { answering, index } = answers.get(token) as Answer;
      return (await answering)[index] as TokenVerdict;
    }),
  );
}

/** The position of a token's verdict among those of the tokens asked about with it. */
type Answer = { answering: Promise<TokenVerdict[]>; index: number };

/** The tokens that a request has asked about: a repeated token is neither counted nor read again. */
const asked = new WeakMap<Asker['requestInfo'], Map<string, Answer>>();

function answersOf(requestInfo: Asker['requestInfo']): Map<string, Answer> {
  let answers = asked.get(requestInfo);
  if (!answers) {
    answers = new Map();
    asked.set(requestInfo, answers);
  }
  return answers;
}

function unasked(tokens: readonly string[], answers: ReadonlyMap<string, Answer>): string[] {
  return [...new Set(tokens)].filter((token) => !answers.has(token));
}

async function answerPartner(
  runtime: Runtime,
  asker: Asker,
  tokens: readonly string[],
  now: Date,
  testTokens: boolean,
) {
  const { clientCredentials } = asker;
  if (!clientCredentials) return refuseCredentials(runtime, asker, tokens.length);
  const admit = (partner: PartnerState | null) =>
    admitAndCount(runtime, asker, admitPartner(partner, clientCredentials, now), tokens.length);

  let partner: PartnerState | null = null;
  const recalled = tokens.map((token) => recallAccessToken(runtime, token, now));
  let inspections = isComplete(recalled) ? recalled : null;
  if (!inspections) {
    // A signature costs something. The everyday question, one token, may cost one before it is known who asks;
    // a batch may not, nor an address that has tried too many wrong credentials.
    if (tokens.length > 1 || runtime.verdictLimits.isSpent(asker.source)) {
      partner = await admit(await runtime.verdictReads.partner(clientCredentials.clientId));
    }
    inspections = await inspectAll(runtime, tokens, recalled, now);
  }
  const held = await loadSessionStates(
    runtime,
    inspections,
    partner ? null : clientCredentials.clientId,
    now,
  );
  const admitted = partner ?? (await admit(held.partner));
  return held.findings.map((finding, index) => {
    const judged = evaluate(finding, admitted.accountId, admitted.siteIds);
    const tested = testTokens && admitted.sandbox && sandboxVerdict(tokens[index] as string, judged);
    const verdict = tested || judged;
    runtime.verdictCounts.add(admitted.id, verdict.reason ?? 'VALID', now);
    return verdict;
  });
}

async function answerHolder(runtime: Runtime, asker: Asker, tokens: readonly string[], now: Date) {
  await countSource(runtime, asker, tokens.length);
  if (tokens.some((token) => token !== asker.bearerToken)) throw new IdentityError('FORBIDDEN');
  const inspections = await inspectAll(runtime, tokens, [], now);
  const { findings } = await loadSessionStates(runtime, inspections, null, now);
  return findings.map((finding) => evaluate(finding, null));
}

/** The partner whose credentials are good and whose quota is not used up. */
async function admitAndCount(
  runtime: Runtime,
  asker: Asker,
  partner: PartnerState | null,
  tokens: number,
): Promise<PartnerState> {
  if (!partner) return refuseCredentials(runtime, asker, tokens);
  const counting = runtime.verdictLimits.countPartner(partner, tokens);
  if (counting) asker.requestInfo.outcome.rateLimit = await counting;
  return partner;
}

async function refuseCredentials(runtime: Runtime, asker: Asker, tokens: number): Promise<never> {
  await countSource(runtime, asker, tokens);
  throw wrongCredentials();
}

async function countSource({ verdictLimits }: Runtime, asker: Asker, tokens: number): Promise<void> {
  const counting = verdictLimits.countSource(asker.source, tokens);
  if (counting) asker.requestInfo.outcome.rateLimit = await counting;
}

function isComplete(inspections: readonly (Inspection | null)[]): inspections is readonly Inspection[] {
  return !inspections.includes(null);
}

/**
 * A token that stands there many times is looked at once.
 * @param recalled what is known already, in the order of the tokens
 * @returns in the order of the tokens
 */
function inspectAll(
  runtime: Runtime,
  tokens: readonly string[],
  recalled: readonly (Inspection | null)[],
  now: Date,
): Promise<Inspection[]> {
  const looking = new Map<string, Promise<Inspection>>();
  return Promise.all(
    tokens.map((token, index) => {
      const known = recalled[index];
      if (known) return known;
      const inspecting = looking.get(token) ?? inspectAccessToken(runtime, token, now);
      looking.set(token, inspecting);
      return inspecting;
    }),
  );
}
