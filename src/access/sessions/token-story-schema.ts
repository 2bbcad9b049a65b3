import { builder } from '../../schema-core/builder.ts';
import { TokenVerdict } from '../tokens/verdict-types.ts';
import { SessionRecord } from './session-types.ts';
import {
  explainToken,
  type TokenStoryEntry as TokenStoryEntryRow,
  type TokenStory as TokenStoryRow,
} from './token-story.ts';

const TokenStoryEntry = builder.objectRef<TokenStoryEntryRow>('TokenStoryEntry').implement({
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime' }),
    kind: t.field({
      type: builder.enumType('TokenStoryKind', {
        values: [
          'SESSION_BEGAN',
          'REFRESHED',
          'ISSUED',
          'TOKEN_EXPIRED',
          'SUPERSEDED',
          'SESSION_ENDED',
          'SESSION_EXPIRED',
        ] as const,
      }),
      resolve: ({ kind }) => kind,
    }),
    text: t.exposeString('text', {
      description: 'One sentence that a collaborator can read out to the customer.',
    }),
    supersededById: t.id({ nullable: true, resolve: ({ supersededById }) => supersededById ?? null }),
  }),
});

const TokenStory = builder.objectRef<TokenStoryRow>('TokenStory').implement({
  description: 'The history of a token. It is empty for a text that is not a token of the account.',
  fields: (t) => ({
    verdict: t.field({ type: TokenVerdict, resolve: ({ verdict }) => verdict }),
    session: t.field({
      type: SessionRecord,
      nullable: true,
      description: 'Null also if the session has been deleted some time after its end.',
      resolve: ({ session }) => session,
    }),
    entries: t.field({
      type: [TokenStoryEntry],
      description: 'The oldest first.',
      resolve: ({ entries }) => entries,
    }),
  }),
});

builder.mutationField('explainToken', (t) =>
  t.adminField({
    role: 'SUPPORT',
    type: TokenStory,
    description:
      'Explains what happened to an access token and its session, also after their end. It is a mutation because it ' +
      'writes an audit entry, and so that no token appears in a URL.',
    args: { token: t.arg.string({ required: true }) },
    resolve: (acting, { token }, { runtime }) => explainToken(runtime, acting, token),
  }),
);
