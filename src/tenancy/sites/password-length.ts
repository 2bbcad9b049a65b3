import type { PasswordPolicy } from '../../platform/database/client/client.ts';

/** The minimum number of characters of a new password. */
export const MIN_PASSWORD_LENGTH: Readonly<Record<PasswordPolicy, number>> = {
  BASIC: 6,
  STRONG: 8,
  /** NIST SP 800-63B-4 §3.1.1.2. */
  MODERN: 8,
};
