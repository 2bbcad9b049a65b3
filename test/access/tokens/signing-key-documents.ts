import { graphql } from '../../support/gql/gql.ts';

export const KeysFragment = graphql(`
  fragment Keys on SigningKeys {
    keys { kid state algorithm createdAt signsFrom retiresAt verifiesUntil }
    withdrawn { kid withdrawnAt }
    mayChange
    rotationDays
  }
`);
export const Keys = graphql(`
  query SigningKeys { signingKeys { ...Keys } }
`);
export const Rotate = graphql(`
  mutation RotateSigningKeys($password: String) { rotateSigningKeys(password: $password) { ...Keys } }
`);
export const Withdraw = graphql(`
  mutation WithdrawSigningKey($kid: ID!, $password: String) {
    withdrawSigningKey(kid: $kid, password: $password) { ...Keys }
  }
`);
