import { ownMetadata } from '../../customers/customer/metadata.ts';
import { newProfile, profileColumns } from '../../customers/customer/profile.ts';
import type { DeclaredHash } from '../../customers/passwords/imported-hash.ts';
import { scalarText } from '../../lib/scalar-text.ts';
import { isStorable, jsonDepth, mayFit } from '../../lib/stored-values.ts';
import {
  MAX_METADATA_BYTES,
  MAX_METADATA_DEPTH,
  metadata as metadataRule,
  validate,
} from '../../platform/input.ts';
import { isLanguage, languageOfTag } from '../../platform/messages/language.ts';
import { importDate } from './import-date.ts';
import type { NoteCode, RefusalCode, WarningCode } from './problem.ts';
import { declaredHash, otherId, type RecordParts, recordParts } from './record-parts.ts';

/** A customer of another system, validated. */
export type ImportRecord = Omit<RecordParts, 'subject'> & {
  /** The id in the other system, as it is in the record. */
  recordId: string | null;
  /** The id that the customer keeps; null: the customer gets a new id. */
  id: number | null;
  /** The `subject` of the record. Without one, the id of the record, unless the customer keeps that id. */
  subject: string | null;
  columns: ReturnType<typeof profileColumns> & { email: string; emailKey: string };
  metadata: Record<string, unknown>;
  /** The claims of linked identity providers. */
  identityClaims: Record<string, unknown>;
  /** Whether the email is verified, even if the time is not known. */
  isEmailVerified: boolean;
  isDisabled: boolean;
  times: Record<(typeof DATES)[number], Date | null>;
  /** `elsewhere`: only the old system can check it. */
  password: DeclaredHash | 'elsewhere' | null;
  warnings: WarningCode[];
  notes: NoteCode[];
};

export type Refusal = { code: RefusalCode; field: string | null; recordId: string | null };

export type RecordRules = {
  /** The present: no time in `DATES` may be later. */
  now: Date;
  /** Whether customers without a hash have a password that only the old system can check. */
  arePasswordsElsewhere: boolean;
  /** The ids of the account's sites, by their slugs and ids. */
  sites: ReadonlyMap<string, number>;
};

/** Created once, because creating the rule takes far longer than applying it. */
const claimsRule = metadataRule();

/** The fields with a time. */
const DATES = [
  'emailVerifiedAt',
  'disabledAt',
  'createdAt',
  'updatedAt',
  'lastLoginAt',
  'acceptedTermsAt',
] as const;

/**
 * The largest id that an import may keep. The sequence of ids, which all accounts share, moves beyond the ids of the
 * file. A record with the largest possible id would leave no ids for registrations.
 */
export const MAX_KEPT_ID = 2_000_000_000;

/** Returns the times of the columns. A required time that is unknown becomes that of the creation or of the import. */
export function timesOf(
  { times, isEmailVerified, isDisabled, acceptedTermsVersion }: ImportRecord,
  now: Date,
) {
  const createdAt = times.createdAt ?? now;
  return {
    createdAt,
    updatedAt: times.updatedAt ?? createdAt,
    lastLoginAt: times.lastLoginAt,
    emailVerifiedAt: times.emailVerifiedAt ?? (isEmailVerified ? createdAt : null),
    disabledAt: times.disabledAt ?? (isDisabled ? now : null),
    acceptedTermsAt: times.acceptedTermsAt ?? (acceptedTermsVersion ? createdAt : null),
  };
}

/**
 * Validates a record by the rules for customers who register, but tolerates some values that other systems allow.
 * @param value the record in the form of docs/importing-customers.md
 */
export function readRecord(value: unknown, rules: RecordRules): ImportRecord | Refusal {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return refusal('INVALID_JSON', null, null);
  const given = value as Record<string, unknown>;
  const hasId = given.id != null && given.id !== '';
  const readId = otherId.safeParse(given.id);
  if (hasId && !(readId.success && isPossibleId(readId.data))) return refusal('ID_INVALID', 'id', null);
  const recordId = readId.data ?? null;
  const wrong = (code: RefusalCode, field: string | null = null) => refusal(code, field, recordId);
  const isEmailEmpty = typeof given.email === 'string' && given.email.trim() === '';
  if (given.email == null || isEmailEmpty) return wrong('EMAIL_MISSING', 'email');

  const warnings: WarningCode[] = [];
  const profile = validate(newProfile, { ...given, ...forgiven(given, warnings) });
  if (!profile.ok) {
    const [field = null] = Object.keys(profile.fields);
    return wrong(codeOf(field, given), field);
  }
  const parts = recordParts.safeParse(given);
  if (!parts.success) return wrong('FIELD_INVALID', String(parts.error.issues[0]?.path[0] ?? ''));
  const claims = claimsRule.safeParse(given.identityClaims ?? {});
  if (!claims.success) return wrong('FIELD_INVALID', 'identityClaims');
  const times = Object.fromEntries(DATES.map((name) => [name, null])) as ImportRecord['times'];
  for (const name of DATES) {
    const date = importDate(given[name]);
    if (date === undefined || (date !== null && date > rules.now)) return wrong('DATE_INVALID', name);
    times[name] = date;
  }
  if (parts.data.acceptedTerms.some(({ site }) => !rules.sites.has(site)))
    return wrong('SITE_UNKNOWN', 'acceptedTerms');
  const password = passwordOf(given.password, rules);
  if (password === undefined) return wrong('HASH_UNKNOWN', 'password');

  const id = keptId(recordId);
  const notes: NoteCode[] = [
    ...(recordId !== null && id === null ? ['ID_NOT_KEPT' as const] : []),
    ...(password === null ? ['PASSWORD_MISSING' as const] : []),
    ...(password === 'elsewhere' ? ['PASSWORD_ELSEWHERE' as const] : []),
  ];
  const { subject, ...rest } = parts.data;
  const { language = null, ...others } = profile.value;
  const columns = profileColumns({ ...others, ...(language === null ? {} : { language }) }, 'en');
  const { email = '', emailKey = '' } = columns;
  return {
    recordId,
    id,
    subject: subject ?? (id === null ? recordId : null),
    columns: { ...columns, email, emailKey },
    metadata: ownMetadata(profile.value.metadata),
    identityClaims: claims.data ?? {},
    ...rest,
    identities: [
      ...new Map(rest.identities.map((each) => [`${each.issuer} ${each.subject}`, each])).values(),
    ],
    isEmailVerified: times.emailVerifiedAt !== null || isTrue(given.emailVerified),
    isDisabled: times.disabledAt !== null || isTrue(given.disabled),
    times,
    password,
    warnings,
    notes,
  };
}

export const isRefusal = (read: ImportRecord | Refusal): read is Refusal => 'code' in read;

const refusal = (code: RefusalCode, field: string | null, recordId: string | null): Refusal => ({
  code,
  field,
  recordId,
});

/** Spreadsheets write large numbers as `1.23E+05`. */
const isPossibleId = (text: string): boolean => !/^-?\d+([.,]\d+)?E\+?\d+$/i.test(text);

function keptId(recordId: string | null): number | null {
  if (recordId === null || !/^[1-9]\d{0,9}$/.test(recordId)) return null;
  return Number(recordId) <= MAX_KEPT_ID ? Number(recordId) : null;
}

/** Drops or replaces optional values that Gatehouse does not accept. */
function forgiven(given: Record<string, unknown>, warnings: WarningCode[]): Record<string, unknown> {
  const { username, language, metadata, phone } = given;
  const name = scalarText(username).trim();
  const isUsable = username == null || (typeof username !== 'object' && /^[A-Za-z0-9_-]{0,100}$/.test(name));
  if (!isUsable) warnings.push('USERNAME_DROPPED');
  const spoken = isLanguage(language) ? language : languageOfTag(scalarText(language));
  if (spoken === null && language != null && language !== '') warnings.push('LANGUAGE_UNKNOWN');
  // PHP writes an empty object as an empty list.
  const isEmpty = metadata == null || metadata === '' || (Array.isArray(metadata) && metadata.length === 0);
  return {
    username: isUsable && username != null ? name : null,
    language: spoken,
    metadata: isEmpty ? {} : metadata,
    ...(typeof phone === 'number' && { phone: String(phone) }),
  };
}

function codeOf(field: string | null, given: Record<string, unknown>): RefusalCode {
  const value = given[field ?? ''];
  if (typeof value === 'string' && !isStorable(value)) return 'TEXT_NOT_STORABLE';
  if (field === 'email') return 'EMAIL_INVALID';
  if (field !== 'metadata') return 'FIELD_INVALID';
  const isLarge =
    !mayFit(value, MAX_METADATA_BYTES, MAX_METADATA_DEPTH) ||
    (jsonDepth(value, MAX_METADATA_DEPTH) <= MAX_METADATA_DEPTH &&
      JSON.stringify(value).length > MAX_METADATA_BYTES);
  return isLarge ? 'METADATA_TOO_LARGE' : 'METADATA_INVALID';
}

/** Null: the record has no password. Undefined: the value is not a valid hash, but for example clear text. */
function passwordOf(
  declared: unknown,
  { arePasswordsElsewhere }: RecordRules,
): ImportRecord['password'] | undefined {
  if (declared === 'elsewhere') return 'elsewhere';
  if (declared == null || declared === '') return arePasswordsElsewhere ? 'elsewhere' : null;
  const parsed = declaredHash.safeParse(declared);
  return parsed.success ? (parsed.data as DeclaredHash) : undefined;
}

const isTrue = (value: unknown): boolean => value === true || /^(?:true|t|1|yes)$/i.test(scalarText(value));
