/** Other ways in, and from site to site: for customers. */
export const otherFields = [
  'loginWithIdentityProvider',
  'linkIdentity',
  'beginIdentityLink',
  'completeIdentityLink',
  'unlinkIdentity',
  'createHandoff',
  'redeemHandoff',
];
