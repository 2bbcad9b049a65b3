import type { CustomerQuery } from './gql/graphql.ts';

/** A customer as the page shows them. */
export type Customer = CustomerQuery['customer'];

/** The sites of the account, for their names. */
export type Sites = CustomerQuery['sites'];
