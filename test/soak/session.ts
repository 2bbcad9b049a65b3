import type { AuthFragment, WholeVerdictFragment } from '../support/gql/graphql.ts';

/** A refresh token that was exchanged for another one, at a time between `after` and `before`. */
export type Replaced = { refreshToken: string; after: number; before: number };

/** The reason of the verdicts on a session that has ended. */
export type EndReason = 'REVOKED' | 'PASSWORD_CHANGED';

/** How many replaced tokens of a session are kept, in order to validate or replay them. */
const KEPT_TOKENS = 4;
/**
 * A replaced refresh token is accepted again for ten seconds, unless its successor was used. The clocks of the gateways
 * may differ by three seconds.
 */
const FORGIVEN_MS = 7_000;
const REUSED_AFTER_MS = 13_000;

/**
 * The expected state of a session. `unclear`: after an operation without an answer, the session may be open or ended.
 * Once a verdict says that it has ended, it must stay ended.
 */
export class KnownSession {
  readonly id: string;
  readonly #siteId: string;
  readonly #customerId: string;
  state: 'open' | 'unclear' | 'ended' = 'open';
  /** All access tokens of the session, the newest first. All are valid while the session is open. */
  tokens: string[];
  refreshToken: string;
  /** The newest first. */
  replaced: Replaced[] = [];
  /** When the current refresh token was first sent without an answer. It may have been replaced since. */
  unansweredSince: number | null = null;
  readonly #reasons = new Set<string>();

  constructor({ token, refreshToken, session, customer }: AuthFragment) {
    this.id = session.id;
    this.#siteId = session.siteId;
    this.#customerId = customer.id;
    this.tokens = [token];
    this.refreshToken = refreshToken ?? '';
  }

  get token(): string {
    return this.tokens[0] as string;
  }

  /** Notes that an operation has ended the session, or may have ended it. */
  end(reason: EndReason, isSure: boolean): void {
    if (this.state === 'ended') return;
    this.#reasons.add(reason);
    this.state = isSure ? 'ended' : 'unclear';
  }

  /** Whether the current refresh token must be accepted, although an earlier request with it had no answer. */
  canRefresh(at: number): boolean {
    return this.unansweredSince === null || at - this.unansweredSince < FORGIVEN_MS;
  }

  /** Notes the answer to a refresh. @param sentAt when the request was sent */
  refreshed(answer: AuthFragment, sentAt: number): void {
    const replaced = {
      refreshToken: this.refreshToken,
      after: this.unansweredSince ?? sentAt,
      before: Date.now(),
    };
    this.replaced = [replaced, ...this.replaced].slice(0, KEPT_TOKENS);
    this.unansweredSince = null;
    this.refreshToken = answer.refreshToken ?? '';
    this.addToken(answer.token);
  }

  addToken(token: string): void {
    this.tokens = [token, ...this.tokens].slice(0, KEPT_TOKENS);
  }

  /** What must follow if a replaced refresh token is presented again between two times. */
  replayOf(replaced: Replaced, sentAt: number, answeredAt: number): 'successor' | 'reuse' | 'either' {
    if (replaced !== this.replaced[0] || sentAt - replaced.before > REUSED_AFTER_MS) return 'reuse';
    return answeredAt - replaced.after < FORGIVEN_MS ? 'successor' : 'either';
  }

  /** @returns what is wrong with an answer for this session of a customer; null: nothing */
  flawOfAnswer(
    { session, customer, refreshToken }: AuthFragment,
    { customerId, siteId }: { customerId: string; siteId: string },
  ): string | null {
    const seen = `${session.id} of ${customer.id} on ${session.siteId}`;
    const expected = `${this.id} of ${customerId} on ${siteId}`;
    if (seen !== expected) return `session ${seen} and not ${expected}`;
    return refreshToken ? null : 'no refresh token';
  }

  /** Compares a verdict with the state, which it may make clear. @returns what is wrong; null: nothing */
  flawOfVerdict(verdict: WholeVerdictFragment): string | null {
    const { valid, reason, customerId, siteId, sessionId, issuedAt, expiresAt } = verdict;
    const flaw = `${JSON.stringify(verdict)} for the session ${this.id}, which is ${this.state}`;
    if (valid) {
      const isOwn =
        customerId === this.#customerId && siteId === this.#siteId && sessionId === this.id && issuedAt;
      return this.state !== 'ended' && isOwn && reason === null ? null : flaw;
    }
    const isBare = [customerId, siteId, sessionId, issuedAt, expiresAt].every((each) => each === null);
    if (this.state === 'open' || !isBare || !this.#reasons.has(String(reason))) {
      return `${flaw} (${[...this.#reasons].join(' or ')})`;
    }
    this.state = 'ended';
    return null;
  }
}
