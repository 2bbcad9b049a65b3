/** A mail in one language. Names in braces are replaced by values. */
export type Template = {
  subject: string;
  /** The paragraphs before the link. */
  before: readonly string[];
  /** The text of the link. Absent: there is no link. */
  action?: string;
  /** The paragraphs after the link. */
  after: readonly string[];
  /** A second link at the end: the paragraph before it, and its text. */
  other?: { before: string; action: string };
};

/** The kinds of mails to customers, each with the values that its template may use. */
export type MailValues = {
  passwordReset: { site: string; link: string; until: Date };
  emailVerification: { site: string; link: string; until: Date };
  /** For a changed email. The second link declines the change. */
  newEmailVerification: { site: string; link: string; otherLink: string; until: Date };
  passwordlessLogin: { site: string; link: string; until: Date; code: string; codeUntil: Date };
  passwordChanged: { site: string; at: Date };
  emailChanged: { site: string; at: Date; link: string; until: Date };
  /** A change of the email was reversed. */
  emailRestored: { site: string; at: Date };
  authenticatorAdded: { site: string; at: Date };
  authenticatorRemoved: { site: string; at: Date };
  recoveryCodesRenewed: { site: string; at: Date };
  identityLinked: { site: string; at: Date; provider: string };
  identityUnlinked: { site: string; at: Date; provider: string };
  /** The password was removed, with all other ways to log in and all sessions. */
  passwordRemoved: { site: string; at: Date };
  /** Linked identities and second factors were removed, but not the password. */
  waysInRemoved: { site: string; at: Date };
  newDevice: { site: string; at: Date; device: string; source: string };
};

export type MailKind = keyof MailValues;
export type Templates = Readonly<Record<MailKind, Template>>;
