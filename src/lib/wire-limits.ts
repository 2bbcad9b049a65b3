/** What a request may hold, whatever door it comes through: 1 MiB. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Ids are PostgreSQL's `integer`. */
export const MAX_ID = 2_147_483_647;
