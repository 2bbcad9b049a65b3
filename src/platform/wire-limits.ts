/** The maximum size of a request's body, unless a route has its own limit: 1 MiB. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** The maximum number of values and names in the JSON of a request. Metadata of 16 KiB, the largest allowed, fit. */
export const MAX_JSON_VALUES = 10_000;

/** The maximum number of characters of a GraphQL document: 100 access tokens fit. */
export const MAX_DOCUMENT_CHARACTERS = 100_000;

/**
 * The maximum number of lines of a GraphQL document. A line may be a comment, which costs as much as a lexical token
 * but does not count as one.
 */
export const MAX_DOCUMENT_LINES = 5_000;

/** The maximum number of brackets in the names of a form: 1,000 fields, twelve names deep. */
export const MAX_FORM_BRACKETS = 24_000;
