/** Operations of customers and partners, not of collaborators. */
export const otherFields = [
  'me',
  'register',
  'login',
  'refresh',
  'logout',
  'updateCustomer',
  'acceptTerms',
  'updateCustomerAndRefresh',
  'changePassword',
  'endSession',
  'endOtherSessions',
  'validateToken',
  'validateTokens',
];
