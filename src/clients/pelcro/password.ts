import { type Callback, call, type Service, settle } from './rest.ts';

type Input = Readonly<Record<string, unknown>>;

/** `window.Pelcro.password`. After an update the customer has to log in again, as with Pelcro's SDK. */
export function createPassword(service: Service, session: { token(): string | undefined; logout(): void }) {
  const post = (path: string, input: Input, token?: string) =>
    call(service, { method: 'POST', path: `password/${path}`, input, token });
  return {
    forgot: (input: Input, callback?: Callback): void => settle(post('forgot', input), callback as never),
    reset: (input: Input, callback?: Callback): void => settle(post('reset', input), callback as never),
    update(input: Input, callback?: Callback): void {
      settle(
        post('update', input, session.token()).then((answer) => {
          session.logout();
          return answer;
        }),
        callback as never,
      );
    },
  };
}
