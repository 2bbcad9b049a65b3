import type { Client, Grant, KoaContextWithOIDC } from 'oidc-provider';
import type { Runtime } from '../../platform/runtime.ts';
import { findClient } from '../clients/client.ts';
import { consentedScopes } from '../clients/consent.ts';
import type { OwnMetadata } from './client-metadata.ts';

type SessionGrant = Grant & { sessionUid?: string };

/**
 * Grants a client the scopes that it asks for. A first party gets all of them. A third party gets those that the
 * customer has consented to. A grant belongs to one session and one client.
 * @returns undefined if nothing may be granted yet: the customer is asked for consent
 */
export async function loadGrant(runtime: Runtime, { oidc }: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, session, account, provider } = oidc;
  if (!client || !session || !account) return undefined;
  const allowed = await allowedScopes(runtime, client as Client & OwnMetadata, Number(account.accountId));
  const scopes = [...oidc.requestParamOIDCScopes].filter(
    (scope) => allowed === 'all' || allowed.includes(scope),
  );
  if (scopes.length === 0) return undefined;
  const known = session.grantIdFor(client.clientId);
  const found =
    known === undefined ? undefined : ((await provider.Grant.find(known)) as SessionGrant | undefined);
  const grant: SessionGrant =
    found?.sessionUid === session.uid && found.accountId === account.accountId
      ? found
      : Object.assign(new provider.Grant({ accountId: account.accountId, clientId: client.clientId }), {
          sessionUid: session.uid,
        });
  grant.addOIDCScope(scopes);
  await grant.save();
  return grant;
}

async function allowedScopes(
  { prisma }: Runtime,
  { clientId, gatehouse_party: party }: Client & OwnMetadata,
  customerId: number,
): Promise<'all' | string[]> {
  if (party === 'FIRST_PARTY') return 'all';
  const client = await findClient(prisma, clientId);
  return client ? consentedScopes(prisma, { customerId, clientId: client.id }) : [];
}
