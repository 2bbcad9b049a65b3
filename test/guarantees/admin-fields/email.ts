/** What goes by mail is asked for by whoever it is for. */
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
