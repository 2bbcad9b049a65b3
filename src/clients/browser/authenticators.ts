import { resultOf } from './errors.ts';
import type { LoggedIn, Site } from './gatehouse.ts';
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
import type { SessionKeeper } from './session.ts';

/** Who sets up a factor: the logged-in customer, or a login that requires a first one. */
export type EnrolmentOptions = {
  /** Of a login that ended with SECOND_FACTOR_REQUIRED and has an `enrolment`. */
  challenge?: string;
  /** For the first factor, ten minutes after the login. */
  password?: string;
  /** For every further factor. */
  proof?: FactorProofInput;
};

/** Passkeys, authenticator apps and recovery codes. */
export function authenticatorOperations(
  keeper: SessionKeeper,
  site: () => Promise<Site>,
  loggedIn: (payload: AuthFieldsFragment) => LoggedIn,
) {
  const domain = async () => passkeyDomainFor((await site()).passkeyDomains, location.hostname);

  /** With a challenge the operation belongs to a login, and has no session yet. */
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
      /** Ends a login that waits in an autofill. */
      cancel: cancelPasskey,
      /**
       * Logs in with a passkey alone.
       * @param useAutofill waits in an input with `autocomplete="username webauthn"` instead of opening a dialog
       */
      login: ({ useAutofill = false }: { useAutofill?: boolean } = {}) =>
        resultOf(async () => {
          const options = { challenge: null, rpId: await domain() };
          const { beginPasskeyLogin } = await keeper.sendOpen(BeginPasskeyLoginDocument, options);
          const assertion = await readPasskey(beginPasskeyLogin, useAutofill);
          return loggedIn((await keeper.sendOpen(PasskeyLoginDocument, { assertion })).passkeyLogin);
        }),
      /** Shows a passkey as the second factor of a login. */
      completeLogin: (challenge: string) =>
        resultOf(async () => {
          const options = { challenge, rpId: null };
          const { beginPasskeyLogin } = await keeper.sendOpen(BeginPasskeyLoginDocument, options);
          const input = { challenge, assertion: await readPasskey(beginPasskeyLogin) };
          return loggedIn((await keeper.sendOpen(CompleteLoginDocument, { input })).completeLogin);
        }),
      /** Shows a passkey as the `proof` that other operations take. */
      prove: () =>
        resultOf(async (): Promise<FactorProofInput> => {
          const { beginPasskeyProof } = await keeper.sendAs(BeginPasskeyProofDocument, {
            rpId: await domain(),
          });
          return { assertion: await readPasskey(beginPasskeyProof) };
        }),
      /** Creates a passkey. The first factor comes with recovery codes, which are shown only now. */
      add: (options: EnrolmentOptions = {}, name?: string) => resultOf(() => enrol(options, name)),
    },

    authenticators: {
      list: () => resultOf(async () => (await keeper.sendAs(AuthenticatorsDocument, {})).authenticators),
      /** The secret and the address (`otpauth:`) for the app. It is active after `confirmTotp`. */
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
