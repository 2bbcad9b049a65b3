import type { IdentityProviderKind } from '../../../platform/database/client/client.ts';
import { apple } from './apple.ts';
import { auth0 } from './auth0.ts';
import { facebook } from './facebook.ts';
import { google } from './google.ts';
import type { ProviderKind } from './kind.ts';
import { openid } from './openid.ts';

export const kinds: Readonly<Record<IdentityProviderKind, ProviderKind>> = {
  GOOGLE: google,
  FACEBOOK: facebook,
  AUTH0: auth0,
  OPENID: openid,
  APPLE: apple,
};
