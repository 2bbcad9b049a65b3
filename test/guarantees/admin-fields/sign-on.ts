/** Operations of customers: other ways to log in, and handoffs between sites. */
export const otherFields = [
  'loginWithIdentityProvider',
  'linkIdentity',
  'beginIdentityLink',
  'completeIdentityLink',
  'unlinkIdentity',
  'createHandoff',
  'redeemHandoff',
];
