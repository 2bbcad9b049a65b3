import type { ExplainTokenMutation } from './gql/graphql.ts';

/** The verdict on a token, and its history. */
export type TokenStory = ExplainTokenMutation['explainToken'];
