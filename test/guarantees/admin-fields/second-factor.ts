export const adminFields = {
  collaboratorAuthenticators: {
    least: 'SUPPORT',
    document: '{ collaboratorAuthenticators { recoveryCodesLeft } }',
  },
} as const;

/** Those of the admin side take a factor of whoever calls: test/second-factor/collaborators.test.ts tries them. */
export const otherFields = [
  'authenticators',
  'beginTotp',
  'confirmTotp',
  'beginPasskeyRegistration',
  'confirmPasskeyRegistration',
  'beginPasskeyProof',
  'regenerateRecoveryCodes',
  'removeAuthenticator',
  'completeLogin',
  'beginPasskeyLogin',
  'passkeyLogin',
  'completeCollaboratorLogin',
  'beginCollaboratorPasskeyLogin',
  'beginCollaboratorTotp',
  'confirmCollaboratorTotp',
  'beginCollaboratorPasskeyRegistration',
  'confirmCollaboratorPasskeyRegistration',
  'beginCollaboratorPasskeyProof',
  'regenerateCollaboratorRecoveryCodes',
  'removeCollaboratorAuthenticator',
];
