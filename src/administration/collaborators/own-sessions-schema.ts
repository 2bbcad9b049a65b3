import { builder } from '../../schema-core/builder.ts';
import { Collaborator } from './collaborator-types.ts';
import { endOtherOwnSessions, endOwnSession, listOwnSessions, type OwnSession } from './own-sessions.ts';
import { reauthenticateCollaborator } from './reauthenticate.ts';

const CollaboratorSession = builder.objectRef<OwnSession>('CollaboratorSession').implement({
  description: 'An open session of the collaborator who calls.',
  fields: (t) => ({
    id: t.exposeID('id'),
    source: t.exposeString('source', { description: 'The client’s address at the login (IPv6: its /64).' }),
    userAgent: t.exposeString('userAgent', { nullable: true }),
    isConsole: t.exposeBoolean('isConsole', {
      description:
        'Whether it is a session of the console. Such a session ends when it is not used for a while.',
    }),
    bySso: t.exposeBoolean('bySso', {
      description: 'Whether the session began with a login at the provider of the company.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime' }),
    lastUsedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The last use, accurate to the minute. Null: not a session of the console.',
      resolve: ({ isConsole, lastUsedAt, createdAt }) => (isConsole ? (lastUsedAt ?? createdAt) : null),
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime' }),
    current: t.exposeBoolean('current', { description: 'Whether it is the session of this request.' }),
  }),
});

const EndCollaboratorSessionsPayload = builder
  .objectRef<{ endedCount: number }>('EndCollaboratorSessionsPayload')
  .implement({ fields: (t) => ({ endedCount: t.exposeInt('endedCount') }) });

const ReauthenticateCollaboratorInput = builder.inputType('ReauthenticateCollaboratorInput', {
  description: 'Exactly one field must be given.',
  fields: (t) => ({
    password: t.string(),
    code: t.string({ description: 'A code of the authenticator app.' }),
    recoveryCode: t.string(),
    assertion: t.field({
      type: 'JSON',
      description: 'The answer to the options of `beginCollaboratorPasskeyProof`.',
    }),
  }),
});

builder.queryField('collaboratorSessions', (t) =>
  t.adminField({
    role: 'SUPPORT',
    type: [CollaboratorSession],
    description: 'The open sessions of the collaborator who calls, newest first.',
    resolve: (acting, _args, { runtime }) => listOwnSessions(runtime, acting),
  }),
);

builder.mutationFields((t) => ({
  endOtherCollaboratorSessions: t.adminField({
    role: 'SUPPORT',
    type: EndCollaboratorSessionsPayload,
    description: 'Ends all sessions of the collaborator who calls, except the session of this request.',
    resolve: async (acting, _args, { runtime }) => ({
      endedCount: await endOtherOwnSessions(runtime, acting),
    }),
  }),
  endCollaboratorSession: t.adminField({
    role: 'SUPPORT',
    type: EndCollaboratorSessionsPayload,
    description: 'Ends one session of the collaborator who calls. An ended session is not changed.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (acting, { id }, { runtime }) => ({
      endedCount: await endOwnSession(runtime, acting, String(id)),
    }),
  }),
  reauthenticateCollaborator: t.adminField({
    role: 'SUPPORT',
    type: Collaborator,
    description:
      'Re-authenticates the collaborator who calls, for ten minutes. A dangerous operation that failed with ' +
      '`extensions.reauthenticate` can then be repeated.',
    args: { input: t.arg({ type: ReauthenticateCollaboratorInput, required: true }) },
    throughput: { max: 30, windowSeconds: 60 },
    resolve: async (acting, { input }, { runtime }) => {
      await reauthenticateCollaborator(runtime, acting, input);
      return acting.collaborator;
    },
  }),
}));
