import { resultOf } from './errors.ts';
import {
  AcceptTermsDocument,
  DeleteMyselfDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  ExportMyDataDocument,
  SessionsDocument,
  UpdateCustomerDocument,
  type UpdateCustomerInput,
} from './gql/graphql.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** Operations on the customer's own profile, sessions and data. */
export function ownDataOperations(keeper: SessionKeeper) {
  return {
    /** Changes the given fields of the profile. */
    updateProfile: (input: UpdateCustomerInput) =>
      resultOf(async () => {
        const { updateCustomer } = await keeper.sendAs(UpdateCustomerDocument, { input });
        keeper.showCustomer(updateCustomer);
        return updateCustomer;
      }),

    /** Accepts a version of the terms: the customer's `termsToAccept`, after the page has shown these terms. */
    acceptTerms: (version: string) =>
      resultOf(async () => {
        const { customer } = (await keeper.sendAs(AcceptTermsDocument, { version })).acceptTerms;
        keeper.showCustomer(customer);
        return customer;
      }),

    sessions: {
      list: () => resultOf(async () => (await keeper.sendAs(SessionsDocument, {})).me?.sessions ?? []),
      end: (id: string) =>
        resultOf(async () => {
          await keeper.sendAs(EndSessionDocument, { id });
          if (id === keeper.state().session?.id) keeper.forget('logout');
        }),
      endOthers: () =>
        resultOf(async () => (await keeper.sendAs(EndOtherSessionsDocument, {})).endOtherSessions.endedCount),
    },

    /** Reads the data that is stored about the customer. */
    exportMyData: () => resultOf(async () => (await keeper.sendAs(ExportMyDataDocument, {})).exportMyData),
    /** Erases the customer. Without a password the login must be less than ten minutes old. */
    deleteMyself: (password?: string) =>
      resultOf(async () => {
        await keeper.sendAs(DeleteMyselfDocument, { password: password ?? null });
        keeper.forget('logout');
      }),
  };
}
