import { randomInt, randomUUID } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { GraphqlOptions } from '../support/client.ts';
import { uniqueEmail } from '../support/customers.ts';
import {
  ChangePassword,
  EndOtherSessions,
  Login,
  Logout,
  Me,
  Refresh,
  Register,
  UpdateCustomer,
  ValidateToken,
} from '../support/documents.ts';
import type { AuthFragment } from '../support/gql/graphql.ts';
import { ask, type Ledger, type Outcome } from './outcome.ts';
import type { Publisher } from './publisher.ts';
import { type EndReason, KnownSession } from './session.ts';

const SITE_ID = '1';
const MOST_SESSIONS = 4;
/** The share of the verdicts that the holder of a token asks for. */
const HOLDER_PERCENT = 20;

/** A customer who runs random operations, one after another. Each answer determines which later answers are right. */
export class SimulatedCustomer {
  readonly #publisher: Publisher;
  readonly #ledger: Ledger;
  #email = '';
  #id = '';
  /** The passwords that may be right: two after a change of the password that had no answer. */
  #passwords: string[] = [];
  /** A password before the last change. */
  #oldPassword: string | null = null;
  #firstNames: (string | null)[] = [];
  #sessions: KnownSession[] = [];
  #address = '';

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
    this.#ledger = publisher.ledger;
  }

  /** Runs the next operation. */
  async step(): Promise<void> {
    this.#address = anyAddress();
    if (this.#email === '') return this.#register();
    const open = this.#sessions.filter(({ state }) => state === 'open');
    if (open.length === 0) return this.#logIn();
    const session = open[randomInt(open.length)] as KnownSession;
    const dice = randomInt(100);
    if (dice < 42) return this.#checkVerdict(pick(this.#sessions));
    if (dice < 44) return this.#checkForgedToken(session);
    if (dice < 50) return this.#replay(session);
    if (dice < 62) return this.#refresh(session);
    if (dice < 72) return this.#sessions.length < MOST_SESSIONS ? this.#logIn() : this.#logOut(session);
    if (dice < 80) return this.#logOut(session);
    if (dice < 88) return this.#rename(session);
    if (dice < 91) return this.#changePassword(session);
    if (dice < 93) return this.#endOthers(session);
    if (dice < 96) return this.#logInWrongly();
    if (dice < 98) return this.#askForReset();
    return this.#leave();
  }

  #options(session?: KnownSession): GraphqlOptions {
    return { siteId: SITE_ID, token: session?.token, headers: { 'x-forwarded-for': this.#address } };
  }

  #ask<Data, Variables>(
    name: string,
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    session?: KnownSession,
  ): Promise<Outcome<Data>> {
    const request = [this.#publisher.anyUrl(), document, variables, this.#options(session)] as const;
    return ask(this.#ledger, name, request);
  }

  async #register(): Promise<void> {
    const email = uniqueEmail();
    const password = `pass-${randomUUID()}`;
    const input = { email, password };
    const outcome = await this.#ask('register', Register, { input });
    if (outcome.kind === 'refused') {
      return this.#mayOnlyBe('register', outcome.code, ['RATE_LIMITED']);
    }
    if (outcome.kind === 'unknown' && !outcome.isBusy) this.#publisher.unanswered.add(email);
    if (outcome.kind !== 'done') return;
    this.#email = email;
    this.#id = outcome.data.register.customer.id;
    this.#passwords = [password];
    this.#oldPassword = null;
    this.#firstNames = [null];
    this.#sessions = [];
    this.#publisher.registered.add(this.#id);
    this.#open('register', outcome.data.register);
  }

  async #logIn(): Promise<void> {
    for (const password of [...this.#passwords]) {
      const input = { email: this.#email, password };
      const outcome = await this.#ask('login', Login, { input });
      if (outcome.kind === 'done') {
        this.#oldPassword = this.#passwords.find((each) => each !== password) ?? this.#oldPassword;
        this.#passwords = [password];
        this.#open('login', outcome.data.login);
        return;
      }
      if (outcome.kind !== 'refused') return;
      if (outcome.code !== 'INVALID_CREDENTIALS' || this.#passwords.length === 1) {
        return this.#mayOnlyBe('login', outcome.code, ['RATE_LIMITED']);
      }
    }
    this.#ledger.violate(`login: none of ${this.#passwords.length} passwords is right for ${this.#email}`);
  }

  async #logInWrongly(): Promise<void> {
    const old = this.#passwords.length === 1 ? this.#oldPassword : null;
    const name = old ? 'old password' : 'wrong login';
    const input = { email: this.#email, password: old ?? `wrong-${randomUUID()}` };
    const outcome = await this.#ask(name, Login, { input });
    if (outcome.kind === 'done') this.#ledger.violate(`${name}: the password was accepted`);
    if (outcome.kind === 'refused') {
      this.#mayOnlyBe(name, outcome.code, ['INVALID_CREDENTIALS', 'RATE_LIMITED', 'ACCOUNT_LOCKED']);
    }
    // The next attempt is with a password that was never right.
    this.#oldPassword = null;
  }

  async #refresh(session: KnownSession): Promise<void> {
    const sentAt = Date.now();
    if (!session.canRefresh(sentAt)) return this.#logOut(session);
    const { refreshToken } = session;
    const outcome = await this.#ask('refresh', Refresh, { refreshToken });
    if (outcome.kind === 'done') {
      session.refreshed(outcome.data.refresh, sentAt);
      this.#compare('refresh', session, outcome.data.refresh);
    }
    // The session stays open. The server may have replaced the refresh token.
    if (outcome.kind === 'unknown') session.unansweredSince ??= sentAt;
    if (outcome.kind !== 'refused') return;
    const isReuse = outcome.code === 'TOKEN_REVOKED' && !session.canRefresh(Date.now());
    if (isReuse) session.end('REVOKED', true);
    else this.#mayOnlyBe('refresh', outcome.code, ['RATE_LIMITED']);
  }

  /** Presents a replaced refresh token: the answer is the same successor, or it ends the session. */
  async #replay(session: KnownSession): Promise<void> {
    const isUnclear = session.unansweredSince !== null;
    if (isUnclear || session.replaced.length === 0) return this.#refresh(session);
    const replaced = pick(session.replaced);
    const sentAt = Date.now();
    const { refreshToken } = replaced;
    const outcome = await this.#ask('replay', Refresh, { refreshToken });
    const expected = session.replayOf(replaced, sentAt, Date.now());
    if (outcome.kind === 'done') {
      const { refresh } = outcome.data;
      if (expected === 'reuse') this.#ledger.violate('replay: a reused refresh token was accepted');
      if (refresh.refreshToken !== session.refreshToken) this.#ledger.violate('replay: another successor');
      session.addToken(refresh.token);
      this.#compare('replay', session, refresh);
    } else if (outcome.kind === 'refused' && outcome.code === 'TOKEN_REVOKED') {
      if (expected === 'successor') this.#ledger.violate('replay: a forgivable repetition was refused');
      session.end('REVOKED', true);
      await this.#checkVerdict(session);
    } else if (outcome.kind === 'refused') {
      this.#mayOnlyBe('replay', outcome.code, ['RATE_LIMITED']);
    } else if (expected !== 'successor') session.end('REVOKED', false);
  }

  async #logOut(session: KnownSession): Promise<void> {
    const outcome = await this.#ask('logout', Logout, {}, session);
    this.#ends(outcome, 'logout', [session], 'REVOKED');
    if (session.state === 'ended') await this.#checkVerdict(session);
  }

  async #endOthers(session: KnownSession): Promise<void> {
    const outcome = await this.#ask('endOtherSessions', EndOtherSessions, {}, session);
    const others = this.#sessions.filter((each) => each !== session);
    this.#ends(outcome, 'endOtherSessions', others, 'REVOKED');
    if (outcome.kind === 'done' && others.length > 0) await this.#checkVerdict(pick(others));
  }

  async #changePassword(session: KnownSession): Promise<void> {
    const [currentPassword = ''] = this.#passwords;
    if (this.#passwords.length > 1) return this.#logIn();
    const newPassword = `pass-${randomUUID()}`;
    const outcome = await this.#ask(
      'changePassword',
      ChangePassword,
      { input: { oldPassword: currentPassword, newPassword } },
      session,
    );
    if (outcome.kind === 'unknown' && outcome.isBusy) return;
    if (outcome.kind !== 'refused') this.#publisher.withdrawLinks(this.#email);
    if (outcome.kind === 'done') {
      this.#passwords = [newPassword];
      this.#oldPassword = currentPassword;
    }
    if (outcome.kind === 'unknown') this.#passwords = [newPassword, currentPassword];
    this.#ends(outcome, 'changePassword', this.#sessions, 'PASSWORD_CHANGED');
    if (outcome.kind === 'done') this.#open('changePassword', outcome.data.changePassword);
  }

  async #rename(session: KnownSession): Promise<void> {
    const firstName = `Name ${randomInt(1_000_000)}`;
    const outcome = await this.#ask('updateCustomer', UpdateCustomer, { input: { firstName } }, session);
    if (outcome.kind === 'refused') return this.#mayOnlyBe('updateCustomer', outcome.code, ['RATE_LIMITED']);
    this.#firstNames = outcome.kind === 'done' ? [firstName] : [firstName, ...this.#firstNames];
    const read = await this.#ask('me', Me, {}, session);
    if (read.kind === 'refused') return this.#mayOnlyBe('me', read.code, ['RATE_LIMITED']);
    if (read.kind === 'done' && read.data.me?.id !== this.#id) this.#ledger.violate('me: another customer');
    const seen = read.kind === 'done' ? (read.data.me?.firstName ?? null) : firstName;
    if (!this.#firstNames.includes(seen))
      this.#ledger.violate(`me: ${seen} and not ${this.#firstNames.join(' or ')}`);
  }

  async #askForReset(): Promise<void> {
    await this.#publisher.requestReset(this.#email, this.#options());
  }

  /** Forgets this customer. The next step registers another one. */
  #leave(): void {
    this.#email = '';
  }

  /** Validates a token as a partner or as its holder. */
  async #checkVerdict(session: KnownSession): Promise<void> {
    const token = pick(session.tokens) as string;
    const [name, credentials] =
      randomInt(100) < HOLDER_PERCENT
        ? ['verdict for the holder', { token, headers: this.#options().headers }]
        : ['validateToken', { basic: this.#publisher.partner }];
    const outcome = await this.#verdict(name, token, credentials);
    const flaw = outcome && session.flawOfVerdict(outcome);
    if (flaw) {
      this.#ledger.violate(`${name}: ${flaw}`);
      session.end('REVOKED', false);
    }
  }

  async #checkForgedToken({ token }: KnownSession): Promise<void> {
    const at = token.length - 40;
    const forged = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    const verdict = await this.#verdict('forged token', forged, { basic: this.#publisher.partner });
    if (verdict && verdict.reason !== 'INVALID_SIGNATURE') {
      this.#ledger.violate(`forged token: ${JSON.stringify(verdict)}`);
    }
  }

  async #verdict(name: string, token: string, credentials: GraphqlOptions) {
    const request = [this.#publisher.anyUrl(), ValidateToken, { token }, credentials] as const;
    const outcome = await ask(this.#ledger, name, request);
    if (outcome.kind === 'refused') this.#mayOnlyBe(name, outcome.code, []);
    return outcome.kind === 'done' ? outcome.data.validateToken : null;
  }

  #open(name: string, answer: AuthFragment): void {
    const session = new KnownSession(answer);
    if (this.#sessions.some(({ id }) => id === session.id)) this.#ledger.violate(`${name}: no new session`);
    if (answer.customer.email !== this.#email) this.#ledger.violate(`${name}: another customer's email`);
    this.#compare(name, session, answer);
    this.#sessions.unshift(session);
    this.#sessions.length = Math.min(this.#sessions.length, 2 * MOST_SESSIONS);
  }

  /** Compares the ids of an answer with those of the session that it must be for. */
  #compare(name: string, session: KnownSession, answer: AuthFragment): void {
    const flaw = session.flawOfAnswer(answer, { siteId: SITE_ID, customerId: this.#id });
    if (flaw) this.#ledger.violate(`${name}: ${flaw}`);
  }

  #ends(outcome: Outcome<unknown>, name: string, sessions: KnownSession[], reason: EndReason): void {
    if (outcome.kind === 'refused') this.#mayOnlyBe(name, outcome.code, ['RATE_LIMITED']);
    for (const session of outcome.kind === 'refused' ? [] : sessions)
      session.end(reason, outcome.kind === 'done');
  }

  #mayOnlyBe(name: string, code: string, codes: string[]): void {
    if (!codes.includes(code)) this.#ledger.violate(`${name}: refused with ${code}`);
  }
}

function pick<T>(items: readonly T[]): T {
  return items[randomInt(items.length)] as T;
}

/** @returns a random address of a client */
export function anyAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
}
