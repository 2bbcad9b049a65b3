import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Ledger, openLedger } from '../../soak/outcome.ts';
import { execute, request } from '../../support/client.ts';
import { uniqueEmail } from '../../support/customers.ts';
import {
  ChangePassword,
  Login,
  Logout,
  Register,
  ValidateToken,
  ValidateTokens,
} from '../../support/documents.ts';
import type { TestProcess } from '../../support/process.ts';

/** `unclear`: an operation that may have ended the session got no answer or a 503. */
type KnownSession = { token: string; state: 'open' | 'unclear' | 'ended' };

/** The acknowledged state of a customer. If there are two passwords, one of them is the current one. */
type KnownCustomer = { email: string; passwords: string[]; sessions: KnownSession[] };

/** Clients that register, log in, log out, change passwords and validate tokens, and record every answer. */
export type Traffic = {
  ledger: Ledger;
  customers: KnownCustomer[];
  /** Resolves when all requests have been answered. */
  stop(): Promise<void>;
  /** @returns a text for each acknowledged change that is lost */
  lost(): Promise<string[]>;
};

const CLIENTS = 8;
const PAUSE_MS = 80;
/** The delay of a client whose request got no answer or a 503. */
const PATIENCE_MS = 400;
const OWN_CUSTOMERS = 4;

export function startTraffic(gateways: readonly TestProcess[]): Traffic {
  const ledger = openLedger();
  const customers: KnownCustomer[] = [];
  const partner = gateways[0]?.demo.partner;
  const anyUrl = () => pick(gateways).url;
  let running = true;

  const send: typeof ask = async (...given) => {
    const outcome = await ask(...given);
    if (outcome.kind === 'unknown') await sleep(PATIENCE_MS);
    return outcome;
  };

  async function register(): Promise<KnownCustomer | null> {
    const [email, password] = [uniqueEmail(), `pass-${randomUUID()}`];
    const outcome = await send(ledger, 'register', [anyUrl(), Register, { input: { email, password } }]);
    if (outcome.kind === 'refused') ledger.violate(`register: ${outcome.code}`);
    if (outcome.kind !== 'done') return null;
    const customer = { email, passwords: [password], sessions: [opened(outcome.data.register.token)] };
    customers.push(customer);
    return customer;
  }

  async function logIn(customer: KnownCustomer): Promise<void> {
    const { email } = customer;
    for (const password of [...customer.passwords]) {
      const outcome = await send(ledger, 'login', [anyUrl(), Login, { input: { email, password } }]);
      if (outcome.kind === 'unknown') return;
      if (outcome.kind === 'done') {
        customer.passwords = [password];
        customer.sessions.push(opened(outcome.data.login.token));
        return;
      }
      if (outcome.code !== 'INVALID_CREDENTIALS') ledger.violate(`login: ${outcome.code}`);
    }
    ledger.violate(`login: ${email} has none of the acknowledged passwords`);
  }

  async function logOut(session: KnownSession): Promise<void> {
    const outcome = await send(ledger, 'logout', [anyUrl(), Logout, {}, { token: session.token }]);
    if (outcome.kind === 'refused') ledger.violate(`logout: ${outcome.code} for an open session`);
    session.state = outcome.kind === 'done' ? 'ended' : 'unclear';
  }

  async function changePassword(customer: KnownCustomer, { token }: KnownSession): Promise<void> {
    const [oldPassword = '', ...others] = customer.passwords;
    if (others.length > 0) return logIn(customer);
    const newPassword = `pass-${randomUUID()}`;
    const variables = { input: { oldPassword, newPassword } };
    const outcome = await send(ledger, 'changePassword', [anyUrl(), ChangePassword, variables, { token }]);
    if (outcome.kind === 'refused') return ledger.violate(`changePassword: ${outcome.code}`);
    const isDone = outcome.kind === 'done';
    customer.passwords = isDone ? [newPassword] : [newPassword, oldPassword];
    for (const each of customer.sessions) {
      if (each.state !== 'ended') each.state = isDone ? 'ended' : 'unclear';
    }
    if (isDone) customer.sessions.push(opened(outcome.data.changePassword.token));
  }

  /** Compares the verdict on the token with the known state of its session. */
  async function checkVerdict(session: KnownSession, url = anyUrl()): Promise<void> {
    const { token } = session;
    const outcome = await send(ledger, 'validateToken', [url, ValidateToken, { token }, { basic: partner }]);
    if (outcome.kind === 'refused') ledger.violate(`validateToken: ${outcome.code}`);
    if (outcome.kind !== 'done') return;
    const { valid, reason } = outcome.data.validateToken;
    if (session.state === 'open' && !valid) ledger.violate(`an open session is ${reason}`);
    if (session.state === 'ended' && valid) ledger.violate('an ended session is valid');
    // If the token of an unclear session is invalid once, the session has ended and must stay ended.
    if (session.state === 'unclear' && !valid) session.state = 'ended';
  }

  async function client(): Promise<void> {
    let own: KnownCustomer[] = [];
    while (running) {
      await sleep(PAUSE_MS * (0.5 + Math.random()));
      const customer = own.length > 0 ? pick(own) : null;
      const open = customer?.sessions.filter(({ state }) => state === 'open') ?? [];
      const dice = randomInt(100);
      if (!customer || dice < 6) {
        const made = await register();
        if (made) own = [made, ...own].slice(0, OWN_CUSTOMERS);
      } else if (open.length === 0 || dice < 16) await logIn(customer);
      else if (dice < 28) {
        const leaving = pick(open);
        await logOut(leaving);
        for (const { url } of leaving.state === 'ended' ? gateways : []) await checkVerdict(leaving, url);
      } else if (dice < 31) await changePassword(customer, pick(open));
      else await checkVerdict(pick(customer.sessions));
    }
  }

  async function lost(): Promise<string[]> {
    const losses: string[] = [];
    const url = anyUrl();
    const sessions = customers.flatMap((customer) =>
      customer.sessions.map((session) => ({ ...session, email: customer.email })),
    );
    for (let start = 0; start < sessions.length; start += 100) {
      const some = sessions.slice(start, start + 100);
      const tokens = some.map(({ token }) => token);
      const { validateTokens } = await execute(url, ValidateTokens, { tokens }, { basic: partner });
      for (const [index, { email, state }] of some.entries()) {
        const { valid, reason } = validateTokens[index] ?? {};
        const isKept = state === 'unclear' || valid === (state === 'open');
        if (!isKept) losses.push(`a session of ${email} is ${valid ? 'valid' : reason}, not ${state}`);
      }
    }
    for (const { email, passwords } of customers) {
      let codes: unknown[] = [];
      for (const password of passwords) {
        const { data, errors } = await request(url, Login, { input: { email, password } });
        codes = data ? [] : [...codes, errors[0]?.extensions?.code];
        if (data) break;
      }
      if (codes.length > 0) losses.push(`${email} cannot log in: ${codes.join(', ')}`);
    }
    return losses;
  }

  const clients = Array.from({ length: CLIENTS }, client);
  return {
    ledger,
    customers,
    async stop() {
      running = false;
      await Promise.all(clients);
    },
    lost,
  };
}

function opened(token: string): KnownSession {
  return { token, state: 'open' };
}

function pick<T>(items: readonly T[]): T {
  return items[randomInt(items.length)] as T;
}
