/** What a request may hold, whatever door it comes through: 1 MiB. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Ids are PostgreSQL's `integer`. */
export const MAX_ID = 2_147_483_647;

/** How many values and names the JSON of a request may hold: 16 KiB of metadata cannot hold as many. */
export const MAX_JSON_VALUES = 10_000;

/** How long a GraphQL document may be, in characters: 100 tokens fit into it. */
export const MAX_DOCUMENT_CHARACTERS = 100_000;

/** How many lines it may have: each may be a comment, which costs as much as a token and is none. */
export const MAX_DOCUMENT_LINES = 5_000;

/** How many brackets the names of a form may have: a thousand fields, twelve names deep. */
export const MAX_FORM_BRACKETS = 24_000;
