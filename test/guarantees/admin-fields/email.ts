/** Mails are requested by their recipients. */
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
