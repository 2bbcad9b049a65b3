import { PROFILE_FIELDS } from '../../customers/customer/profile-fields.ts';

/**
 * Describes the export of another system as data: for each field of a record, the place of its value in an entry. A
 * path such as `attributes.name` leads into objects.
 */
export type Source = {
  fields: Readonly<Record<string, string>>;
  /** Fields that are the same for all records. */
  constants?: Readonly<Record<string, unknown>>;
  /** Values of another field that disable a customer, such as Drupal's status 0. */
  disabledBy?: { path: string; values: readonly string[] };
  /** The place of the list of identities, and our names for its providers. Other providers are left out. */
  identities?: {
    path: string;
    provider: string;
    subject: string;
    email?: string;
    providers: Readonly<Record<string, { provider: string; issuer: string }>>;
  };
  /** The places of the other values of a password hash, such as its salt. */
  password?: Readonly<Record<string, string>>;
  /** Fields that become members of `metadata.consent`. */
  consent?: Readonly<Record<string, string>>;
};

const GOOGLE = { provider: 'google', issuer: 'https://accounts.google.com' };
const APPLE = { provider: 'apple', issuer: 'https://appleid.apple.com' };

const same = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

export const SOURCES = {
  gatehouse: {
    fields: same(
      ...[
        'id',
        'subject',
        'email',
        'emailVerifiedAt',
        'emailVerified',
        'language',
        'profilePhoto',
        'metadata',
      ],
      ...Object.keys(PROFILE_FIELDS),
      ...['password', 'passwordHash', 'hashFormat', 'disabledAt', 'disabled', 'createdAt', 'updatedAt'],
      ...[
        'lastLoginAt',
        'acceptedTermsVersion',
        'acceptedTermsAt',
        'acceptedTerms',
        'consent',
        'emailChange',
      ],
      ...['identities', 'identityClaims', 'totp', 'recoveryCodes', 'passkeys'],
    ),
  },
  pelcro: {
    fields: {
      ...same(
        'id',
        'email',
        'username',
        'phone',
        'language',
        'salutation',
        'title',
        'organization',
        'metadata',
      ),
      firstName: 'first_name',
      lastName: 'last_name',
      displayName: 'display_name',
      emailVerified: 'email_confirm',
      profilePhoto: 'profile_photo',
      oldProviderId: 'old_provider_id',
      passwordHash: 'password',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      lastLoginAt: 'last_login_at',
      disabledAt: 'deleted_at',
    },
    constants: { hashFormat: 'bcrypt' },
    consent: { mail_marketing: 'mail_marketing', tele_marketing: 'tele_marketing' },
  },
  auth0: {
    fields: {
      ...same('email', 'username'),
      id: 'user_id',
      emailVerified: 'email_verified',
      firstName: 'given_name',
      lastName: 'family_name',
      displayName: 'name',
      phone: 'phone_number',
      profilePhoto: 'picture',
      metadata: 'user_metadata',
      passwordHash: 'passwordHash',
      disabled: 'blocked',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      lastLoginAt: 'last_login',
    },
    constants: { hashFormat: 'bcrypt' },
    identities: {
      path: 'identities',
      provider: 'provider',
      subject: 'user_id',
      providers: { 'google-oauth2': GOOGLE, apple: APPLE },
    },
  },
  firebase: {
    fields: {
      ...same('email', 'disabled', 'emailVerified', 'createdAt', 'displayName'),
      id: 'localId',
      phone: 'phoneNumber',
      profilePhoto: 'photoUrl',
      passwordHash: 'passwordHash',
      lastLoginAt: 'lastSignedInAt',
    },
    constants: { hashFormat: 'firebase' },
    password: { salt: 'salt' },
    identities: {
      path: 'providerUserInfo',
      provider: 'providerId',
      subject: 'rawId',
      email: 'email',
      providers: { 'google.com': GOOGLE, 'apple.com': APPLE },
    },
  },
  wordpress: {
    fields: {
      id: 'ID',
      username: 'user_login',
      email: 'user_email',
      passwordHash: 'user_pass',
      displayName: 'display_name',
      createdAt: 'user_registered',
      firstName: 'first_name',
      lastName: 'last_name',
    },
    constants: { hashFormat: 'wordpress' },
  },
  drupal: {
    fields: {
      id: 'uid',
      username: 'name',
      email: 'mail',
      passwordHash: 'pass',
      createdAt: 'created',
      lastLoginAt: 'login',
      language: 'langcode',
    },
    constants: { hashFormat: 'drupal' },
    disabledBy: { path: 'status', values: ['0'] },
  },
  supabase: {
    fields: {
      ...same('id', 'email', 'phone'),
      emailVerifiedAt: 'email_confirmed_at',
      passwordHash: 'encrypted_password',
      metadata: 'raw_user_meta_data',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      lastLoginAt: 'last_sign_in_at',
      disabledAt: 'deleted_at',
    },
    constants: { hashFormat: 'bcrypt' },
  },
  cognito: {
    fields: {
      ...same('email'),
      id: 'sub',
      emailVerified: 'email_verified',
      firstName: 'given_name',
      lastName: 'family_name',
      displayName: 'name',
      phone: 'phone_number',
      profilePhoto: 'picture',
      username: 'preferred_username',
    },
  },
} as const satisfies Record<string, Source>;

/** A known system, or `generic` with a mapping of the operator. */
export type SourceName = keyof typeof SOURCES | 'generic';
export const SOURCE_NAMES = [...(Object.keys(SOURCES) as (keyof typeof SOURCES)[]), 'generic'] as const;

/** The fields that a mapping may have. */
export const RECORD_FIELDS: readonly string[] = Object.keys(SOURCES.gatehouse.fields);
