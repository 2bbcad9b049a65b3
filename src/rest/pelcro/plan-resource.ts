import { integerId } from '../dialect/legacy-value.ts';
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

/** The plan in Pelcro's form. */
export function planResource(plan: PlanResourceFragment) {
  return {
    id: integerId(plan.id),
    nickname: plan.nickname,
    description: plan.description,
    amount: plan.amount,
    amount_formatted: plan.amountFormatted,
    currency: plan.currency,
    quantity: plan.quantity,
    type: plan.type,
    auto_renew: plan.autoRenew,
    countries: plan.countries,
    entitlements: plan.entitlements,
    product_id: integerId(plan.productId),
  };
}

export const planSchema = objectOf(
  {
    id,
    nickname: text,
    description: nullableText,
    amount: { type: 'integer', minimum: 0, description: 'In minor units.' },
    amount_formatted: text,
    currency: text,
    quantity: { type: 'integer', minimum: 1 },
    type: text,
    auto_renew: flag,
    countries: { type: 'array', items: text },
    entitlements: { type: ['array', 'null'], items: text },
    product_id: nullableId,
  },
  { description: 'A plan of a site.' },
);

/** The plan of the examples. */
export const examplePlan = (changes: Readonly<Record<string, unknown>>) => ({
  id: '{plan_id}',
  nickname: 'Campus',
  description: 'For the whole university',
  amount: 0,
  amount_formatted: '$0.00',
  currency: 'usd',
  quantity: 1,
  type: 'static',
  auto_renew: false,
  countries: [],
  entitlements: ['campus'],
  product_id: null,
  ...changes,
});
