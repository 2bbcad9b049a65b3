import { type Callback, call, type Service, settle } from './rest.ts';

type Calls = Readonly<Record<string, 'list' | 'none' | 'no' | 'ask'>>;

/**
 * What the original does beyond identity: subscriptions, payment, shops, newsletters. Gatehouse has none of it. Lists
 * are empty, and a call ends with the error of the service, so that pages that use it go on.
 */
const AREAS: Readonly<Record<string, Calls>> = {
  subscription: {
    list: 'list',
    create: 'ask',
    cancel: 'ask',
    reactivate: 'ask',
    renew: 'ask',
    renewGift: 'ask',
    redeemGift: 'ask',
    update: 'ask',
    inviteMembers: 'ask',
    listMembers: 'ask',
    removeMember: 'ask',
    isSubscribedToSite: 'no',
    isSubscribedToProduct: 'no',
    isSubscribedToPlan: 'no',
  },
  product: {
    list: 'list',
    listByTarget: 'list',
    getById: 'none',
    getByEntitlements: 'list',
    getByPlanId: 'none',
    getByMatchingPageTags: 'list',
  },
  invoice: { list: 'list', pay: 'ask' },
  address: { list: 'list', create: 'ask', update: 'ask' },
  newsletter: { getByEmail: 'ask', create: 'ask', update: 'ask' },
  source: { create: 'ask' },
  order: { create: 'ask' },
  membership: { update: 'ask' },
  payment: { startSession: 'ask', verify: 'ask', getJWK: 'ask', generateClientToken: 'ask' },
  paymentMethods: {
    list: 'ask',
    create: 'ask',
    update: 'ask',
    deletePaymentMethod: 'ask',
    getPaymentMethod: 'ask',
  },
  coupon: { getFromUrl: 'none' },
  insight: { track: 'none' },
};

export function createCommerce(service: Service, token: () => string | undefined) {
  const refuse =
    (path: string) =>
    (...given: unknown[]): void => {
      const callback = given.find((each): each is Callback => typeof each === 'function');
      settle(call(service, { method: 'POST', path, token: token() }), callback as never);
    };
  const functionOf = (area: string, name: string, kind: Calls[string]) => {
    if (kind === 'ask') return refuse(`${area}/${name}`);
    if (kind === 'list') return () => [];
    return kind === 'no' ? () => false : () => undefined;
  };
  const areas = Object.fromEntries(
    Object.entries(AREAS).map(([area, calls]) => [
      area,
      Object.fromEntries(Object.entries(calls).map(([name, kind]) => [name, functionOf(area, name, kind)])),
    ]),
  );
  return {
    ...areas,
    ecommerce: {
      products: { read: () => [], getBySkuId: () => undefined, getSkus: () => [] },
      order: { create: refuse('ecommerce/order'), createSummary: refuse('ecommerce/order') },
    },
    /** No article is restricted by a paywall: access is decided by servers that validate the token. */
    paywall: {
      read: () => ({}),
      getProduct: () => undefined,
      isArticleRestricted: () => false,
      displayMeterPaywall: () => false,
      displayNewsletterPaywall: () => false,
      displayPaywall: () => false,
      displayCloseButton: () => true,
      freeVisitsLeft: () => 0,
      setNewsletterExtraVisits: () => undefined,
    },
  };
}
