const MAX_LENGTH = 40;

/** Letters, and between them single spaces, hyphens, apostrophes, and periods that end a word. */
const NAME = /^[\p{L}\p{M}]+(?:(?:['’]|\.?[ -])[\p{L}\p{M}]+)*\.?$/u;

/**
 * The name of a customer as a mail shows it, or an empty text. A person who registers with the address of another one
 * chooses the name. So a name that could be a message or an address of a page is not shown.
 */
export function shownName(name: string | null): string {
  const trimmed = name?.trim() ?? '';
  return trimmed.length <= MAX_LENGTH && NAME.test(trimmed) ? trimmed : '';
}
