/** Other ways in, and from site to site: for customers. */
export const otherFields = [
  'loginWithIdentityProvider',
  'linkIdentity',
  'unlinkIdentity',
  'createHandoff',
  'redeemHandoff',
];
