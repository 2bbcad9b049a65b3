import { defineResource, integerId } from '../dialect/resource.ts';
import { graphql } from '../gql/gql.ts';
import type { PlanResourceFragment } from '../gql/graphql.ts';
import { flag, id, nullableId, nullableText, objectOf, text } from '../openapi/schema.ts';

export const planFragment = graphql(`
  fragment PlanResource on Plan {
    id
    nickname
    description
    amount
    amountFormatted
    currency
    quantity
    type
    autoRenew
    countries
    entitlements
    productId
  }
`);

export const plan = defineResource<PlanResourceFragment>({
  id: { value: ({ id }) => integerId(id), schema: id, sample: '{plan_id}' },
  nickname: { value: ({ nickname }) => nickname, schema: text, sample: 'Campus' },
  description: {
    value: ({ description }) => description,
    schema: nullableText,
    sample: 'For the whole university',
  },
  amount: {
    value: ({ amount }) => amount,
    schema: { type: 'integer', minimum: 0, description: 'In minor units.' },
    sample: 0,
  },
  amount_formatted: { value: ({ amountFormatted }) => amountFormatted, schema: text, sample: '$0.00' },
  currency: { value: ({ currency }) => currency, schema: text, sample: 'usd' },
  quantity: { value: ({ quantity }) => quantity, schema: { type: 'integer', minimum: 1 }, sample: 1 },
  type: { value: ({ type }) => type, schema: text, sample: 'static' },
  auto_renew: { value: ({ autoRenew }) => autoRenew, schema: flag, sample: false },
  countries: { value: ({ countries }) => countries, schema: { type: 'array', items: text }, sample: [] },
  entitlements: {
    value: ({ entitlements }) => entitlements,
    schema: { type: ['array', 'null'], items: text },
    sample: ['campus'],
  },
  product_id: { value: ({ productId }) => integerId(productId), schema: nullableId },
});

export const planSchema = objectOf(plan.properties, { description: 'A plan of a site.' });
