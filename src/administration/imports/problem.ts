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

/** Why a record is left out, although nothing is wrong with it. */
export type SkipCode =
  /** An earlier import has stored the customer, and this record differs. */
  | 'EXISTS'
  /** As `EXISTS`, and the customer has logged in or changed something here since. */
  | 'CHANGED_HERE'
  /** The customer was deleted here. */
  | 'DELETED_HERE';

/** A change to a record that made it importable. */
export type WarningCode =
  /** The id belongs to another customer. The customer gets a new one, and the old one as `importedSubject`. */
  | 'ID_TAKEN'
  | 'USERNAME_DROPPED'
  | 'LANGUAGE_UNKNOWN'
  /** The passkey belongs to another customer already. */
  | 'PASSKEY_TAKEN';

/** A fact that may be true of every record of a file. It is counted, and not in the report. */
export type NoteCode =
  /** The id is not a number that fits. It is kept as `importedSubject`. */
  'ID_NOT_KEPT' | 'HASH_WRAPPED' | 'PASSWORD_ELSEWHERE' | 'PASSWORD_MISSING';

/** An undo keeps the customer, who was used or changed since. */
export type KeptCode = 'USED_HERE';

export type ProblemCode = RefusalCode | SkipCode | WarningCode | KeptCode;

/** One entry of the report. It has nothing personal. */
export type ImportProblem = {
  line: number;
  code: ProblemCode;
  isRefusal: boolean;
  /** The id in the other system, as the record has it; null: it has none. */
  recordId: string | null;
  /** The field that is wrong; null: the whole record. */
  field: string | null;
  /** For two records of one file: the line of the first one. */
  firstLine: number | null;
};
