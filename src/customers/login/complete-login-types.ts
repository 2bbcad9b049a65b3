import { builder } from '../../schema-core/builder.ts';

export const CompleteLoginInput = builder.inputType('CompleteLoginInput', {
  description:
    'The challenge of SECOND_FACTOR_REQUIRED and one factor. After a first factor was set up, the challenge only.',
  fields: (t) => ({
    challenge: t.string({ required: true }),
    code: t.string({ description: 'The code of the authenticator app.' }),
    recoveryCode: t.string({ description: 'One of the recovery codes. It can be used once.' }),
    assertion: t.field({
      type: 'JSON',
      description: 'The answer of the passkey: `PublicKeyCredential.toJSON()`.',
    }),
  }),
});
