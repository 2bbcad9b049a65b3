import { graphql } from '../../support/gql/gql.ts';

export const BeginTotp = graphql(`
  mutation BeginTotp($proof: FactorProofInput, $challenge: String, $password: String) {
    beginTotp(proof: $proof, challenge: $challenge, password: $password) { id secret uri }
  }
`);

export const ConfirmTotp = graphql(`
  mutation ConfirmTotp($input: ConfirmTotpInput!, $challenge: String) {
    confirmTotp(input: $input, challenge: $challenge) { authenticator { id kind name } recoveryCodes }
  }
`);

export const BeginPasskeyRegistration = graphql(`
  mutation BeginPasskeyRegistration(
    $proof: FactorProofInput
    $challenge: String
    $password: String
    $rpId: String
  ) {
    beginPasskeyRegistration(proof: $proof, challenge: $challenge, password: $password, rpId: $rpId)
  }
`);

export const ConfirmPasskeyRegistration = graphql(`
  mutation ConfirmPasskeyRegistration($input: ConfirmPasskeyInput!, $challenge: String) {
    confirmPasskeyRegistration(input: $input, challenge: $challenge) {
      authenticator { id kind name }
      recoveryCodes
    }
  }
`);

export const BeginPasskeyProof = graphql(`
  mutation BeginPasskeyProof($rpId: String) { beginPasskeyProof(rpId: $rpId) }
`);

export const RegenerateRecoveryCodes = graphql(`
  mutation RegenerateRecoveryCodes($proof: FactorProofInput!) {
    regenerateRecoveryCodes(proof: $proof) { recoveryCodes }
  }
`);

export const RemoveAuthenticator = graphql(`
  mutation RemoveAuthenticator($id: ID!, $proof: FactorProofInput!) {
    removeAuthenticator(id: $id, proof: $proof) { authenticators { id kind } recoveryCodesLeft }
  }
`);

export const Authenticators = graphql(`
  query Authenticators {
    authenticators { authenticators { id kind name rpId createdAt lastUsedAt } recoveryCodesLeft }
  }
`);

export const CompleteLogin = graphql(`
  mutation CompleteLogin($input: CompleteLoginInput!) { completeLogin(input: $input) { ...Auth } }
`);

export const BeginPasskeyLogin = graphql(`
  mutation BeginPasskeyLogin($challenge: String, $rpId: String) {
    beginPasskeyLogin(challenge: $challenge, rpId: $rpId)
  }
`);

export const PasskeyLogin = graphql(`
  mutation PasskeyLogin($input: PasskeyLoginInput!) { passkeyLogin(input: $input) { ...Auth } }
`);

export const BeginCollaboratorTotp = graphql(`
  mutation BeginCollaboratorTotp($proof: FactorProofInput, $password: String) {
    beginCollaboratorTotp(proof: $proof, password: $password) { id secret uri }
  }
`);

export const ConfirmCollaboratorTotp = graphql(`
  mutation ConfirmCollaboratorTotp($input: ConfirmTotpInput!) {
    confirmCollaboratorTotp(input: $input) { authenticator { id kind } recoveryCodes }
  }
`);

export const CompleteCollaboratorLogin = graphql(`
  mutation CompleteCollaboratorLogin($input: CompleteLoginInput!) {
    completeCollaboratorLogin(input: $input) { token expiresAt collaborator { id email } }
  }
`);

export const BeginCollaboratorPasskeyRegistration = graphql(`
  mutation BeginCollaboratorPasskeyRegistration($proof: FactorProofInput, $password: String) {
    beginCollaboratorPasskeyRegistration(proof: $proof, password: $password)
  }
`);

export const ConfirmCollaboratorPasskeyRegistration = graphql(`
  mutation ConfirmCollaboratorPasskeyRegistration($input: ConfirmPasskeyInput!) {
    confirmCollaboratorPasskeyRegistration(input: $input) { authenticator { id kind name } recoveryCodes }
  }
`);

export const BeginCollaboratorPasskeyLogin = graphql(`
  mutation BeginCollaboratorPasskeyLogin($challenge: String!) {
    beginCollaboratorPasskeyLogin(challenge: $challenge)
  }
`);

export const BeginCollaboratorPasskeyProof = graphql(`
  mutation BeginCollaboratorPasskeyProof { beginCollaboratorPasskeyProof }
`);

export const RegenerateCollaboratorRecoveryCodes = graphql(`
  mutation RegenerateCollaboratorRecoveryCodes($proof: FactorProofInput!) {
    regenerateCollaboratorRecoveryCodes(proof: $proof) { recoveryCodes }
  }
`);

export const RemoveCollaboratorAuthenticator = graphql(`
  mutation RemoveCollaboratorAuthenticator($id: ID!, $proof: FactorProofInput!) {
    removeCollaboratorAuthenticator(id: $id, proof: $proof) { authenticators { id } recoveryCodesLeft }
  }
`);

export const CollaboratorAuthenticators = graphql(`
  query CollaboratorAuthenticators {
    collaboratorAuthenticators { authenticators { id kind name lastUsedAt } recoveryCodesLeft }
  }
`);
