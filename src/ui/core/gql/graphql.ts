/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ConnectedAppsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConnectedAppsQuery = { readonly connectedApps: ReadonlyArray<{ readonly clientId: string, readonly name: string, readonly isThirdParty: boolean, readonly scopes: ReadonlyArray<string>, readonly connectedAt: string }> };

export type DisconnectAppMutationVariables = Exact<{
  clientId: string;
}>;


export type DisconnectAppMutation = { readonly disconnectApp: { readonly clientId: string } };

export type OpenidDeviceRequestQueryVariables = Exact<{
  userCode: string;
}>;


export type OpenidDeviceRequestQuery = { readonly openidDeviceRequest: { readonly scopes: ReadonlyArray<string>, readonly application: { readonly name: string, readonly isThirdParty: boolean } } };

export type AcceptOpenidDeviceMutationVariables = Exact<{
  userCode: string;
}>;


export type AcceptOpenidDeviceMutation = { readonly acceptOpenidDevice: { readonly scopes: ReadonlyArray<string> } };

export type DeclineOpenidDeviceMutationVariables = Exact<{
  userCode: string;
}>;


export type DeclineOpenidDeviceMutation = { readonly declineOpenidDevice: { readonly scopes: ReadonlyArray<string> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ConnectedAppsDocument = new TypedDocumentString(`
    query ConnectedApps {
  connectedApps {
    clientId
    name
    isThirdParty
    scopes
    connectedAt
  }
}
    `) as unknown as TypedDocumentString<ConnectedAppsQuery, ConnectedAppsQueryVariables>;
export const DisconnectAppDocument = new TypedDocumentString(`
    mutation DisconnectApp($clientId: String!) {
  disconnectApp(clientId: $clientId) {
    clientId
  }
}
    `) as unknown as TypedDocumentString<DisconnectAppMutation, DisconnectAppMutationVariables>;
export const OpenidDeviceRequestDocument = new TypedDocumentString(`
    query OpenidDeviceRequest($userCode: String!) {
  openidDeviceRequest(userCode: $userCode) {
    application {
      name
      isThirdParty
    }
    scopes
  }
}
    `) as unknown as TypedDocumentString<OpenidDeviceRequestQuery, OpenidDeviceRequestQueryVariables>;
export const AcceptOpenidDeviceDocument = new TypedDocumentString(`
    mutation AcceptOpenidDevice($userCode: String!) {
  acceptOpenidDevice(userCode: $userCode) {
    scopes
  }
}
    `) as unknown as TypedDocumentString<AcceptOpenidDeviceMutation, AcceptOpenidDeviceMutationVariables>;
export const DeclineOpenidDeviceDocument = new TypedDocumentString(`
    mutation DeclineOpenidDevice($userCode: String!) {
  declineOpenidDevice(userCode: $userCode) {
    scopes
  }
}
    `) as unknown as TypedDocumentString<DeclineOpenidDeviceMutation, DeclineOpenidDeviceMutationVariables>;