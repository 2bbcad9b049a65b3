import { dispatch } from './events.ts';
import { type Answer, type Callback, call, type Service, settle } from './rest.ts';

type Site = { plans?: Plan[]; products?: unknown[]; [key: string]: unknown };
type Plan = { id?: unknown; [key: string]: unknown };
type Input = Readonly<Record<string, unknown>>;
type PlansCallback = (error: Error | null, plans?: Plan[] | null) => void;
type Countries = {
  selected_country: string | null;
  countries: Record<string, string>;
  states: Record<string, string>;
};

/** `window.Pelcro.site`, `plan` and `geolocation`. */
export function createSite(service: Service, token: () => string | undefined) {
  let site: Site = {};
  let plans: Plan[] = [];

  const get = <Data>(path: string, input?: Input) =>
    call<Data>(service, { method: 'GET', path, input, token: token() });

  async function load(): Promise<Answer<Site>> {
    const answer = await get<Site>('site');
    site = answer.data;
    dispatch('PelcroSiteLoaded', site);
    return answer;
  }

  function keepPlans(found: Plan[]): Plan[] {
    const ids = new Set(found.map(({ id }) => id));
    plans = [...plans.filter(({ id }) => !ids.has(id)), ...found];
    return found;
  }

  /** Unlike other callbacks, the callback gets the list of plans itself, not an answer that contains the list. */
  function findPlans(path: string, input: Input, callback?: PlansCallback): void {
    get<{ plans: Plan[] }>(path, input).then(
      ({ data }) => callback?.(null, keepPlans(data.plans)),
      (error) => callback?.(error, null),
    );
  }

  return {
    load,
    locate: () => get<Record<string, unknown>>('location'),
    site: {
      read: (): Site => site,
      getById: (_input?: unknown, callback?: Callback<Site>): void => settle(load(), callback),
    },
    plan: {
      list: (): Plan[] => plans,
      getById: (id: unknown): Plan | undefined => plans.find((plan) => String(plan.id) === String(id)),
      /** The callback gets the plan as `data.plan`. */
      getPlan(input: Input, callback?: Callback<Plan>): void {
        const asking = call<Plan>(service, { method: 'POST', path: 'plan', input, token: token() });
        settle(
          asking.then((answer) => {
            keepPlans([answer.data]);
            return { ...answer, data: { ...answer.data, plan: answer.data } };
          }),
          callback,
        );
      },
      getByIP: (callback?: PlansCallback): void => findPlans('plan/ip/authorization', {}, callback),
      getByEmail: (input: Input, callback?: PlansCallback): void =>
        findPlans('plan/domain/authorization', input, callback),
    },
    geolocation: {
      /** The callback gets the list of countries itself, not an answer that contains the list. */
      getCountryList(callback?: (error: Error | null, countries?: Countries | null) => void): void {
        get<Countries>('geo/country').then(
          ({ data }) => callback?.(null, data),
          (error) => callback?.(error, null),
        );
      },
      getStatesForCountry(
        country: string,
        callback?: (error: Error | null, countries?: Countries | null) => void,
      ): void {
        get<Countries>(`geo/country/${encodeURIComponent(country)}`).then(
          ({ data }) => callback?.(null, data),
          (error) => callback?.(error, null),
        );
      },
    },
  };
}
