import { builder } from '../builder.ts';

builder.queryField('country', (t) =>
  t.string({
    nullable: true,
    description:
      'The ISO 3166-1 code of the country that the caller’s address is in; null where it is unknown.',
    resolve: (_root, _args, { runtime, facts }) => runtime.countries.of(facts.address),
  }),
);
