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

/**
 * The expected state of a session. `unclear`: after an operation without an answer, the session may be open or ended.
 * Once a verdict says that it has ended, it must stay ended.
 */
type KnownSession = {
  state: 'open' | 'unclear' | 'ended';
  token: string;
  refreshToken: string;
  earlier: string[];
};

const MOST_SESSIONS = 4;
/** How many replaced tokens of a session are kept. After the end of the session, one of them may be validated. */
const EARLIER_TOKENS = 3;

/** A customer who runs random operations, one after another. Each answer determines which later answers are right. */
export class SimulatedCustomer {
  readonly #publisher: Publisher;
  readonly #ledger: Ledger;
  #email = '';
  /** The passwords that may be right: two after a change of the password that had no answer. */
  #passwords: string[] = [];
  #firstNames: (string | null)[] = [];
  #sessions: KnownSession[] = [];
  #address = '';

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
    this.#ledger = publisher.ledger;
  }

  /** Runs the next operation. */
  async step(): Promise<void> {
    this.#address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
    if (this.#email === '') return this.#register();
    const open = this.#sessions.filter(({ state }) => state === 'open');
    if (open.length === 0) return this.#logIn();
    const session = open[randomInt(open.length)] as KnownSession;
    const dice = randomInt(100);
    if (dice < 50) return this.#checkVerdict(pick(this.#sessions));
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
    return { siteId: 1, token: session?.token, headers: { 'x-forwarded-for': this.#address } };
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
    if (outcome.kind === 'unknown') return;
    this.#email = email;
    this.#passwords = [password];
    this.#firstNames = [null];
    this.#sessions = [];
    this.#publisher.registered.add(outcome.data.register.customer.id);
    this.#open(outcome.data.register);
  }

  async #logIn(): Promise<void> {
    for (const password of [...this.#passwords]) {
      const input = { email: this.#email, password };
      const outcome = await this.#ask('login', Login, { input });
      if (outcome.kind === 'done') {
        this.#passwords = [password];
        this.#open(outcome.data.login);
        return;
      }
      if (outcome.kind === 'unknown') return;
      if (outcome.code !== 'INVALID_CREDENTIALS' || this.#passwords.length === 1) {
        return this.#mayOnlyBe('login', outcome.code, ['RATE_LIMITED']);
      }
    }
    this.#ledger.violate(`login: none of ${this.#passwords.length} passwords is right for ${this.#email}`);
  }

  async #logInWrongly(): Promise<void> {
    const input = { email: this.#email, password: `wrong-${randomUUID()}` };
    const outcome = await this.#ask('wrong login', Login, { input });
    if (outcome.kind === 'done') this.#ledger.violate('wrong login: a wrong password was accepted');
    if (outcome.kind === 'refused') {
      this.#mayOnlyBe('wrong login', outcome.code, ['INVALID_CREDENTIALS', 'RATE_LIMITED', 'ACCOUNT_LOCKED']);
    }
  }

  async #refresh(session: KnownSession): Promise<void> {
    const { refreshToken } = session;
    const outcome = await this.#ask('refresh', Refresh, { refreshToken });
    if (outcome.kind === 'done') {
      session.earlier = [session.token, ...session.earlier].slice(0, EARLIER_TOKENS);
      session.token = outcome.data.refresh.token;
      session.refreshToken = outcome.data.refresh.refreshToken ?? session.refreshToken;
    }
    // If the server has replaced the refresh token, a second use of it would end the session.
    if (outcome.kind === 'unknown') session.state = 'unclear';
    if (outcome.kind === 'refused') this.#mayOnlyBe('refresh', outcome.code, ['RATE_LIMITED']);
  }

  async #logOut(session: KnownSession): Promise<void> {
    const outcome = await this.#ask('logout', Logout, {}, session);
    this.#ends(outcome, 'logout', [session]);
    if (session.state === 'ended') await this.#checkVerdict(session);
  }

  async #endOthers(session: KnownSession): Promise<void> {
    const outcome = await this.#ask('endOtherSessions', EndOtherSessions, {}, session);
    const others = this.#sessions.filter((each) => each !== session);
    this.#ends(outcome, 'endOtherSessions', others);
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
    if (outcome.kind !== 'refused') this.#publisher.withdrawLinks(this.#email);
    if (outcome.kind === 'done') this.#passwords = [newPassword];
    if (outcome.kind === 'unknown') this.#passwords = [newPassword, currentPassword];
    this.#ends(outcome, 'changePassword', this.#sessions);
    if (outcome.kind === 'done') this.#open(outcome.data.changePassword);
  }

  async #rename(session: KnownSession): Promise<void> {
    const firstName = `Name ${randomInt(1_000_000)}`;
    const outcome = await this.#ask('updateCustomer', UpdateCustomer, { input: { firstName } }, session);
    if (outcome.kind === 'refused') return this.#mayOnlyBe('updateCustomer', outcome.code, ['RATE_LIMITED']);
    this.#firstNames = outcome.kind === 'done' ? [firstName] : [firstName, ...this.#firstNames];
    const read = await this.#ask('me', Me, {}, session);
    if (read.kind === 'refused') return this.#mayOnlyBe('me', read.code, ['RATE_LIMITED']);
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

  async #checkVerdict(session: KnownSession): Promise<void> {
    const token = pick([session.token, ...(session.state === 'ended' ? session.earlier : [])]);
    const outcome = await ask(this.#ledger, 'validateToken', [
      this.#publisher.anyUrl(),
      ValidateToken,
      { token },
      { basic: this.#publisher.partner },
    ]);
    if (outcome.kind === 'unknown') return;
    if (outcome.kind === 'refused') return this.#mayOnlyBe('validateToken', outcome.code, []);
    const { valid, reason } = outcome.data.validateToken;
    if (session.state === 'unclear' && !valid) session.state = 'ended';
    const expected = session.state === 'open' ? true : session.state === 'ended' ? false : valid;
    if (valid !== expected) {
      this.#ledger.violate(`validateToken: ${valid} (${reason}) for a session that is ${session.state}`);
      session.state = 'unclear';
    }
  }

  #open({ token, refreshToken }: AuthFragment): void {
    this.#sessions.unshift({ state: 'open', token, refreshToken: refreshToken ?? '', earlier: [] });
    this.#sessions.length = Math.min(this.#sessions.length, 2 * MOST_SESSIONS);
  }

  #ends(outcome: Outcome<unknown>, name: string, sessions: KnownSession[]): void {
    if (outcome.kind === 'refused') this.#mayOnlyBe(name, outcome.code, ['RATE_LIMITED']);
    for (const session of outcome.kind === 'refused' ? [] : sessions) {
      if (outcome.kind === 'done') session.state = 'ended';
      else if (session.state === 'open') session.state = 'unclear';
    }
  }

  #mayOnlyBe(name: string, code: string, codes: string[]): void {
    if (!codes.includes(code)) this.#ledger.violate(`${name}: refused with ${code}`);
  }
}

function pick<T>(items: readonly T[]): T {
  return items[randomInt(items.length)] as T;
}
