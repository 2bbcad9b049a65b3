import type { Texts } from './texts.ts';

export const en: Texts = {
  passwordReset: 'Choose a new password',
  emailVerify: 'Confirm your email address',
  passwordlessLogin: 'Log in',
  emailChangeUndo: 'Undo the change of your email address',
  emailChangeDecline: 'This is not my account',
  aboutReset: 'Your new password for {site}. All devices will be logged out.',
  aboutVerify:
    'Please confirm only if you have registered at {site} yourself: whoever did gets an account with your address.',
  aboutLogin: 'You will be logged in to {site}, in this window.',
  aboutUndo:
    'The email address of your account at {site} becomes this one again. All devices are logged out, and you get a mail to choose a new password.',
  aboutDecline:
    'An account at {site} was given your email address. If it is not yours, the account gets its previous address back. Nothing else changes, and you can register with your address.',
  email: 'Email',
  password: 'New password',
  save: 'Save',
  confirm: 'Confirm',
  undo: 'Undo the change',
  logIn: 'Log in',
  logOut: 'Log out',
  loggedIn: 'You are logged in as {email}, in this window.',
  loggedOut: 'You are logged out.',
  changed: 'Your password was changed. Log in with it from now on.',
  confirmed: 'Your email address is confirmed.',
  undone:
    'Your email address is the old one again. To choose a new password, open the link that we have sent to it.',
  declined: 'Done. The account no longer has your email address.',
  factor: 'Code of your authenticator app, or a recovery code',
  passkey: 'Use a passkey',
  enrolment: 'This login needs a second factor. Please log in with the app, and set one up there.',
  wrongFactor: 'That was not accepted. Please try again.',
  over: 'This link has expired or has been used already. Please ask for a new one.',
  overForGood: 'This link has expired or has been used already.',
  tooMany: 'There were too many attempts. Please try again later.',
  failed: 'Something went wrong. Please try again.',
  passwordRemoved:
    'Your password and all other ways to log in were removed, since nobody had confirmed this email address before. Choose a new password with “Forgot password”. We have sent you a message about it.',
  waysInRemoved:
    'Linked accounts and second factors were removed, since nobody had confirmed this email address before. We have sent you a message about it.',
  needsScript: 'This page needs JavaScript.',
  tooShort: 'The password must be at least {count} characters.',
  tooPlain:
    'The password must have 8 to 30 characters, with an uppercase letter, a lowercase letter, a digit and a special character.',
  tooCommon: 'The password is one of the most common ones. Please choose another.',
  tooEasy: 'The password is too easy to guess. Add another word or two, and nothing of your name or email.',
  refusedPassword: 'This password cannot be used. Please choose another.',
};
