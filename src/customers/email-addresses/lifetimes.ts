/**
 * How long the links that undo or decline a change are valid, and after which an unverified change lapses.
 */
export const UNDO_DAYS = 30;

/** How long those links stay good once the change is settled. A weekend passes within it. */
export const SETTLED_DAYS = 3;
