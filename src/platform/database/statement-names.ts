/** Each named statement takes some tens of kilobytes of each connection's process at the database. */
const MOST_NAMES = 200;
/** What is asked for so often will be asked for again. */
const USES_BEFORE_NAMED = 20;
/** A text that is made of as many conditions as somebody asked for must not be counted for ever. */
const MOST_COUNTED = 2_000;
/** Characters of a text that is counted or named. */
const LONGEST = 4_096;

/**
 * Names for the statements that come again and again. PostgreSQL parses and plans an unnamed statement at each
 * run, which takes longer than to run it; a named one is parsed once a connection, and after five runs planned
 * no more where PostgreSQL finds that one plan serves all values. A plan made while tables were small goes when
 * autovacuum analyses them.
 * @returns gives the name of a statement; empty for one that stays unnamed
 */
export function statementNames(): (statement: { sql: string }) => string {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name !== undefined) return name;
    if (names.size >= MOST_NAMES || sql.length > LONGEST) return '';
    const used = (uses.get(sql) ?? 0) + 1;
    if (used < USES_BEFORE_NAMED) {
      if (uses.size >= MOST_COUNTED) uses.clear();
      uses.set(sql, used);
      return '';
    }
    uses.delete(sql);
    names.set(sql, `gatehouse_${names.size + 1}`);
    return names.get(sql) ?? '';
  };
}
