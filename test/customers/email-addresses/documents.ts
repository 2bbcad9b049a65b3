import { graphql } from '../../support/gql/gql.ts';

export const ConfirmEmailChange = graphql(`
  mutation ConfirmEmailChange($email: String!, $password: String) {
    confirmEmailChange(email: $email, password: $password) { customer { email hasUnsettledEmailChange } }
  }
`);

export const UndoEmailChange = graphql(`
  mutation UndoEmailChange($token: String!) { undoEmailChange(token: $token) { undone } }
`);

export const DeclineEmailChange = graphql(`
  mutation DeclineEmailChange($token: String!) { declineEmailChange(token: $token) { declined } }
`);

export const EmailState = graphql(`
  query EmailState { me { email emailVerified hasPassword hasUnsettledEmailChange } }
`);
