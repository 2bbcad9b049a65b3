import { z } from 'zod';
import { isStorable } from '../../lib/stored-values.ts';
import { email as emailRules } from '../../platform/input.ts';

export type ExternalProfile = {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  firstName: string | null;
  lastName: string | null;
  photo: string | null;
  /** The claims that the customer's metadata shows. Their number and length are limited. */
  claims: Record<string, string | boolean>;
};

/** The stored claims (OpenID Connect Core 1.0 §5.1). */
const STORED_CLAIMS = [
  'sub',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'email',
  'email_verified',
  'picture',
  // Apple: whether the email is a relay address.
  'is_private_email',
  'locale',
];
const MAX_CLAIM_LENGTH = 1_024;
const MAX_NAME_LENGTH = 255;
const MAX_SUBJECT_LENGTH = 255;

/**
 * Reads a profile from standard claims.
 * @returns null when the subject is missing or cannot be stored
 */
export function profileFrom(
  issuer: string,
  claims: Readonly<Record<string, unknown>>,
): ExternalProfile | null {
  const { sub, email_verified: verified } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > MAX_SUBJECT_LENGTH || !isStorable(sub))
    return null;
  const email = emailIn(claims.email);
  return {
    issuer,
    subject: sub,
    email,
    // Some providers send the claim as a text.
    emailVerified: email !== null && (verified === true || verified === 'true'),
    firstName: nameIn(claims.given_name),
    lastName: nameIn(claims.family_name),
    photo: httpsUrlIn(claims.picture),
    claims: selectClaims(claims),
  };
}

function emailIn(value: unknown): string | null {
  const parsed = z.safeParse(emailRules(), value);
  return parsed.success ? parsed.data : null;
}

export function nameIn(value: unknown): string | null {
  const name = textIn(value)?.trim();
  return name && name.length <= MAX_NAME_LENGTH ? name : null;
}

function httpsUrlIn(value: unknown): string | null {
  const url = textIn(value);
  return url && URL.canParse(url) && new URL(url).protocol === 'https:' ? url : null;
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value.length <= MAX_CLAIM_LENGTH && isStorable(value) ? value : null;
}

function selectClaims(claims: Readonly<Record<string, unknown>>): Record<string, string | boolean> {
  const selected = STORED_CLAIMS.flatMap((name) => {
    const value = typeof claims[name] === 'boolean' ? claims[name] : textIn(claims[name]);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(selected);
}
