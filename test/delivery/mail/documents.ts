import { graphql } from '../../support/gql/gql.ts';

export const MailTexts = graphql(`
  query MailTexts($siteId: ID!, $language: String) {
    mailTexts(siteId: $siteId, language: $language) {
      kind language isOwn subject paragraphs buttonLabel fixedParagraphs updatedAt
      variables { name required optional }
    }
  }
`);
export const SetMailText = graphql(`
  mutation SetMailText($siteId: ID!, $kind: MailKind!, $language: String!, $input: MailTextInput!) {
    setMailText(siteId: $siteId, kind: $kind, language: $language, input: $input) { isOwn subject paragraphs buttonLabel }
  }
`);
export const RemoveMailText = graphql(`
  mutation RemoveMailText($siteId: ID!, $kind: MailKind!, $language: String!) {
    removeMailText(siteId: $siteId, kind: $kind, language: $language) { isOwn subject }
  }
`);
export const PreviewMail = graphql(`
  query PreviewMail($siteId: ID!, $kind: MailKind!, $language: String!, $draft: MailTextInput) {
    previewMail(siteId: $siteId, kind: $kind, language: $language, draft: $draft) { to subject text html }
  }
`);
export const SendTestMail = graphql(`
  mutation SendTestMail($siteId: ID!, $kind: MailKind!, $language: String!) {
    sendTestMail(siteId: $siteId, kind: $kind, language: $language) { to subject }
  }
`);
