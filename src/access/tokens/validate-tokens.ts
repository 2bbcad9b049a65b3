import { withinDeadline } from '../../lib/deadline.ts';
import { IdentityError, invalidField, unavailable } from '../../platform/errors.ts';
import type { RequestOutcome } from '../../platform/request-info.ts';
import type { Runtime } from '../../platform/runtime.ts';
import {
  admitPartner,
  type ClientCredentials,
  type PartnerState,
  wrongCredentials,
} from '../../tenancy/partners/partner.ts';
import { cachedAccessToken, type Inspection, inspectAccessToken } from './access-token.ts';
import { sandboxVerdict } from './test-tokens.ts';
import { adoptTokens, evaluate, loadSessionStates, type TokenState, type TokenVerdict } from './verdict.ts';

/** The caller of a validation: a partner, or the bearer of a token. */
export type VerdictCaller = {
  hasPartnerCredentials: boolean;
  /** The presented credentials; null if there are none, or if they cannot be those of a partner. */
  clientCredentials: ClientCredentials | null;
  bearerToken: string | null;
  /** The client's address, as the rate limits count it. */
  source: string;
  requestInfo: {
    /** The state of the caller's rate limit is recorded in it. */
    outcome: Pick<RequestOutcome, 'rateLimit'>;
    /**
     * The tokens that the request has asked about. A repeated token is neither counted nor read again. A WeakMap of
     * requests would double the time of the garbage collector: it frees the values of old keys only in a full
     * collection.
     */
    askedTokens?: Asked[];
  };
};

type Options = {
  testTokens?: boolean;
};

/** Per request, over all of its fields. */
const MAX_TOKENS = 100;
/** V8 copies a part of a text up to this length. A longer part refers to the whole text. */
const END_LENGTH = 12;
/** A request is answered within five seconds, even if the database does not answer. */
const DEADLINE_MS = 4_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Validates tokens for a partner, or a token for its holder. A token counts once per request: against the
 * partner's limit, or without valid partner credentials against the limit of the address.
 * @throws IdentityError UNAUTHENTICATED without credentials or with wrong ones; FORBIDDEN for the bearer of
 *   another token; VALIDATION_FAILED for more than 100 tokens in a request; RATE_LIMITED; UNAVAILABLE
 */
export async function validateTokens(
  runtime: Runtime,
  caller: VerdictCaller,
  tokens: readonly string[],
  now: Date,
  { testTokens = false }: Options = {},
): Promise<TokenVerdict[]> {
  if (!caller.hasPartnerCredentials && caller.bearerToken === null) {
    throw new IdentityError('UNAUTHENTICATED', {
      message: 'Validation needs a partner’s credentials, or the token itself as bearer.',
    });
  }
  caller.requestInfo.askedTokens ??= [];
  const asked = caller.requestInfo.askedTokens;
  const known = answersOf(asked);
  const distinct = withoutRepeats(tokens);
  const fresh = known.size === 0 ? distinct : distinct.filter((token) => !known.has(token));
  if (tokens.length > MAX_TOKENS || known.size + fresh.length > MAX_TOKENS) {
    throw invalidField('tokens', `A request may ask about ${MAX_TOKENS} different tokens.`);
  }
  // The caller must be admitted even if no token is asked about.
  if (fresh.length > 0 || known.size === 0) {
    const answering = withinDeadline(
      caller.hasPartnerCredentials
        ? answerPartner(runtime, caller, fresh, now, testTokens)
        : answerHolder(runtime, caller, fresh, now),
      DEADLINE_MS,
      () => unavailable(RETRY_AFTER_SECONDS),
    );
    asked.push({ tokens: fresh, answering });
    if (fresh.length === tokens.length) return answering;
  }
  const answers = answersOf(asked);
  return Promise.all(
    tokens.map(async (token) => {
      const { answering, index } = answers.get(token) as Answer;
      return (await answering)[index] as TokenVerdict;
    }),
  );
}

/** Tokens that are not repeated, and their verdicts in the same order. */
type Asked = { tokens: readonly string[]; answering: Promise<TokenVerdict[]> };

/** A verdict that is being read with others, and its position among them. */
type Answer = { answering: Promise<TokenVerdict[]>; index: number };

function answersOf(asked: readonly Asked[]): ReadonlyMap<string, Answer> {
  return new Map(
    asked.flatMap(({ tokens, answering }) =>
      tokens.map((token, index): [string, Answer] => [token, { answering, index }]),
    ),
  );
}

/**
 * Returns each token once. Hashing whole tokens for a set takes a tenth of the time of a batch. Usually the ends of the
 * tokens, which are parts of signatures, already show that all differ.
 */
function withoutRepeats(tokens: readonly string[]): readonly string[] {
  if (tokens.length === 1) return tokens;
  const ends = new Set(tokens.map((token) => token.slice(-END_LENGTH)));
  return ends.size === tokens.length ? tokens : [...new Set(tokens)];
}

async function answerPartner(
  runtime: Runtime,
  caller: VerdictCaller,
  tokens: readonly string[],
  now: Date,
  testTokens: boolean,
) {
  const { clientCredentials } = caller;
  if (!clientCredentials) return refuseCredentials(runtime, caller, tokens.length);
  const admit = (partner: PartnerState | null) =>
    admitAndCount(runtime, caller, admitPartner(partner, clientCredentials, now), tokens.length);

  let partner: PartnerState | null = null;
  const cached = tokens.map((token) => cachedAccessToken(runtime, token, now));
  let inspections = isComplete(cached) ? cached : null;
  if (!inspections) {
    // Verifying signatures takes time, so the partner is admitted first. This costs a query of its own. A request with
    // a single token, which is usual, saves it if the address has not sent too many wrong credentials.
    if (tokens.length > 1 || runtime.verdictLimits.isSpent(caller.source)) {
      partner = await admit(await runtime.verdictReads.partner(clientCredentials.clientId));
    }
    inspections = await inspectAll(runtime, tokens, cached, now);
  }
  const { partner: readPartner, states } = await loadSessionStates(
    runtime,
    inspections,
    partner ? null : clientCredentials.clientId,
    now,
  );
  const admitted = partner ?? (await admit(readPartner));
  const verdicts = (await adoptTokens(runtime, states, now)).map((state, index) =>
    verdictForPartner(admitted, tokens[index] as string, state, testTokens),
  );
  const counted = verdicts.map(({ reason }) => reason ?? 'VALID');
  runtime.verdictCounts.add(admitted.id, counted, now);
  return verdicts;
}

/**
 * Evaluates a token for a partner.
 * @param testTokens whether partners of a sandbox account get the verdicts of test tokens
 */
export function verdictForPartner(
  { accountId, siteIds, sandbox }: Pick<PartnerState, 'accountId' | 'siteIds' | 'sandbox'>,
  token: string,
  state: TokenState,
  testTokens: boolean,
): TokenVerdict {
  const real = evaluate(state, accountId, siteIds);
  return (testTokens && sandbox && sandboxVerdict(token, real)) || real;
}

async function answerHolder(runtime: Runtime, caller: VerdictCaller, tokens: readonly string[], now: Date) {
  await countSource(runtime, caller, tokens.length);
  if (tokens.some((token) => token !== caller.bearerToken)) throw new IdentityError('FORBIDDEN');
  const inspections = await inspectAll(runtime, tokens, [], now);
  const { states } = await loadSessionStates(runtime, inspections, null, now);
  return (await adoptTokens(runtime, states, now)).map((state) => {
    const verdict = evaluate(state, null);
    runtime.verdictCounts.totals.count({ reason: verdict.reason ?? 'VALID' });
    return verdict;
  });
}

/** Admits a partner whose limit is not reached. @param partner null: the credentials are not valid */
async function admitAndCount(
  runtime: Runtime,
  caller: VerdictCaller,
  partner: PartnerState | null,
  tokens: number,
): Promise<PartnerState> {
  if (!partner) return refuseCredentials(runtime, caller, tokens);
  const counting = runtime.verdictLimits.countPartner(partner, tokens);
  if (counting) caller.requestInfo.outcome.rateLimit = await counting;
  return partner;
}

async function refuseCredentials(runtime: Runtime, caller: VerdictCaller, tokens: number): Promise<never> {
  await countSource(runtime, caller, tokens);
  throw wrongCredentials();
}

async function countSource({ verdictLimits }: Runtime, caller: VerdictCaller, tokens: number): Promise<void> {
  const counting = verdictLimits.countSource(caller.source, tokens);
  if (counting) caller.requestInfo.outcome.rateLimit = await counting;
}

function isComplete(inspections: readonly (Inspection | null)[]): inspections is readonly Inspection[] {
  return !inspections.includes(null);
}

/**
 * Inspects each token once.
 * @param cached the inspections that are known, in the order of the tokens
 * @returns inspections in the order of the tokens
 */
function inspectAll(
  runtime: Runtime,
  tokens: readonly string[],
  cached: readonly (Inspection | null)[],
  now: Date,
): Promise<Inspection[]> {
  const looking = new Map<string, Promise<Inspection>>();
  return Promise.all(
    tokens.map((token, index) => {
      const known = cached[index];
      if (known) return known;
      const inspecting = looking.get(token) ?? inspectAccessToken(runtime, token, now);
      looking.set(token, inspecting);
      return inspecting;
    }),
  );
}
