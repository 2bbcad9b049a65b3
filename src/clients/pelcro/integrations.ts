import { type Answer, call, type RestError, type Service } from './rest.ts';

type DisqusToken = { disqus_auth_key: string; disqus_public_key: string };

/** `window.Pelcro.integrations`. */
export function createIntegrations(service: Service, token: () => string | undefined) {
  return {
    disqus: {
      /**
       * Unlike other callbacks, this one gets the answer as its first argument: https://docs.pelcro.com/docs/disqus.
       * After a failure, its first argument is the error with an empty `data`, because pages read members of `data`
       * without a check.
       */
      getToken(callback?: (answer: Answer<DisqusToken> | (RestError & { data: object })) => void): void {
        const path = '/integrations/disqus/v1/user/token';
        call<DisqusToken>(service, { method: 'GET', path, token: token() }).then(
          (answer) => callback?.(answer),
          (error: RestError) => callback?.(Object.assign(error, { data: {} })),
        );
      },
    },
  };
}
