/** Each connection's server process needs tens of kilobytes for a named statement. */
const MOST_NAMES = 200;
/** The number of the run that gives a statement its name. */
const USES_BEFORE_NAMED = 20;
/**
 * The number of statements that are counted. Bounded, because a statement with a variable number of conditions has many
 * different texts.
 */
const MOST_COUNTED = 2_000;
/** The maximum length of a statement that is counted or named. */
const LONGEST = 4_096;

/**
 * Names frequent statements. PostgreSQL parses and plans an unnamed statement at each run, which takes longer than the
 * run itself. A named statement is parsed once per connection. After five runs it is no longer planned, if one plan
 * fits all values. A plan made while tables were small is replaced when autovacuum analyses them.
 * @returns a function that returns the name of a statement, empty for an unnamed one
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
