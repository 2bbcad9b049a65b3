/** The name of a field, for English messages. Other languages leave it out, because a message is shown at its field. */
type Named = { name: string };

/**
 * Every message that a customer may read in a response, in English. The other languages have the same keys. Legacy
 * clients compare some of these texts. Messages that only collaborators, partners or developers read are English
 * everywhere.
 */
export const en = {
  // By error code.
  BAD_REQUEST: 'The request could not be understood.',
  VALIDATION_FAILED: 'Some of the given values are not valid.',
  ONE_TIME_TOKEN_INVALID: 'This token has either expired or has already been used, please try again.',
  EMAIL_ALREADY_VERIFIED: 'The email has already been verified.',
  FEATURE_DISABLED: 'This feature is not enabled for this site.',
  INVALID_CREDENTIALS: 'Invalid credentials! Please try again.',
  SECOND_FACTOR_REQUIRED: 'A second factor is required.',
  ENTERPRISE_LOGIN_REQUIRED: 'Log in at your company.',
  UNAUTHENTICATED: 'Authentication is required.',
  TOKEN_EXPIRED: 'The token has expired.',
  TOKEN_REVOKED: 'The token has been revoked.',
  FORBIDDEN: 'You may not do this.',
  SESSION_LIMIT_REACHED:
    'You are logged in on as many devices as this site allows. Log out on one of them first.',
  NOT_FOUND: 'Not found.',
  LINK_REQUIRED: 'A customer with this email exists already. Log in first, then link the identity.',
  CONFLICT: 'A setting was changed meanwhile. Read it again.',
  METHOD_NOT_ALLOWED: 'This method is not allowed here.',
  NOT_ACCEPTABLE: 'Only application/json and application/graphql-response+json are offered.',
  /** Clients of automatic persisted queries compare this text. */
  PERSISTED_QUERY_NOT_SUPPORTED: 'PersistedQueryNotSupported',
  PAYLOAD_TOO_LARGE: 'The body is larger than 1 MiB.',
  UNSUPPORTED_MEDIA_TYPE: 'This content type is not supported.',
  ACCOUNT_LOCKED: 'Too many login attempts. Please try again later.',
  RATE_LIMITED: 'Too many requests. Please try again later.',
  INTERNAL: 'Something went wrong on our side.',
  PROVIDER_UNAVAILABLE: 'The identity provider is not available. Please try again.',
  UNAVAILABLE: 'The service is overloaded or partly out of order. Please try again.',

  // Of a field.
  required: ({ name }: Named) => `The ${name} field is required.`,
  notText: ({ name }: Named) => `The ${name} must be a string.`,
  tooLong: ({ name, max }: Named & { max: number }) =>
    `The ${name} may not be greater than ${max} characters.`,
  tooSmall: ({ name, min }: Named & { min: number }) => `The ${name} must be at least ${min}.`,
  notStorable: ({ name }: Named) => `The ${name} contains characters that are not allowed.`,

  emailInvalid: 'The email must be a valid email address.',
  emailOrUsernameRequired: 'The email field is required when username is not present.',
  emailNotFromProvider: 'The email field is required: the identity provider does not give one.',
  emailTaken: 'The email has already been taken.',
  emailChangedMeanwhile: 'The email was changed by another request. Please try again.',
  emailUnknown: 'No customer has this email.',
  emailOfOther: 'This is not the email of the account.',
  usernameInvalid: 'The username may only contain letters, numbers, dashes and underscores.',
  usernameTaken: 'The username has already been taken.',
  termsChanged: 'The accepted terms version must be the current one of the site.',

  metadataNotObject: 'The metadata must be an object.',
  metadataTooLarge: ({ kib }: { kib: number }) => `The metadata may not be larger than ${kib} KiB.`,
  metadataGrown: ({ kib }: { kib: number }) => `The metadata may not grow larger than ${kib} KiB.`,
  metadataTooDeep: ({ levels }: { levels: number }) =>
    `The metadata may not nest deeper than ${levels} levels.`,
  metadataNotJson: 'The metadata contains values that JSON does not have.',

  passwordTooShort: ({ name, min }: Named & { min: number }) =>
    `The ${name} must be at least ${min} characters.`,
  passwordTooPlain: ({ name }: Named) =>
    `The ${name} must be between 8 and 30 characters and contain at least one uppercase letter, ` +
    'one lowercase letter, one number and one symbol.',
  passwordTooCommon: ({ name }: Named) =>
    `The ${name} is one of the most common ones. Please choose another.`,
  passwordBreached: ({ name }: Named) => `The ${name} has appeared in a data breach. Please choose another.`,
  passwordTooEasy: ({ name }: Named) =>
    `The ${name} is too easy to guess. Add another word or two, and nothing of your name or email.`,
  passwordSame: 'The new password and old password must be different.',
  passwordWrong: 'The password is incorrect.',
  oldPasswordWrong: 'The old password is incorrect.',
  loginTooOld: 'Please log in again, then repeat this within ten minutes.',

  passwordlessDisabled: 'Passwordless login is not enabled for this site.',
  codeNotSixDigits: 'The code must be 6 digits.',

  challengeOver: 'The challenge is not valid any more. Please log in again.',
  proofRequired: 'One of code, recoveryCode and assertion is required.',
  codeWrong: 'The code is not valid.',
  recoveryCodeWrong: 'The recovery code is not valid.',
  passkeyRefused: 'The passkey was not accepted.',
  passkeyNone: 'There is no passkey that can be used on this site.',
  passkeyOfOtherDomain: 'This site does not use passkeys of this domain.',
  factorFirst: 'A second factor has to be set up first. Please log in on this site.',
  factorOff: 'This site has no second factor.',
  factorNeeded: 'This site requires a second factor.',
  tooManyAuthenticators: ({ max }: { max: number }) => `There can be up to ${max} authenticators.`,

  botCheckMissing: 'Please confirm that you are not a robot.',
  botCheckFailed: 'The check that you are not a robot has failed. Please try again.',
  botCheckExpired: 'The check that you are not a robot has expired. Please try again.',

  handoffRefused: 'Sessions cannot be handed over between these sites.',
  providerUnknown: 'The selected identity provider is invalid.',
  providerNotSetUp: 'The selected identity provider is not set up.',
  identityOfOther: 'This identity is linked to another customer.',
  identityIsOnlyWayIn: 'This is the only way to log in: set a password first.',
  loginNotStartedHere: 'This browser has not started this login, or the login has expired.',
  appRequestRefused:
    'The app has sent a login request that is not allowed. Please tell the operator of the app. The error is:',
  returnToRefused: 'The page to return to must be one of the site’s own.',

  tokenInvalid: 'The token is not valid.',
  siteUnknown: 'The selected site id is invalid.',
  siteRequired: 'The site id is required: send the header X-Site-Id, or ?site_id=.',

  /** Of pages about an error. */
  pageUnknown: 'There is no page at this address.',
  addressMalformed: 'This address cannot be read.',
  error: 'Error',
  startPage: 'Start page',
  report: 'Report',
};

export type Texts = Readonly<typeof en>;
