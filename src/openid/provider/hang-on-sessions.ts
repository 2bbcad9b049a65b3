import type Provider from 'oidc-provider';
import type { InteractionResults, KoaContextWithOIDC, Session } from 'oidc-provider';
import { toUnixSeconds } from '../../lib/clock.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { sidFor } from './pairwise.ts';

/** The login with which an interaction has ended. `sessionUid` is the id of the customer's session. */
export type LoginResult = NonNullable<InteractionResults['login']> & { sessionUid: string };

type OwnSession = Session & {
  loginTs?: number | undefined;
  loginAccount(details: { accountId: string }): void;
  past(age: number | string): boolean;
};

/**
 * Binds the session of a browser to the session of the customer. The `uid` of the browser's session is the id of the
 * customer's session, and the `sid` of every client is this id, or derived from it. A record is found only while the
 * customer's session is open (`records.ts`), so the session of the browser ends with it.
 */
export function hangOnSessions(provider: Provider, runtime: Runtime): void {
  const { clock } = runtime;
  const { Session, Grant, Client } = provider as unknown as {
    Session: { prototype: OwnSession };
    Grant: { IN_PAYLOAD: string[] };
    Client: { prototype: { includeSid(): boolean; backchannelLogout(): Promise<void> } };
  };

  Session.prototype.loginAccount = function (this: OwnSession) {
    const login = loginOf(currentContext(provider));
    const { accountId, acr, amr, ts, sessionUid } = login;
    Object.assign(this, { uid: sessionUid, accountId, acr, amr, loginTs: ts });
  };
  Session.prototype.ensureClientContainer = function (this: OwnSession, clientId: string) {
    const { client } = currentContext(provider).oidc;
    const sector = client?.sectorIdentifier;
    const sectorIdentifier = typeof sector === 'string' ? sector : null;
    this.sidFor(clientId, sidFor(runtime, { sectorIdentifier }, this.uid));
  };
  // Uses the injected clock. An unknown time counts as too long ago.
  Session.prototype.past = function (this: OwnSession, age: number | string) {
    return this.loginTs === undefined || toUnixSeconds(clock()) - this.loginTs > Number(age);
  };

  const inPayload = Grant.IN_PAYLOAD;
  Object.defineProperty(Grant, 'IN_PAYLOAD', { get: () => [...inPayload, 'sessionUid'] });

  Client.prototype.includeSid = () => true;
  // A job sends the logout token after the customer's session has ended (`logout-notices.ts`).
  Client.prototype.backchannelLogout = async () => {};
}

function currentContext(provider: Provider): KoaContextWithOIDC {
  const { ctx } = provider.constructor as typeof Provider;
  if (!ctx) throw new Error('There is no request.');
  return ctx;
}

function loginOf({ oidc }: KoaContextWithOIDC): LoginResult {
  const login = oidc.entities.Interaction?.result?.login;
  if (!login || !('sessionUid' in login)) throw new Error('The interaction has no login.');
  return login as LoginResult;
}
