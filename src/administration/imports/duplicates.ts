import type { ImportRecord } from './record.ts';

/** The rules for records of a file with the same email, username or id: which of them is imported. */
export const DUPLICATE_RULES = ['first', 'latest-login', 'none'] as const;
export type DuplicateRule = (typeof DUPLICATE_RULES)[number];

type Kind = 'email' | 'id' | 'subject' | 'username';
const CODES = {
  email: 'EMAIL_TAKEN_IN_FILE',
  id: 'ID_TAKEN_IN_FILE',
  subject: 'ID_TAKEN_IN_FILE',
  username: 'USERNAME_TAKEN_IN_FILE',
} as const;

/** Why a line is not imported: another line has the same value. */
export type Duplicate = { code: (typeof CODES)[Kind]; field: Kind; firstLine: number };

/** The lines that are not imported because of another line. */
export type Repeated = ReadonlyMap<number, Duplicate>;

type Holder = { line: number; lastLogin: number };

/** Finds the records of a file that refer to the same customer. Keeps the names and ids of the whole file in memory. */
export function createDuplicateFinder(rule: DuplicateRule): {
  repeated: Repeated;
  add(record: ImportRecord, line: number): void;
} {
  const holders: Record<Kind, Map<string, Holder>> = {
    ...{ email: new Map(), id: new Map(), subject: new Map(), username: new Map() },
  };
  const repeated = new Map<number, Duplicate>();

  function add(record: ImportRecord, line: number): void {
    const own: Holder = { line, lastLogin: record.times.lastLoginAt?.getTime() ?? 0 };
    const keys = keysOf(record);
    const met = keys.flatMap(([kind, key]) => {
      const holder = holders[kind].get(key);
      // With `latest-login`, a line that was replaced by a line with a later login excludes no other line.
      const counts = holder && !(rule === 'latest-login' && repeated.has(holder.line));
      return counts ? [{ kind, holder }] : [];
    });
    const refuse = (loser: number, kind: Kind, winner: number) => {
      if (!repeated.has(loser))
        repeated.set(loser, {
          code: CODES[kind],
          field: kind === 'subject' ? 'id' : kind,
          firstLine: winner,
        });
    };
    const replaces = rule === 'latest-login' && met.every(({ holder }) => holder.lastLogin < own.lastLogin);
    for (const { kind, holder } of met) {
      if (!replaces) refuse(line, kind, holder.line);
      if (replaces || rule === 'none') refuse(holder.line, kind, rule === 'none' ? holder.line : line);
    }
    if (met.length > 0 && !replaces && rule !== 'none') return;
    // With `none`, a refused line excludes later lines, too. The report names the first line with the value.
    for (const [kind, key] of keys) {
      if (rule !== 'none' || !holders[kind].has(key)) holders[kind].set(key, own);
    }
  }
  return { repeated, add };
}

function keysOf({ columns: { emailKey, usernameKey }, recordId, subject }: ImportRecord): [Kind, string][] {
  const keys: [Kind, string | null | undefined][] = [
    ['email', emailKey],
    ['id', recordId],
    ['subject', subject],
    ['username', usernameKey],
  ];
  return keys.flatMap(([kind, key]) => (key ? [[kind, key]] : []));
}
