import { isStorable } from '../../lib/stored-values.ts';

const MAX_GROUPS = 500;
const MAX_LENGTH = 255;

/**
 * Reads the groups of a person.
 * @param value a text or a list of texts. Values that cannot be stored, and groups after the first 500, are ignored
 */
export function groupsIn(value: unknown): string[] {
  const groups = [value]
    .flat()
    .filter((group) => typeof group === 'string')
    .filter((group) => group !== '' && group.length <= MAX_LENGTH && isStorable(group));
  return [...new Set(groups)].slice(0, MAX_GROUPS);
}
