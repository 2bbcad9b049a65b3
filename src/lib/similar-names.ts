/**
 * Counts the edits between two names: insertions, deletions, replacements and swaps of neighbours
 * (Damerau–Levenshtein, optimal string alignment).
 */
export function lettersApart(one: string, other: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + replaced,
      );
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) least = Math.min(least, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(least);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[other.length] ?? 0;
}

/** In short names only one edit is allowed: HOME is not a misspelled HOST. */
const SHORT_NAME = 5;

/**
 * Finds the most similar known name: within two edits, or within one edit for a short name, ignoring case.
 * @param known in upper case
 * @returns null for a known name, and when no name is similar
 */
export function similarName(name: string, known: readonly string[]): string | null {
  if (known.includes(name)) return null;
  let nearest: { candidate: string; apart: number } | null = null;
  for (const candidate of known) {
    const allowed = candidate.length <= SHORT_NAME ? 1 : 2;
    if (Math.abs(candidate.length - name.length) > allowed) continue;
    const apart = lettersApart(name.toUpperCase(), candidate);
    if (apart <= allowed && (nearest === null || apart < nearest.apart)) nearest = { candidate, apart };
  }
  return nearest?.candidate ?? null;
}
