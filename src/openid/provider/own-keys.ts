import type Provider from 'oidc-provider';
import type { IdToken } from 'oidc-provider';
import { signIdentityToken, verifyIdentityToken } from '../../access/tokens/identity-token.ts';
import type { Runtime } from '../../platform/runtime.ts';

const ID_TOKEN_SECONDS = 3_600;
/** OpenID Connect Back-Channel Logout §2.4 recommends two minutes. */
const LOGOUT_TOKEN_SECONDS = 120;

/** Signs and verifies ID tokens with the signing keys of the deployment, so that there is one JWKS and one rotation. */
export function signWithOwnKeys({ IdToken }: Provider, runtime: Runtime): void {
  IdToken.prototype.issue = async function (this: IdToken, { use }) {
    if (use !== 'idtoken' && use !== 'logout') throw new Error(`The provider signs no ${use} response.`);
    const isLogout = use === 'logout';
    return signIdentityToken(runtime, {
      claims: withoutAbsent(await this.payload()),
      audience: this.client.clientId,
      lifetimeSeconds: isLogout ? LOGOUT_TOKEN_SECONDS : ID_TOKEN_SECONDS,
      ...(isLogout ? { type: 'logout+jwt' as const } : {}),
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
