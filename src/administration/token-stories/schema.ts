import { SessionRecord } from '../../access/sessions/session-types.ts';
import { TokenVerdict } from '../../access/tokens/verdict-types.ts';
import { builder } from '../../schema-core/builder.ts';
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
    text: t.exposeString('text', { description: 'One sentence that can be read out.' }),
    supersededById: t.id({ nullable: true, resolve: ({ supersededById }) => supersededById ?? null }),
  }),
});

const TokenStory = builder.objectRef<TokenStoryRow>('TokenStory').implement({
  description: 'What became of a token, the oldest first. Empty for what is no token of the account.',
  fields: (t) => ({
    verdict: t.field({ type: TokenVerdict, resolve: ({ verdict }) => verdict }),
    session: t.field({
      type: SessionRecord,
      nullable: true,
      description: 'Null also when it ended so long ago that it is no longer kept.',
      resolve: ({ session }) => session,
    }),
    entries: t.field({ type: [TokenStoryEntry], resolve: ({ entries }) => entries }),
  }),
});

builder.mutationField('explainToken', (t) =>
  t.field({
    type: TokenStory,
    description:
      'The story of an access token, for a conversation with its holder; of expired and ended ones too. A ' +
      'mutation, because that it was asked for is written down, and so that no token stands in a URL.',
    args: { token: t.arg.string({ required: true }) },
    authScopes: { collaborator: 'SUPPORT' },
    resolve: async (_root, { token }, context) => {
      const { runtime } = context;
      const { collaborator } = await context.collaborator('SUPPORT');
      const acting = { accountId: collaborator.accountId, actor: await context.actor() };
      return explainToken(runtime, acting, token, runtime.clock());
    },
  }),
);
