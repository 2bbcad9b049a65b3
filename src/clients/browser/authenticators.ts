import { resultOf } from './errors.ts';
import {
  AuthenticatorsDocument,
  type AuthFieldsFragment,
  BeginPasskeyLoginDocument,
  BeginPasskeyProofDocument,
  BeginPasskeyRegistrationDocument,
  BeginTotpDocument,
  CompleteLoginDocument,
  ConfirmPasskeyRegistrationDocument,
  ConfirmTotpDocument,
  type FactorProofInput,
  PasskeyLoginDocument,
  RegenerateRecoveryCodesDocument,
  RemoveAuthenticatorDocument,
  type SiteQuery,
  type TypedDocumentString,
} from './gql/graphql.ts';
import {
  cancelPasskey,
  createPasskey,
  passkeyDomainFor,
  readPasskey,
  supportsAutofill,
  supportsPasskeys,
} from './passkeys.ts';
import type { LoggedIn, SessionKeeper } from './session-keeper.ts';

/** Options to set up a factor: for the logged-in customer, or during a login that requires a second factor. */
export type EnrolmentOptions = {
  /** The challenge of a login that ended with SECOND_FACTOR_REQUIRED and an `enrolment`. */
  challenge?: string;
  /** Required for the first factor if the login was more than ten minutes ago. */
  password?: string;
  /** Required for every further factor. */
  proof?: FactorProofInput;
};

/** Passkeys, authenticator apps and recovery codes. */
export function authenticatorOperations(
  keeper: SessionKeeper,
  site: () => Promise<SiteQuery['site']>,
  loggedIn: (payload: AuthFieldsFragment) => LoggedIn,
) {
  const domain = async () =>
    passkeyDomainFor((await site()).passkeyDomains, globalThis.location?.hostname ?? '');

  /** Sends an operation. With a challenge it is part of a login, so there is no session yet. */
  function sendFor<Data, Variables extends { challenge?: string | null }>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    return variables.challenge ? keeper.sendOpen(document, variables) : keeper.sendAs(document, variables);
  }

  async function enrol({ challenge, password, proof }: EnrolmentOptions, name: string | undefined) {
    const who = { challenge: challenge ?? null, password: password ?? null, proof: proof ?? null };
    const options = { ...who, rpId: await domain() };
    const { beginPasskeyRegistration } = await sendFor(BeginPasskeyRegistrationDocument, options);
    const credential = await createPasskey(beginPasskeyRegistration);
    const input = { credential, name: name ?? null };
    return (await sendFor(ConfirmPasskeyRegistrationDocument, { challenge: who.challenge, input }))
      .confirmPasskeyRegistration;
  }

  return {
    passkeys: {
      isSupported: supportsPasskeys,
      supportsAutofill,
      /** Cancels the current request for a passkey, such as one that waits in the autofill. */
      cancel: cancelPasskey,
      /**
       * Logs in with a passkey alone.
       * @param useAutofill whether to offer passkeys in the autofill of an input with
       *   `autocomplete="username webauthn"` instead of a dialog
       */
      login: ({ useAutofill = false }: { useAutofill?: boolean } = {}) =>
        resultOf(async () => {
          const options = { challenge: null, rpId: await domain() };
          const { beginPasskeyLogin } = await keeper.sendOpen(BeginPasskeyLoginDocument, options);
          const assertion = await readPasskey(beginPasskeyLogin, useAutofill);
          return loggedIn((await keeper.sendOpen(PasskeyLoginDocument, { assertion })).passkeyLogin);
        }),
      /** Completes a login with a passkey as the second factor. */
      completeLogin: (challenge: string) =>
        resultOf(async () => {
          const options = { challenge, rpId: null };
          const { beginPasskeyLogin } = await keeper.sendOpen(BeginPasskeyLoginDocument, options);
          const input = { challenge, assertion: await readPasskey(beginPasskeyLogin) };
          return loggedIn((await keeper.sendOpen(CompleteLoginDocument, { input })).completeLogin);
        }),
      /** Asks the device for a passkey. The result is the `proof` for other operations. */
      prove: () =>
        resultOf(async (): Promise<FactorProofInput> => {
          const { beginPasskeyProof } = await keeper.sendAs(BeginPasskeyProofDocument, {
            rpId: await domain(),
          });
          return { assertion: await readPasskey(beginPasskeyProof) };
        }),
      /** Creates a passkey. If it is the first factor, the result has recovery codes, which are shown only once. */
      add: (options: EnrolmentOptions = {}, name?: string) => resultOf(() => enrol(options, name)),
    },

    authenticators: {
      list: () => resultOf(async () => (await keeper.sendAs(AuthenticatorsDocument, {})).authenticators),
      /** Gets the secret and the `otpauth:` URI for the app. The app becomes a factor with `confirmTotp`. */
      beginTotp: ({ challenge, password, proof }: EnrolmentOptions = {}) =>
        resultOf(async () => {
          const who = { challenge: challenge ?? null, password: password ?? null, proof: proof ?? null };
          return (await sendFor(BeginTotpDocument, who)).beginTotp;
        }),
      confirmTotp: (input: { id: string; code: string; name?: string }, challenge?: string) =>
        resultOf(
          async () =>
            (await sendFor(ConfirmTotpDocument, { challenge: challenge ?? null, input })).confirmTotp,
        ),
      remove: (id: string, proof: FactorProofInput) =>
        resultOf(
          async () => (await keeper.sendAs(RemoveAuthenticatorDocument, { id, proof })).removeAuthenticator,
        ),
      regenerateRecoveryCodes: (proof: FactorProofInput) =>
        resultOf(
          async () =>
            (await keeper.sendAs(RegenerateRecoveryCodesDocument, { proof })).regenerateRecoveryCodes
              .recoveryCodes,
        ),
    },
  };
}
