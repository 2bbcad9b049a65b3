import { type AdminField, NO_ID, type Scene } from '../admin-field.ts';

const ARGUMENTS = 'siteId: $siteId, kind: $kind, language: $language';
const DECLARED = '$siteId: ID!, $kind: MailKind!, $language: String!';
const input = { subject: 'Your password', paragraphs: ['It was changed on {{at}}.'] };
const named = ({ siteId }: Scene) => ({ siteId, kind: 'PASSWORD_CHANGED', language: 'en' });
const missing = { siteId: NO_ID };

export const adminFields: Record<string, AdminField> = {
  mailTexts: {
    least: 'SUPPORT',
    document:
      'query ($siteId: ID!, $language: String) { mailTexts(siteId: $siteId, language: $language) { kind subject } }',
    variables: ({ siteId }) => ({ siteId, language: 'en' }),
    missing,
  },
  previewMail: {
    least: 'SUPPORT',
    document: `query (${DECLARED}, $draft: MailTextInput) { previewMail(${ARGUMENTS}, draft: $draft) { html } }`,
    variables: (scene) => ({ ...named(scene), draft: input }),
    missing,
  },
  setMailText: {
    least: 'ADMIN',
    document: `mutation (${DECLARED}, $input: MailTextInput!) { setMailText(${ARGUMENTS}, input: $input) { subject } }`,
    variables: (scene) => ({ ...named(scene), input }),
    missing,
  },
  removeMailText: {
    least: 'ADMIN',
    document: `mutation (${DECLARED}) { removeMailText(${ARGUMENTS}) { subject } }`,
    variables: async (scene) => {
      const text = { ...input, buttonLabel: null, updatedAt: new Date() };
      const siteId_kind_language = { siteId: scene.siteId, kind: 'passwordChanged', language: 'en' };
      await scene.server.gatehouse.prisma.siteMailText.upsert({
        where: { siteId_kind_language },
        create: { ...siteId_kind_language, ...text },
        update: text,
      });
      return named(scene);
    },
    missing,
  },
  sendTestMail: {
    least: 'ADMIN',
    document: `mutation (${DECLARED}) { sendTestMail(${ARGUMENTS}) { to } }`,
    variables: named,
    missing,
  },
};
