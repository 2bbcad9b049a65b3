import type { ExplainTokenMutation } from '../../gql/graphql.ts';

/** What happened to a token, and its verdict. */
export type TokenStory = ExplainTokenMutation['explainToken'];
