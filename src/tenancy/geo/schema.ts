import { yieldToEventLoop } from '../../lib/yield-to-event-loop.ts';
import { requireFound } from '../../platform/errors.ts';
import { languageOfTag } from '../../platform/messages/language.ts';
import { builder } from '../../schema-core/builder.ts';
import type { Context } from '../../schema-core/context.ts';
import { type Location, nameIn } from './location.ts';
import type { NamedPlace } from './place-names.ts';

const MINUTE_SECONDS = 60;
const LANGUAGE =
  'A language tag such as `fr`, `fr-CA` or `fr_CA`; en, fr, it, ko, es and de are supported. Without a supported ' +
  'tag, the language of the site is used, or English if the request names no site.';

const Country = builder.objectRef<NamedPlace>('Country').implement({
  fields: (t) => ({
    code: t.exposeString('code', { description: 'ISO 3166-1, two letters.' }),
    name: t.exposeString('name'),
  }),
});

const Subdivision = builder.objectRef<NamedPlace>('Subdivision').implement({
  description: 'A state, province or region: a first-level subdivision of a country.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'ISO 3166-2, without the country.' }),
    name: t.exposeString('name'),
  }),
});

const LocationType = builder.objectRef<Location & { language: string }>('Location').implement({
  description: 'The location of an address. A field is null if the database has no value.',
  fields: (t) => ({
    countryCode: t.exposeString('countryCode', { nullable: true, description: 'ISO 3166-1.' }),
    continentCode: t.exposeString('continentCode', { nullable: true, description: '`EU`, `NA`, …' }),
    region: t.string({ nullable: true, resolve: ({ region, language }) => nameIn(region, language) }),
    regionCode: t.exposeString('regionCode', {
      nullable: true,
      description: 'ISO 3166-2, without the country.',
    }),
    city: t.string({ nullable: true, resolve: ({ city, language }) => nameIn(city, language) }),
    postalCode: t.exposeString('postalCode', { nullable: true }),
    timeZone: t.exposeString('timeZone', {
      nullable: true,
      description: 'An IANA name, such as `Europe/Paris`.',
    }),
    isInEuropeanUnion: t.exposeBoolean('isInEuropeanUnion', { nullable: true }),
  }),
});

builder.queryFields((t) => ({
  country: t.string({
    nullable: true,
    description: 'The ISO 3166-1 code of the country of the caller’s address. Null: unknown.',
    resolve: (_root, _args, { runtime, requestInfo }) => runtime.countries.of(requestInfo.address),
  }),
  location: t.field({
    type: LocationType,
    description: 'The location of the caller’s address.',
    args: { language: t.arg.string({ description: LANGUAGE }) },
    resolve: async (_root, { language }, context) => ({
      ...(await context.runtime.countries.locate(context.requestInfo.address)),
      language: await languageFor(language, context),
    }),
  }),
  countries: t.field({
    type: [Country],
    description: 'The countries of ISO 3166-1, sorted by name.',
    args: { language: t.arg.string({ description: LANGUAGE }) },
    throughput: { max: 120, windowSeconds: MINUTE_SECONDS },
    resolve: async (_root, { language }, context) => {
      const named = await context.runtime.placeNames.countries(await languageFor(language, context));
      await yieldToEventLoop();
      return [...named];
    },
  }),
  subdivisions: t.field({
    type: [Subdivision],
    description:
      'The states, provinces or regions of a country, sorted by name. NOT_FOUND for an unknown code. Without ' +
      '`country`: those of the caller’s country, or an empty list if that country is unknown.',
    args: {
      country: t.arg.string({ description: 'ISO 3166-1, two letters in either case.' }),
      language: t.arg.string({ description: LANGUAGE }),
    },
    throughput: { max: 120, windowSeconds: MINUTE_SECONDS },
    resolve: async (_root, { country, language }, context) => {
      const { runtime, requestInfo } = context;
      const inLanguage = await languageFor(language, context);
      await yieldToEventLoop();
      const listOf = async (code: string) =>
        /^[A-Z]{2}$/i.test(code) ? runtime.placeNames.subdivisions(code.toUpperCase(), inLanguage) : null;
      if (typeof country !== 'string') {
        const own = await runtime.countries.of(requestInfo.address);
        return [...((own && (await listOf(own))) || [])];
      }
      const named = requireFound(await listOf(country));
      return [...named];
    },
  }),
}));

async function languageFor(tag: string | null | undefined, context: Context): Promise<string> {
  const known = languageOfTag(tag ?? '');
  if (known !== null) return known;
  return context.requestInfo.site ? (await context.site()).defaultLanguage : 'en';
}
