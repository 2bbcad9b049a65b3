/** Operations of customers and partners: never with a collaborator's token. */
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
