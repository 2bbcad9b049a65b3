import { graphql } from '../../support/gql/gql.ts';

export const ExportMyData = graphql(`
  mutation ExportMyData { exportMyData }
`);

export const DeleteMyself = graphql(`
  mutation DeleteMyself($password: String) { deleteMyself(password: $password) { customerId deletedAt } }
`);
