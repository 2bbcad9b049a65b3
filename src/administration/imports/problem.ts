import type { HashProblem } from '../../customers/passwords/hashes/hash-problem.ts';

/** Why a record is refused. */
export type RefusalCode =
  | HashProblem
  | 'INVALID_JSON'
  | 'LINE_TOO_LONG'
  | 'FIELD_INVALID'
  | 'EMAIL_MISSING'
  | 'EMAIL_INVALID'
  | 'EMAIL_TAKEN'
  | 'EMAIL_TAKEN_IN_FILE'
  | 'USERNAME_TAKEN'
  | 'USERNAME_TAKEN_IN_FILE'
  | 'ID_INVALID'
  | 'ID_TAKEN_IN_FILE'
  | 'SUBJECT_TAKEN'
  | 'IDENTITY_TAKEN'
  | 'SITE_UNKNOWN'
  | 'METADATA_INVALID'
  | 'METADATA_TOO_LARGE'
  | 'TEXT_NOT_STORABLE'
  | 'DATE_INVALID'
  | 'PROTECTED_UNREADABLE';

/** Why a valid record is not imported. */
export type SkipCode =
  /** The customer exists, but was imported from a different record, or was not imported at all. */
  | 'EXISTS'
  /** With the rule `update`: this record differs, and the customer has logged in or changed since the import. */
  | 'CHANGED_HERE'
  /** The customer was deleted after an earlier import. */
  | 'DELETED_HERE';

/** A change to a record that made it importable. */
export type WarningCode =
  /** The id belongs to another customer. The new customer gets another id, and keeps this one as `importedSubject`. */
  | 'ID_TAKEN'
  | 'USERNAME_DROPPED'
  | 'LANGUAGE_UNKNOWN'
  /** The passkey belongs to another customer already. */
  | 'PASSKEY_TAKEN';

/** A fact that may apply to every record of a file. It is only counted, and does not appear in the report. */
export type NoteCode =
  /** The id is not a number in the range of ids. It is stored as `importedSubject`. */
  'ID_NOT_KEPT' | 'HASH_WRAPPED' | 'PASSWORD_ELSEWHERE' | 'PASSWORD_MISSING';

/** An undo keeps a customer whose account was used or changed since the import. */
export type KeptCode = 'USED_HERE';

export type ProblemCode = RefusalCode | SkipCode | WarningCode | KeptCode;

/** One entry of the report. It contains no personal data. */
export type ImportProblem = {
  line: number;
  code: ProblemCode;
  isRefusal: boolean;
  /** The id in the other system, as it is in the record; null: the record has none. */
  recordId: string | null;
  /** The field that is wrong; null: the problem is not about one field. */
  field: string | null;
  /** For a duplicate within the file: the line of the other record. */
  firstLine: number | null;
};
