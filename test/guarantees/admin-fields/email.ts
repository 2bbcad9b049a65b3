/** Operations of customers: the mails that they request, and the links in them. */
export const otherFields = [
  'requestPasswordReset',
  'resetPassword',
  'requestEmailVerification',
  'verifyEmail',
  'confirmEmailChange',
  'undoEmailChange',
  'declineEmailChange',
  'requestPasswordlessLogin',
  'passwordlessLogin',
  'passwordlessCodeLogin',
];
