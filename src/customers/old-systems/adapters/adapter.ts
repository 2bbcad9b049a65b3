import type { JsonObject } from './answer-body.ts';

/** A password that the old system is to verify. */
export type Question = {
  /** The email of the customer, or the typed email if no customer has it. Null: the customer has no email. */
  email: string | null;
  username: string | null;
  password: string;
  /** The id of the customer in the old system. Null: no customer has that email here. */
  subject: string | null;
};

/** The old system's data about a person. Not validated. */
export type OldPerson = {
  email: string | null;
  emailVerified: boolean;
  username?: unknown;
  firstName?: unknown;
  lastName?: unknown;
  displayName?: unknown;
  phone?: unknown;
  language?: unknown;
  salutation?: unknown;
  title?: unknown;
  organization?: unknown;
};

export type Verdict =
  | {
      outcome: 'right';
      /** The customer's id in the old system. Null: the answer does not contain it. */
      subject: string | null;
      /** Null: the answer contains no data about the person. */
      person: OldPerson | null;
      /** The token of the session that the login has opened in the old system. It is used only to log out. */
      token: string | null;
    }
  | { outcome: 'wrong' }
  /** The old system has locked the customer. */
  | { outcome: 'locked' };

export type OldAnswer = {
  status: number;
  /** Null: the body is not a JSON object. */
  body: JsonObject | null;
  isEmpty: boolean;
};

/** The settings that an adapter needs. */
export type OldAddress = { url: string; site: string | null; secret: string | null };

export type OldRequest = { url: string; headers: Record<string, string>; body: string };

/** The adapter for one kind of old system: builds its requests and reads its answers. */
export type Adapter = {
  /** A longer answer is a failure. */
  maxAnswerBytes: number;
  request(address: OldAddress, question: Question, now: Date): OldRequest;
  /** @throws OldSystemFailure for an answer that does not say whether the password is right */
  read(answer: OldAnswer): Verdict;
  /** The request that ends the session that a right password has opened. Null: a right password opens no session. */
  logout: ((address: OldAddress, token: string) => OldRequest) | null;
};

/** The old system did not answer the question. The message contains no text that was sent or received. */
export class OldSystemFailure extends Error {
  /** From the `Retry-After` of its answer, with an upper limit. Null: the answer has no number of seconds. */
  readonly retryAfterSeconds: number | null;

  constructor(reason: string, options: ErrorOptions & { retryAfterSeconds?: number | null } = {}) {
    super(reason, options);
    this.name = 'OldSystemFailure';
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}
