import type { Templates } from './template.ts';

export const en: Templates = {
  passwordReset: {
    subject: 'Reset your password for {site}',
    before: ['We received a request to reset your password for {site}.'],
    action: 'Choose a new password',
    after: [
      'You can use the link once, until {until}.',
      'If you did not request this, ignore this message. Your password does not change.',
    ],
  },
  emailVerification: {
    subject: 'Confirm your email address for {site}',
    before: ['Please confirm that this email address is yours.'],
    action: 'Confirm the email address',
    after: [
      'You can use the link once, until {until}.',
      'If you did not register at {site} yourself, please do not confirm. Otherwise the person who registered gets an account with your address.',
    ],
  },
  newEmailVerification: {
    subject: 'Confirm your email address for {site}',
    before: [
      'This email address was entered for an account at {site}. If it is your account, confirm the address.',
    ],
    action: 'Confirm my new email address',
    after: ['You can use the link once, until {until}.'],
    other: {
      before:
        'If it is not your account, do not confirm. Report it, and the account gets its previous address back:',
      action: 'This is not my account',
    },
  },
  passwordlessLogin: {
    subject: 'Log in to {site}',
    before: ['We received a request to log in to {site} without a password.'],
    action: 'Log in',
    after: [
      'The link is valid until {until}. Do not share it: anyone who has it can log in as you.',
      'On another device, enter this code instead: {code}. It is valid until {codeUntil}.',
      'If you did not request this, please ignore this message.',
    ],
  },
  passwordChanged: {
    subject: 'Your password for {site} was changed',
    before: [
      'Your password for {site} was changed on {at}, and every device was logged out.',
      'If you did not do this, reset your password at once.',
    ],
    after: [],
  },
  emailChanged: {
    subject: 'Your email address for {site} was changed',
    before: [
      'The email address of your account at {site} was changed on {at}. Log in with the new one from now on.',
      'If you did not do this, undo the change:',
    ],
    action: 'Undo the change',
    after: [
      'The link is valid until {until}, or until three days after the new address was confirmed. It logs out every device and lets you choose a new password.',
    ],
  },
  emailRestored: {
    subject: 'Your email address for {site} is this one again',
    before: [
      'The change of the email address of your account at {site} was cancelled on {at}, because the new address was not confirmed. Log in with this address from now on.',
      'If you want to use the new address, change it again and open the link that we send to it.',
    ],
    after: [],
  },
  authenticatorAdded: {
    subject: 'A second factor was added to your account at {site}',
    before: [
      'An authenticator app or a passkey was added to your account at {site} on {at}.',
      'If you did not do this, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  authenticatorRemoved: {
    subject: 'A second factor was removed from your account at {site}',
    before: [
      'An authenticator app or a passkey was removed from your account at {site} on {at}.',
      'If you did not do this, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  recoveryCodesRenewed: {
    subject: 'New recovery codes for your account at {site}',
    before: [
      'New recovery codes were made for your account at {site} on {at}. The earlier ones are no longer valid.',
      'If you did not do this, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  identityLinked: {
    subject: 'Another way to log in to {site} was added',
    before: [
      'Since {at} you can also log in to your account at {site} with {provider}.',
      'If you did not do this, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  identityUnlinked: {
    subject: 'A way to log in to {site} was removed',
    before: [
      'Since {at} you can no longer log in to your account at {site} with {provider}.',
      'If you did not do this, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  passwordRemoved: {
    subject: 'Your password for {site} was removed',
    before: [
      'On {at} you confirmed for the first time that this email address is yours, by a login at {site}. An account with this address existed before, and another person may have created it.',
      'So its password and all other ways to log in were removed, and all devices were logged out. To log in with a password again, choose a new one with “Forgot password” at {site}.',
      'If you did not log in, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  waysInRemoved: {
    subject: 'Other ways to log in to {site} were removed',
    before: [
      'On {at} you confirmed for the first time that this email address is yours. An account at {site} with this address existed before, and another person may have created it.',
      'So its linked identities and second factors were removed, and all devices were logged out. You can set them up again.',
      'If you did not do this, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  newDevice: {
    subject: 'A new device has logged in to {site}',
    before: [
      'A device that we have not seen before logged in to your account at {site} on {at}.',
      'Device: {device}. Address: {source}.',
      'If this was not you, change your password at once.',
    ],
    after: [],
  },
};
