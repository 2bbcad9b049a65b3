/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AuthenticatorKind =
  | 'PASSKEY'
  | 'TOTP';

/** Each role may do everything that the roles after it may do. */
export type CollaboratorRole =
  /** Sites, partners, companies, plans, webhooks and customers. */
  | 'ADMIN'
  /** Everything, including collaborators and the audit log. */
  | 'OWNER'
  /** Reads the account’s sites and plans, and helps customers. */
  | 'SUPPORT';

export type DeliveryOutcome =
  /** Failed. The delivery is retried later. */
  | 'ATTEMPT_FAILED'
  /** A mail that was not sent, because its link or code was no longer valid. */
  | 'EXPIRED'
  /** Failed, and not retried, for example after a day. */
  | 'GIVEN_UP'
  /** Accepted by the mail server or the receiver. */
  | 'SENT';

export type LoginOutcome =
  /** Overload, an identity provider that does not answer, or an unexpected error. */
  | 'FAILED'
  /** A field was not valid, for example an email that is taken. */
  | 'INVALID_INPUT'
  /** Refused after too many attempts, without checking the credentials. */
  | 'LOCKED'
  /** Refused for another reason, such as the limit of sessions, an identity that must be linked first, or a setting of the site. */
  | 'REFUSED'
  /** The first step succeeded. The second step is counted as another attempt. */
  | 'SECOND_FACTOR_REQUIRED'
  /** A session was opened. */
  | 'SUCCEEDED'
  /** A wrong name, password, code, link, token or passkey. */
  | 'WRONG_CREDENTIALS'
  | 'WRONG_SECOND_FACTOR';

/** How a login begins. */
export type LoginWay =
  /** A handoff: a session on one site opens a session on another. */
  | 'HANDOFF'
  | 'IDENTITY_PROVIDER'
  | 'PASSKEY'
  | 'PASSWORD'
  | 'PASSWORDLESS_CODE'
  | 'PASSWORDLESS_LINK'
  | 'REGISTRATION'
  /** A second step whose challenge is invalid or has expired. */
  | 'UNKNOWN';

export type MailTransport =
  /** Mails wait until `SMTP_URL` is set. */
  | 'NONE'
  /** Mails go to the outbox of development. They are not sent. */
  | 'OUTBOX'
  /** Mails go to the server of `SMTP_URL`. */
  | 'SMTP';

/** Hours and days begin in UTC. */
export type StatisticsStep =
  | 'DAY'
  | 'HOUR';

export type OverviewStatisticsQueryVariables = Exact<{
  from: string;
  to: string;
  step: StatisticsStep;
  siteId?: string | number | null | undefined;
}>;


export type OverviewStatisticsQuery = { readonly statistics: { readonly from: string, readonly to: string, readonly mailsWaiting: number, readonly webhooksWaiting: number, readonly logins: ReadonlyArray<{ readonly at: string, readonly way: LoginWay, readonly provider: string | null, readonly outcome: LoginOutcome, readonly count: number }>, readonly registrations: ReadonlyArray<{ readonly at: string, readonly provider: string | null, readonly count: number }>, readonly activeSessions: ReadonlyArray<{ readonly at: string, readonly count: number }>, readonly verdicts: ReadonlyArray<{ readonly at: string, readonly partnerName: string, readonly verdict: string, readonly count: number }>, readonly mails: ReadonlyArray<{ readonly at: string, readonly outcome: DeliveryOutcome, readonly count: number }>, readonly webhooks: ReadonlyArray<{ readonly at: string, readonly outcome: DeliveryOutcome, readonly count: number }> } };

export type SetupOfAllQueryVariables = Exact<{ [key: string]: never; }>;


export type SetupOfAllQuery = { readonly sites: ReadonlyArray<{ readonly id: string, readonly name: string, readonly link: string | null, readonly allowedOrigins: ReadonlyArray<string> }>, readonly collaboratorAuthenticators: { readonly recoveryCodesLeft: number, readonly authenticators: ReadonlyArray<{ readonly id: string, readonly kind: AuthenticatorKind }> } };

export type SetupOfAdminsQueryVariables = Exact<{ [key: string]: never; }>;


export type SetupOfAdminsQuery = { readonly partners: ReadonlyArray<{ readonly id: string, readonly lastUsedAt: string | null }>, readonly webhookEndpoints: ReadonlyArray<{ readonly id: string }>, readonly mailDelivery: { readonly transport: MailTransport, readonly lastSentOn: string | null } };

export type SetupOfOwnersQueryVariables = Exact<{ [key: string]: never; }>;


export type SetupOfOwnersQuery = { readonly collaborators: ReadonlyArray<{ readonly id: string, readonly role: CollaboratorRole, readonly invited: boolean }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const OverviewStatisticsDocument = new TypedDocumentString(`
    query OverviewStatistics($from: DateTime!, $to: DateTime!, $step: StatisticsStep!, $siteId: ID) {
  statistics(from: $from, to: $to, step: $step, siteId: $siteId) {
    from
    to
    logins {
      at
      way
      provider
      outcome
      count
    }
    registrations {
      at
      provider
      count
    }
    activeSessions {
      at
      count
    }
    verdicts {
      at
      partnerName
      verdict
      count
    }
    mails {
      at
      outcome
      count
    }
    mailsWaiting
    webhooks {
      at
      outcome
      count
    }
    webhooksWaiting
  }
}
    `) as unknown as TypedDocumentString<OverviewStatisticsQuery, OverviewStatisticsQueryVariables>;
export const SetupOfAllDocument = new TypedDocumentString(`
    query SetupOfAll {
  sites {
    id
    name
    link
    allowedOrigins
  }
  collaboratorAuthenticators {
    recoveryCodesLeft
    authenticators {
      id
      kind
    }
  }
}
    `) as unknown as TypedDocumentString<SetupOfAllQuery, SetupOfAllQueryVariables>;
export const SetupOfAdminsDocument = new TypedDocumentString(`
    query SetupOfAdmins {
  partners {
    id
    lastUsedAt
  }
  webhookEndpoints {
    id
  }
  mailDelivery {
    transport
    lastSentOn
  }
}
    `) as unknown as TypedDocumentString<SetupOfAdminsQuery, SetupOfAdminsQueryVariables>;
export const SetupOfOwnersDocument = new TypedDocumentString(`
    query SetupOfOwners {
  collaborators {
    id
    role
    invited
  }
}
    `) as unknown as TypedDocumentString<SetupOfOwnersQuery, SetupOfOwnersQueryVariables>;