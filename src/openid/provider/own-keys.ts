import type Provider from 'oidc-provider';
import type { Client, IdToken } from 'oidc-provider';
import { signIdentityToken, verifyIdentityToken } from '../../access/tokens/identity-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { OwnMetadata } from './client-metadata.ts';

/** How long an ID token is valid. Logout tokens have a shorter lifetime (`back-channel-logout.ts`). */
export const ID_TOKEN_SECONDS = 3_600;

/**
 * Signs and verifies ID tokens with the signing keys of the deployment. So ID tokens and access tokens have the same
 * JWKS, and their keys are rotated together.
 */
export function signWithOwnKeys({ IdToken }: Provider, runtime: Runtime): void {
  IdToken.prototype.issue = async function (this: IdToken, { use }) {
    if (use !== 'idtoken') throw new Error(`The provider signs no ${use} response.`);
    const { clientId, gatehouse_id_token_algorithm: algorithm } = this.client as Client & OwnMetadata;
    return signIdentityToken(runtime, {
      claims: withoutAbsent(await this.payload()),
      audience: clientId,
      algorithm,
      lifetimeSeconds: ID_TOKEN_SECONDS,
    });
  };
  IdToken.validate = async (token, { clientId }) => ({
    header: {},
    payload: await verifyIdentityToken(runtime, token, clientId),
  });
}

function withoutAbsent(claims: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}
