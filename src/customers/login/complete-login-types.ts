import { builder } from '../../schema-core/builder.ts';

export const CompleteLoginInput = builder.inputType('CompleteLoginInput', {
  description:
    'The challenge of a SECOND_FACTOR_REQUIRED and one factor; the challenge alone after a factor was set up with it.',
  fields: (t) => ({
    challenge: t.string({ required: true }),
    code: t.string({ description: 'What the authenticator app shows.' }),
    recoveryCode: t.string({ description: 'One of the codes that were shown once; it is used up.' }),
    assertion: t.field({
      type: 'JSON',
      description: 'What the passkey answered, as `PublicKeyCredential.toJSON()` gives it.',
    }),
  }),
});
