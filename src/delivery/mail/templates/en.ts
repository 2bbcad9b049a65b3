import type { Templates } from './template.ts';

export const en: Templates = {
  passwordReset: {
    subject: 'Reset your password for {{siteName}}',
    paragraphs: [
      'We received a request to reset your password for {{siteName}}.',
      '{{link}}',
      'You can use the link once, until {{until}}.',
    ],
    action: 'Choose a new password',
    warning: ['If you did not request this, ignore this message. Your password does not change.'],
  },
  emailVerification: {
    subject: 'Confirm your email address for {{siteName}}',
    paragraphs: [
      'Please confirm that this email address is yours.',
      '{{link}}',
      'You can use the link once, until {{until}}.',
    ],
    action: 'Confirm the email address',
    warning: [
      'If you did not register at {{siteName}} yourself, please do not confirm. If you confirm, the person who registered gets an account with your address.',
    ],
  },
  newEmailVerification: {
    subject: 'Confirm your email address for {{siteName}}',
    paragraphs: [
      'This email address was entered for an account at {{siteName}}. If it is your account, confirm the address.',
      '{{link}}',
      'You can use the link once, until {{until}}.',
    ],
    action: 'Confirm my new email address',
    warning: [],
    other: {
      before:
        'If it is not your account, do not confirm. Report it, and the account gets its previous address back:',
      action: 'This is not my account',
    },
  },
  passwordlessLogin: {
    subject: 'Log in to {{siteName}}',
    paragraphs: [
      'We received a request to log in to {{siteName}} without a password.',
      '{{link}}',
      'On another device, enter this code instead: {{code}}. It is valid until {{codeUntil}}.',
    ],
    action: 'Log in',
    warning: [
      'The link is valid until {{until}}. Do not share it: anyone who has it can log in as you.',
      'If you did not request this, please ignore this message.',
    ],
  },
  passwordChanged: {
    subject: 'Your password for {{siteName}} was changed',
    paragraphs: ['Your password for {{siteName}} was changed on {{at}}, and every device was logged out.'],
    warning: ['If you did not do this, reset your password at once.'],
  },
  emailChanged: {
    subject: 'Your email address for {{siteName}} was changed',
    paragraphs: [
      'The email address of your account at {{siteName}} was changed on {{at}}. Log in with the new one from now on.',
    ],
    action: 'Undo the change',
    warning: [
      'If you did not do this, undo the change:',
      '{{link}}',
      'The link is valid until {{until}}, but at most until three days after the new address was confirmed. It logs out every device and lets you choose a new password.',
    ],
  },
  emailRestored: {
    subject: 'Your email address for {{siteName}} is this one again',
    paragraphs: [
      'The change of the email address of your account at {{siteName}} was cancelled on {{at}}, because the new address was not confirmed. Log in with this address from now on.',
      'If you want to use the new address, enter it again and open the link that we send there.',
    ],
    warning: [],
  },
  authenticatorAdded: {
    subject: 'A second factor was added to your account at {{siteName}}',
    paragraphs: ['An authenticator app or a passkey was added to your account at {{siteName}} on {{at}}.'],
    warning: ['If you did not do this, reset your password at once and write to {{siteName}}.'],
  },
  authenticatorRemoved: {
    subject: 'A second factor was removed from your account at {{siteName}}',
    paragraphs: [
      'An authenticator app or a passkey was removed from your account at {{siteName}} on {{at}}.',
    ],
    warning: ['If you did not do this, reset your password at once and write to {{siteName}}.'],
  },
  recoveryCodesRenewed: {
    subject: 'New recovery codes for your account at {{siteName}}',
    paragraphs: [
      'New recovery codes were made for your account at {{siteName}} on {{at}}. The earlier ones are no longer valid.',
    ],
    warning: ['If you did not do this, reset your password at once and write to {{siteName}}.'],
  },
  identityLinked: {
    subject: 'Another way to log in to {{siteName}} was added',
    paragraphs: ['Since {{at}} you can also log in to your account at {{siteName}} with {{provider}}.'],
    warning: ['If you did not do this, reset your password at once and write to {{siteName}}.'],
  },
  identityUnlinked: {
    subject: 'A way to log in to {{siteName}} was removed',
    paragraphs: ['Since {{at}} you can no longer log in to your account at {{siteName}} with {{provider}}.'],
    warning: ['If you did not do this, reset your password at once and write to {{siteName}}.'],
  },
  passwordRemoved: {
    subject: 'Your password for {{siteName}} was removed',
    paragraphs: [
      'On {{at}} you confirmed for the first time that this email address is yours, by a login at {{siteName}}. An account with this address existed before, and another person may have created it.',
      'So its password and all other ways to log in were removed, and all devices were logged out. To log in with a password again, choose a new one with “Forgot password” at {{siteName}}.',
    ],
    warning: ['If you did not log in, reset your password at once and write to {{siteName}}.'],
  },
  waysInRemoved: {
    subject: 'Other ways to log in to {{siteName}} were removed',
    paragraphs: [
      'On {{at}} you confirmed for the first time that this email address is yours. An account at {{siteName}} with this address existed before, and another person may have created it.',
      'So its linked identities and second factors were removed, and all devices were logged out. You can set them up again.',
    ],
    warning: ['If you did not do this, reset your password at once and write to {{siteName}}.'],
  },
  newDevice: {
    subject: 'A new device has logged in to {{siteName}}',
    paragraphs: [
      'A device that we have not seen before logged in to your account at {{siteName}} on {{at}}.',
      'Device: {{device}}. Address: {{source}}.',
    ],
    warning: ['If this was not you, change your password at once.'],
  },
};
