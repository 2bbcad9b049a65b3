import { builder } from '../../schema-core/builder.ts';
import { IF_PART_UPDATED_AT } from '../../tenancy/audit/if-updated-at.ts';
import { SiteSettings } from '../../tenancy/sites/site-settings-types.ts';
import { removeDisqusKeys, setDisqusKeys } from './disqus-keys.ts';

const DisqusKeys = builder.prismaObject('DisqusKeys', {
  description: 'The Disqus keys of a site, for collaborators.',
  fields: (t) => ({
    publicKey: t.exposeString('publicKey'),
    hasSecret: t.boolean({
      description: 'True. The secret key itself is never read back.',
      resolve: () => true,
    }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime' }),
  }),
});

builder.prismaObjectField(SiteSettings, 'disqus', (t) =>
  t.relation('disqus', {
    type: DisqusKeys,
    nullable: true,
    description: 'Null: customers are not logged in to the comments of Disqus.',
  }),
);

const DisqusKeysInput = builder.inputType('DisqusKeysInput', {
  fields: (t) => ({
    publicKey: t.string({
      required: true,
      description: 'The API key of your Disqus application. Pages send it to Disqus.',
    }),
    secret: t.string({
      description:
        'The API secret of that application. Required with a new public key. Absent: the stored secret is kept.',
    }),
    ifUpdatedAt: t.field({ type: 'DateTime', description: IF_PART_UPDATED_AT }),
  }),
});

builder.mutationFields((t) => ({
  setDisqusKeys: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: DisqusKeys,
    description: 'Sets the Disqus keys of a site, in place of the previous ones.',
    args: {
      siteId: t.arg.id({ required: true }),
      input: t.arg({ type: DisqusKeysInput, required: true }),
    },
    resolve: (acting, { siteId, input }, { runtime }) => setDisqusKeys(runtime, acting, siteId, input),
  }),
  removeDisqusKeys: t.adminField({
    role: 'ADMIN',
    isDangerous: true,
    type: DisqusKeys,
    description: 'Removes the Disqus keys of a site. Customers are no longer logged in to the comments.',
    args: { siteId: t.arg.id({ required: true }) },
    resolve: (acting, { siteId }, { runtime }) => removeDisqusKeys(runtime, acting, siteId),
  }),
}));
