import type { CompanyRowFragment } from './gql/graphql.ts';

/** The state of the logins at a company. A collaborator should check a company that is `unproven` or `failing`. */
export type CompanyState = 'off' | 'unproven' | 'failing' | 'works';

export const COLORS: Readonly<Record<CompanyState, string>> = {
  off: 'gray',
  unproven: 'orange',
  failing: 'red',
  works: 'teal',
};

export function stateOf({ enabled, domains, metadataProblem }: CompanyRowFragment): CompanyState {
  if (!enabled) return 'off';
  if (!domains.some(({ verifiedAt }) => verifiedAt !== null)) return 'unproven';
  const isFailing = metadataProblem !== null || domains.some(({ failingSince }) => failingSince !== null);
  return isFailing ? 'failing' : 'works';
}
