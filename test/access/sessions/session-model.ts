import type { AuthFragment, TokenAction, TokenInvalidReason } from '../../support/gql/graphql.ts';

/** An operation on the model and on the server. */
export type Step =
  | { kind: 'login' }
  | { kind: 'advance'; seconds: number }
  | { kind: 'endSession'; token: number; session: number }
  | { kind: 'refresh' | 'refreshByBearer' | 'logout' | 'endOthers' | 'changePassword'; token: number };

type Session = { id: string; expiresAt: number; endedBy: TokenInvalidReason | null };
type AccessToken = { text: string; session: Session; expiresAt: number };
type RefreshToken = {
  text: string;
  session: Session;
  expiresAt: number;
  rotatedAt: number | null;
  successor: RefreshToken | null;
};

const FORGIVENESS_MS = 10_000;
const DAY_MS = 86_400_000;

/** A simple model of sessions and tokens, with which the server is compared. */
export class SessionModel {
  readonly sessions: Session[] = [];
  readonly accessTokens: AccessToken[] = [];
  readonly refreshTokens: RefreshToken[] = [];

  /** Adds the session of a login, a registration or a change of the password. */
  opened(grant: AuthFragment | undefined, now: Date): void {
    const session = { id: granted(grant).session.id, expiresAt: now.getTime() + 365 * DAY_MS, endedBy: null };
    this.sessions.push(session);
    this.#issue(session, granted(grant));
    this.#issueRefreshToken(session, granted(grant), now);
  }

  /** Predicts the outcome of a refresh. Ends the session if a reuse is not forgiven. */
  refresh(token: RefreshToken, now: Date): { code: string; again: boolean } {
    const again = token.rotatedAt !== null;
    if (token.session.endedBy) return { code: 'TOKEN_REVOKED', again };
    if (token.expiresAt <= now.getTime() || token.session.expiresAt <= now.getTime())
      return { code: 'TOKEN_EXPIRED', again };
    if (token.rotatedAt === null) return { code: 'ok', again };
    const forgiven = now.getTime() - token.rotatedAt <= FORGIVENESS_MS && token.successor?.rotatedAt === null;
    if (forgiven) return { code: 'ok', again };
    this.end(token.session, 'REVOKED');
    return { code: 'TOKEN_REVOKED', again };
  }

  refreshed(token: RefreshToken, grant: AuthFragment | undefined, now: Date): void {
    this.#issue(token.session, granted(grant));
    if (token.successor) {
      same(granted(grant).refreshToken, token.successor.text);
      same(time(granted(grant).refreshTokenExpiresAt), token.successor.expiresAt);
      return;
    }
    token.rotatedAt = now.getTime();
    token.successor = this.#issueRefreshToken(token.session, granted(grant), now);
  }

  refreshedByBearer(bearer: AccessToken, grant: AuthFragment | undefined): void {
    same(granted(grant).refreshToken, null);
    this.#issue(bearer.session, granted(grant));
  }

  end(session: Session, endedBy: TokenInvalidReason): void {
    session.endedBy ??= endedBy;
  }

  endOthers(own: Session, counted: number | undefined): void {
    const others = this.sessions.filter((session) => session !== own && !session.endedBy);
    same(counted, others.length);
    for (const session of others) this.end(session, 'REVOKED');
  }

  passwordChanged(): void {
    for (const session of this.sessions) this.end(session, 'PASSWORD_CHANGED');
  }

  /** @returns the code with which the server refuses an access token, or null if the token is valid */
  bearerRefusal(token: AccessToken, now: Date): string | null {
    const { reason } = this.verdict(token, now);
    if (reason === null) return null;
    return reason === 'EXPIRED' ? 'TOKEN_EXPIRED' : 'TOKEN_REVOKED';
  }

  verdict({ session, expiresAt }: AccessToken, now: Date) {
    const open = session.endedBy === null && session.expiresAt > now.getTime();
    if (expiresAt <= now.getTime()) return refusal('EXPIRED', open ? 'REFRESH' : 'REAUTHENTICATE');
    if (!open) return refusal(session.endedBy ?? 'REVOKED', 'REAUTHENTICATE');
    return { reason: null, action: null, sessionId: session.id };
  }

  accessToken = (index: number) => pick(this.accessTokens, index);
  refreshToken = (index: number) => pick(this.refreshTokens, index);
  session = (index: number) => pick(this.sessions, index);

  #issue(session: Session, grant: AuthFragment): void {
    same(grant.session.id, session.id);
    same(time(grant.session.expiresAt), session.expiresAt);
    this.accessTokens.push({ text: grant.token, session, expiresAt: time(grant.expiresAt) });
  }

  #issueRefreshToken(session: Session, grant: AuthFragment, now: Date): RefreshToken {
    const expiresAt = Math.min(now.getTime() + 90 * DAY_MS, session.expiresAt);
    same(time(grant.refreshTokenExpiresAt), expiresAt);
    const token = { text: grant.refreshToken ?? '', session, expiresAt, rotatedAt: null, successor: null };
    this.refreshTokens.push(token);
    return token;
  }
}

const refusal = (reason: TokenInvalidReason, action: TokenAction) => ({ reason, action, sessionId: null });
const time = (date: string | null | undefined) => Date.parse(date ?? '');

function granted(grant: AuthFragment | undefined): AuthFragment {
  if (!grant) throw new Error('The model expected a grant and the server gave none');
  return grant;
}

function same(given: unknown, expected: unknown): void {
  if (given !== expected) throw new Error(`The model expected ${expected}, the server gave ${given}`);
}

/** Picks by an index from the end, because the newest elements are most likely valid. */
function pick<T>(all: readonly T[], index: number): T {
  const found = all.at(-1 - (index % all.length));
  if (found === undefined) throw new Error('Nothing to pick from');
  return found;
}
