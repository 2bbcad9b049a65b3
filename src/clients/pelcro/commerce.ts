import { type Callback, call, type Service, settle } from './rest.ts';

/** The result of each function: an empty list, undefined, false, or a call that the service answers with an error. */
type Calls = Readonly<Record<string, 'list' | 'undefined' | 'false' | 'error'>>;

/**
 * The functions of Pelcro's SDK that Gatehouse does not offer: subscriptions, payment, shops, newsletters. Pages that
 * use these functions continue to work: the functions return empty values, or pass the error of the service to their
 * callback.
 */
const AREAS: Readonly<Record<string, Calls>> = {
  subscription: {
    list: 'list',
    create: 'error',
    cancel: 'error',
    reactivate: 'error',
    renew: 'error',
    renewGift: 'error',
    redeemGift: 'error',
    update: 'error',
    inviteMembers: 'error',
    listMembers: 'error',
    removeMember: 'error',
    isSubscribedToSite: 'false',
    isSubscribedToProduct: 'false',
    isSubscribedToPlan: 'false',
  },
  product: {
    list: 'list',
    listByTarget: 'list',
    getById: 'undefined',
    getByEntitlements: 'list',
    getByPlanId: 'undefined',
    getByMatchingPageTags: 'list',
  },
  invoice: { list: 'list', pay: 'error' },
  address: { list: 'list', create: 'error', update: 'error' },
  newsletter: { getByEmail: 'error', create: 'error', update: 'error' },
  source: { create: 'error' },
  order: { create: 'error' },
  membership: { update: 'error' },
  payment: { startSession: 'error', verify: 'error', getJWK: 'error', generateClientToken: 'error' },
  paymentMethods: {
    list: 'error',
    create: 'error',
    update: 'error',
    deletePaymentMethod: 'error',
    getPaymentMethod: 'error',
  },
  coupon: { getFromUrl: 'undefined' },
  insight: { track: 'undefined' },
};

export function createCommerce(service: Service, token: () => string | undefined) {
  const refuse =
    (path: string) =>
    (...given: unknown[]): void => {
      const callback = given.find((each): each is Callback => typeof each === 'function');
      settle(call(service, { method: 'POST', path, token: token() }), callback as never);
    };
  const functionOf = (area: string, name: string, kind: Calls[string]) => {
    if (kind === 'error') return refuse(`${area}/${name}`);
    if (kind === 'list') return () => [];
    return kind === 'false' ? () => false : () => undefined;
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
