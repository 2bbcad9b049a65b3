/**
 * A mail in one language. `{{name}}` is replaced by a value. A paragraph that is only `{{link}}` is the button. The
 * texts in the settings of a site have the same syntax.
 */
export type Template = {
  subject: string;
  /** A site can replace the paragraphs, the subject and the text of the button. */
  paragraphs: readonly string[];
  /** The text of the button. Absent: there is no button. */
  action?: string;
  /** Advice, mostly for a customer who did not cause the mail. It also follows a site's own text. */
  warning: readonly string[];
  /** A second link at the end of the mail: the paragraph before the link, and the text of the link. */
  other?: { before: string; action: string };
};

/** The kinds of mails to customers, each with the values that its template may use. */
export type MailValues = {
  passwordReset: { siteName: string; link: string; until: Date };
  emailVerification: { siteName: string; link: string; until: Date };
  /** For a changed email. The second link declines the change. */
  newEmailVerification: { siteName: string; link: string; otherLink: string; until: Date };
  passwordlessLogin: { siteName: string; link: string; until: Date; code: string; codeUntil: Date };
  passwordChanged: { siteName: string; at: Date };
  emailChanged: { siteName: string; at: Date; link: string; until: Date };
  /** A change of the email was reversed. */
  emailRestored: { siteName: string; at: Date };
  authenticatorAdded: { siteName: string; at: Date };
  authenticatorRemoved: { siteName: string; at: Date };
  recoveryCodesRenewed: { siteName: string; at: Date };
  identityLinked: { siteName: string; at: Date; provider: string };
  identityUnlinked: { siteName: string; at: Date; provider: string };
  /** The password was removed, with all other ways to log in and all sessions. */
  passwordRemoved: { siteName: string; at: Date };
  /** Linked identities and second factors were removed, but no password. */
  waysInRemoved: { siteName: string; at: Date };
  newDevice: { siteName: string; at: Date; device: string; source: string };
};

export type MailKind = keyof MailValues;
export type Templates = Readonly<Record<MailKind, Template>>;
