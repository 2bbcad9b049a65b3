/** A mail in one language. Names in braces stand for what differs from mail to mail. */
export type Template = {
  subject: string;
  /** Paragraphs before the link, if there is one, and after it. */
  before: readonly string[];
  /** What the link is called. */
  action?: string;
  after: readonly string[];
  /** What stands at the end, before a second link, and what that link is called. */
  other?: { before: string; action: string };
};

/** Every kind of mail to a customer, with the names that its template may use. */
export type MailValues = {
  passwordReset: { site: string; link: string; until: Date };
  emailVerification: { site: string; link: string; until: Date };
  /** After a change. The other link says that the account is not theirs. */
  newEmailVerification: { site: string; link: string; otherLink: string; until: Date };
  passwordlessLogin: { site: string; link: string; until: Date; code: string; codeUntil: Date };
  passwordChanged: { site: string; at: Date };
  emailChanged: { site: string; at: Date; link: string; until: Date };
  /** The email is the one before a change again, which somebody else has ended. */
  emailRestored: { site: string; at: Date };
  authenticatorAdded: { site: string; at: Date };
  authenticatorRemoved: { site: string; at: Date };
  recoveryCodesRenewed: { site: string; at: Date };
  identityLinked: { site: string; at: Date; provider: string };
  identityUnlinked: { site: string; at: Date; provider: string };
  /** With it all other ways in and all sessions. */
  passwordRemoved: { site: string; at: Date };
  /** Linked identities and second factors, not the password. */
  waysInRemoved: { site: string; at: Date };
  newDevice: { site: string; at: Date; device: string; source: string };
};

export type MailKind = keyof MailValues;
export type Templates = Readonly<Record<MailKind, Template>>;
