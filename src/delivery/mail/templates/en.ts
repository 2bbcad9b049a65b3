import type { Templates } from './template.ts';

export const en: Templates = {
  passwordReset: {
    subject: 'Reset your password for {site}',
    before: ['Somebody, probably you, has asked to reset your password for {site}.'],
    action: 'Choose a new password',
    after: [
      'The link is good once, until {until}.',
      'If it was not you, you need do nothing: your password stays as it is.',
    ],
  },
  emailVerification: {
    subject: 'Confirm your email address for {site}',
    before: ['Please confirm that this email address is yours.'],
    action: 'Confirm the email address',
    after: [
      'The link is good once, until {until}.',
      'If you have not registered at {site} yourself, please do not confirm: whoever did would get an account with your address.',
    ],
  },
  newEmailVerification: {
    subject: 'Confirm your email address for {site}',
    before: [
      'The account of a customer of {site} was given this email address. If it is your account, confirm the address.',
    ],
    action: 'Confirm my new email address',
    after: ['The link is good once, until {until}.'],
    other: {
      before:
        'If it is not your account, do not confirm. Say so, and the account gets its previous address back:',
      action: 'This is not my account',
    },
  },
  passwordlessLogin: {
    subject: 'Log in to {site}',
    before: ['Somebody, probably you, has asked to log in to {site} without a password.'],
    action: 'Log in',
    after: [
      'The link is good until {until}. Give it to nobody: whoever has it can log in as you.',
      'On another device, type this code instead: {code}. It is good until {codeUntil}.',
      'If it was not you, please ignore this message.',
    ],
  },
  passwordChanged: {
    subject: 'Your password for {site} was changed',
    before: [
      'Your password for {site} was changed on {at}, and every device was logged out.',
      'If it was not you, reset your password at once.',
    ],
    after: [],
  },
  emailChanged: {
    subject: 'Your email address for {site} was changed',
    before: [
      'The email address of your account at {site} was changed on {at}. Log in with the new one from now on.',
      'If it was not you, undo the change:',
    ],
    action: 'Undo the change',
    after: [
      'The link is good until {until}, or until three days after the new address was confirmed. It logs out every device and lets you choose a new password.',
    ],
  },
  emailRestored: {
    subject: 'Your email address for {site} is this one again',
    before: [
      'The change of the email address of your account at {site} was ended on {at}: it was not confirmed at the new address. Log in with this address from now on.',
      'If you want to use the new address, change it again and open the link that we send to it.',
    ],
    after: [],
  },
  authenticatorAdded: {
    subject: 'A second factor was added to your account at {site}',
    before: [
      'An authenticator app or a passkey was added to your account at {site} on {at}.',
      'If it was not you, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  authenticatorRemoved: {
    subject: 'A second factor was removed from your account at {site}',
    before: [
      'An authenticator app or a passkey was removed from your account at {site} on {at}.',
      'If it was not you, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  recoveryCodesRenewed: {
    subject: 'New recovery codes for your account at {site}',
    before: [
      'New recovery codes were made for your account at {site} on {at}. The earlier ones are no longer valid.',
      'If it was not you, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  identityLinked: {
    subject: 'Another way to log in to {site} was added',
    before: [
      'Since {at} your account at {site} can also be logged in to with {provider}.',
      'If it was not you, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  identityUnlinked: {
    subject: 'A way to log in to {site} was removed',
    before: [
      'Since {at} your account at {site} can no longer be logged in to with {provider}.',
      'If it was not you, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  passwordRemoved: {
    subject: 'Your password for {site} was removed',
    before: [
      'On {at} you confirmed for the first time that this email address is yours, by a login at {site}. An account with it existed before, and it may have been created by another person.',
      'So its password and all other ways to log in were removed, and all devices were logged out. To log in with a password again, choose a new one with “Forgot password” at {site}.',
      'If it was not you who logged in, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  waysInRemoved: {
    subject: 'Other ways to log in to {site} were removed',
    before: [
      'On {at} you confirmed for the first time that this email address is yours. An account at {site} with it existed before, and it may have been created by another person.',
      'So the linked identities and second factors that it had were removed, and all devices were logged out. You can set them up again.',
      'If it was not you, reset your password at once and write to {site}.',
    ],
    after: [],
  },
  newDevice: {
    subject: 'A new device has logged in to {site}',
    before: [
      'Your account at {site} was logged in to on {at}, from a device that we have not seen before.',
      'Device: {device}. Address: {source}.',
      'If it was not you, change your password at once.',
    ],
    after: [],
  },
};
