import { builder } from '../../schema-core/builder.ts';
import {
  type KeyState,
  type ListedKeys,
  listSigningKeys,
  rotateKeysAsOperator,
  type ShownKey,
  type WithdrawnKey,
  withdrawKeyAsOperator,
} from './manage-signing-keys.ts';

const SigningKeyState = builder.enumType('SigningKeyState', {
  values: {
    NEXT: { description: 'Published, and signs from `signsFrom`.' },
    ACTIVE: { description: 'Signs tokens.' },
    RETIRED: { description: 'No longer signs. Verifies its tokens until `verifiesUntil`.' },
  } satisfies Record<KeyState, object>,
});

const SigningKey = builder.objectRef<ShownKey>('SigningKey').implement({
  description:
    'A key that signs tokens, for all accounts of the installation. The private key is not shown. `ES256` signs ' +
    'access tokens and ID tokens. If an OpenID client needs `RS256`, there is also an RSA key: it signs only the ' +
    'tokens for such clients, and is rotated and withdrawn together with the `ES256` key.',
  fields: (t) => ({
    kid: t.exposeID('kid', { description: 'As in the header of tokens and in `/.well-known/jwks.json`.' }),
    algorithm: t.exposeString('algorithm'),
    state: t.expose('state', { type: SigningKeyState }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    signsFrom: t.expose('signsFrom', { type: 'DateTime' }),
    retiresAt: t.expose('retiredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it stops, or has stopped, signing. Null until a rotation.',
    }),
    verifiesUntil: t.expose('verifiesUntil', {
      type: 'DateTime',
      nullable: true,
      description: 'By then, all of its tokens have expired. Null until a rotation.',
    }),
  }),
});

const WithdrawnSigningKey = builder.objectRef<WithdrawnKey>('WithdrawnSigningKey').implement({
  description: 'A signing key that was withdrawn. None of its tokens is valid.',
  fields: (t) => ({
    kid: t.exposeID('kid'),
    withdrawnAt: t.expose('withdrawnAt', { type: 'DateTime' }),
  }),
});

const SigningKeys = builder.objectRef<ListedKeys>('SigningKeys').implement({
  fields: (t) => ({
    keys: t.field({
      type: [SigningKey],
      description: 'The published keys, the newest first.',
      resolve: ({ keys }) => keys,
    }),
    withdrawn: t.field({
      type: [WithdrawnSigningKey],
      description: 'The last 50 withdrawn keys in the audit log of the account, the latest first.',
      resolve: ({ withdrawn }) => withdrawn,
    }),
    mayChange: t.exposeBoolean('mayChange', {
      description:
        'Whether the caller may rotate and withdraw keys: an owner of the account that `OPERATOR_ACCOUNT` names, or ' +
        'of the only account.',
    }),
    rotationDays: t.exposeInt('rotationDays', {
      description: 'After how many days a key is rotated automatically. 0: never.',
    }),
  }),
});

const PASSWORD =
  'The password of the caller. Required if the last login or re-authentication is over ten minutes old.';

builder.queryField('signingKeys', (t) =>
  t.adminField({
    role: 'ADMIN',
    type: SigningKeys,
    description: 'The signing keys of the installation.',
    resolve: (acting, _args, { runtime }) => listSigningKeys(runtime, acting),
  }),
);

builder.mutationFields((t) => ({
  rotateSigningKeys: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: SigningKeys,
    description:
      'Creates a new signing key, which signs after ten seconds. Tokens of the old key stay valid until they expire.',
    args: { password: t.arg.string({ description: PASSWORD }) },
    throughput: { max: 10, windowSeconds: 60 },
    resolve: async (acting, _args, { runtime }) => {
      await rotateKeysAsOperator(runtime, acting);
      return listSigningKeys(runtime, acting);
    },
  }),
  withdrawSigningKey: t.adminField({
    role: 'OWNER',
    isDangerous: true,
    type: SigningKeys,
    description:
      'Withdraws a signing key that may have leaked, and its RSA key. Their tokens become invalid on every server ' +
      'within five seconds. If no other key signs, a new one is created. Sessions and refresh tokens stay valid.',
    args: { kid: t.arg.id({ required: true }), password: t.arg.string({ description: PASSWORD }) },
    throughput: { max: 10, windowSeconds: 60 },
    resolve: async (acting, { kid }, { runtime }) => {
      await withdrawKeyAsOperator(runtime, acting, kid);
      return listSigningKeys(runtime, acting);
    },
  }),
}));
