import type { CookiesSetOptions } from 'oidc-provider';

const OPTIONS = { httpOnly: true, sameSite: 'lax' } as const satisfies CookiesSetOptions;

/** The cookies of the OpenID Provider. Only the host of the issuer gets them. */
export const COOKIES = {
  names: {
    session: 'gatehouse_openid_session',
    interaction: 'gatehouse_openid_interaction',
    resume: 'gatehouse_openid_resume',
  },
  long: OPTIONS,
  short: OPTIONS,
} as const;
