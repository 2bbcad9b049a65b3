/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {\n    login(input: $input) { session { id current } customer { sessions { id current } } }\n  }\n": typeof types.SessionsLoginAndSeeSessionsDocument,
    "\n  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }\n": typeof types.SessionsLogoutAndSeeSessionsDocument,
    "\n  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }\n": typeof types.SessionsEndAndSeeSessionDocument,
    "\n  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {\n    changePassword(input: $input) { token session { id current } }\n  }\n": typeof types.SessionsChangeAndSeeSessionDocument,
    "\n  mutation SessionsRefreshAndSeeSession($refreshToken: String) {\n    refresh(refreshToken: $refreshToken) { token session { id current } }\n  }\n": typeof types.SessionsRefreshAndSeeSessionDocument,
    "\n  fragment Keys on SigningKeys {\n    keys { kid state algorithm createdAt signsFrom retiresAt verifiesUntil }\n    withdrawn { kid withdrawnAt }\n    mayChange\n    rotationDays\n  }\n": typeof types.KeysFragmentDoc,
    "\n  query SigningKeys { signingKeys { ...Keys } }\n": typeof types.SigningKeysDocument,
    "\n  mutation RotateSigningKeys($password: String) { rotateSigningKeys(password: $password) { ...Keys } }\n": typeof types.RotateSigningKeysDocument,
    "\n  mutation WithdrawSigningKey($kid: ID!, $password: String) {\n    withdrawSigningKey(kid: $kid, password: $password) { ...Keys }\n  }\n": typeof types.WithdrawSigningKeyDocument,
    "\n  mutation Invite($input: InviteCollaboratorInput!) {\n    inviteCollaborator(input: $input) { id email name role invited }\n  }\n": typeof types.InviteDocument,
    "\n  mutation Accept($input: AcceptCollaboratorInvitationInput!) {\n    acceptCollaboratorInvitation(input: $input) { token collaborator { id email name role invited } }\n  }\n": typeof types.AcceptDocument,
    "\n  mutation Resend($id: ID!) { resendCollaboratorInvitation(id: $id) { id } }\n": typeof types.ResendDocument,
    "\n  mutation Withdraw($id: ID!) { withdrawCollaboratorInvitation(id: $id) { id } }\n": typeof types.WithdrawDocument,
    "\n  query Collaborators { collaborators { id email name role invited } }\n": typeof types.CollaboratorsDocument,
    "\n  mutation ChangeRole($id: ID!, $role: CollaboratorRole!, $ifRole: CollaboratorRole) {\n    changeCollaboratorRole(id: $id, role: $role, ifRole: $ifRole) { id role }\n  }\n": typeof types.ChangeRoleDocument,
    "\n  mutation Remove($id: ID!) { removeCollaborator(id: $id) { id } }\n": typeof types.RemoveDocument,
    "\n  mutation LogOutCollaborator { collaboratorLogout { id } }\n": typeof types.LogOutCollaboratorDocument,
    "\n  mutation ChangeOwnPassword($input: ChangeCollaboratorPasswordInput!) {\n    changeCollaboratorPassword(input: $input) { id }\n  }\n": typeof types.ChangeOwnPasswordDocument,
    "\n  mutation RequestReset($email: String!) { requestCollaboratorPasswordReset(email: $email) }\n": typeof types.RequestResetDocument,
    "\n  mutation ResetCollaborator($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id } }\n": typeof types.ResetCollaboratorDocument,
    "\n  mutation LogInToConsole($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id } }\n  }\n": typeof types.LogInToConsoleDocument,
    "\n  mutation CompleteLogInToConsole($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token }\n  }\n": typeof types.CompleteLogInToConsoleDocument,
    "\n  query OwnSessions {\n    collaboratorSessions { id source userAgent isConsole bySso createdAt lastUsedAt expiresAt current }\n  }\n": typeof types.OwnSessionsDocument,
    "\n  mutation EndOthers { endOtherCollaboratorSessions { endedCount } }\n": typeof types.EndOthersDocument,
    "\n  mutation EndOne($id: ID!) { endCollaboratorSession(id: $id) { endedCount } }\n": typeof types.EndOneDocument,
    "\n  mutation Reauthenticate($input: ReauthenticateCollaboratorInput!) {\n    reauthenticateCollaborator(input: $input) { id }\n  }\n": typeof types.ReauthenticateDocument,
    "\n  mutation RemoveFactors($id: ID!) { removeCollaboratorAuthenticators(id: $id) { id } }\n": typeof types.RemoveFactorsDocument,
    "\n  fragment WholeCustomerRecord on CustomerRecord {\n    id email emailVerifiedAt username firstName lastName displayName phone language salutation title organization\n    oldProviderId metadata hasPassword lastLoginAt createdAt updatedAt disabledAt deletedAt\n  }\n": typeof types.WholeCustomerRecordFragmentDoc,
    "\n  fragment WholeSessionRecord on SessionRecord {\n    id customerId siteId startedBy source userAgent createdAt lastUsedAt expiresAt endedAt endReason endedBy\n    supersededById\n  }\n": typeof types.WholeSessionRecordFragmentDoc,
    "\n  query Customers($emailPrefix: String, $first: Int, $after: String) {\n    customers(emailPrefix: $emailPrefix, first: $first, after: $after) {\n      customers { id email emailBeforeChange }\n      nextCursor\n    }\n  }\n": typeof types.CustomersDocument,
    "\n  query CustomerOfAccount($id: ID!) { customer(id: $id) { ...WholeCustomerRecord } }\n": typeof types.CustomerOfAccountDocument,
    "\n  query SessionHistory($id: ID!, $first: Int, $after: String) {\n    customer(id: $id) {\n      sessions(first: $first, after: $after) { sessions { ...WholeSessionRecord } nextCursor }\n    }\n  }\n": typeof types.SessionHistoryDocument,
    "\n  mutation DisableCustomer($id: ID!) { disableCustomer(id: $id) { ...WholeCustomerRecord } }\n": typeof types.DisableCustomerDocument,
    "\n  mutation EnableCustomer($id: ID!) { enableCustomer(id: $id) { ...WholeCustomerRecord } }\n": typeof types.EnableCustomerDocument,
    "\n  mutation DeleteCustomer($id: ID!) { deleteCustomer(id: $id) { ...WholeCustomerRecord } }\n": typeof types.DeleteCustomerDocument,
    "\n  mutation ExportCustomer($id: ID!) { exportCustomer(id: $id) }\n": typeof types.ExportCustomerDocument,
    "\n  mutation EndCustomerSession($sessionId: ID!) {\n    endCustomerSession(sessionId: $sessionId) { ...WholeSessionRecord }\n  }\n": typeof types.EndCustomerSessionDocument,
    "\n  mutation RemoveCustomerAuthenticators($customerId: ID!) {\n    removeCustomerAuthenticators(customerId: $customerId) { id }\n  }\n": typeof types.RemoveCustomerAuthenticatorsDocument,
    "\n  mutation EndCustomerSessions($customerId: ID!) {\n    endCustomerSessions(customerId: $customerId) { endedCount nextCursor }\n  }\n": typeof types.EndCustomerSessionsDocument,
    "\n  mutation EndSiteSessions($siteId: ID!, $after: String) {\n    endSiteSessions(siteId: $siteId, after: $after) { endedCount nextCursor }\n  }\n": typeof types.EndSiteSessionsDocument,
    "\n  mutation EndAccountSessions($after: String) {\n    endAccountSessions(after: $after) { endedCount nextCursor }\n  }\n": typeof types.EndAccountSessionsDocument,
    "\n  mutation ExplainToken($token: String!) {\n    explainToken(token: $token) {\n      verdict { valid reason action }\n      session { ...WholeSessionRecord }\n      entries { at kind text supersededById }\n    }\n  }\n": typeof types.ExplainTokenDocument,
    "\n  query FindCustomers($search: String, $emailPrefix: String, $first: Int, $after: String) {\n    customersConnection(search: $search, emailPrefix: $emailPrefix, first: $first, after: $after) {\n      edges { cursor node { id email username firstName lastName deletedAt } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.FindCustomersDocument,
    "\n  query CustomerForSupport($id: ID!) {\n    customer(id: $id) {\n      devices { firstSeenAt lastSeenAt }\n      identities { id provider issuer email createdAt lastUsedAt }\n      termsAcceptances { siteId version acceptedAt }\n      factors { id kind name rpId createdAt lastUsedAt }\n      loginFailures { kind source failures limit locked windowEndsAt }\n      mailedLinks { id kind siteId createdAt expiresAt spentAt }\n      historyConnection { edges { node { action actorKind actorId after targetId } } }\n      eventsConnection { edges { node { id type createdAt } } }\n    }\n  }\n": typeof types.CustomerForSupportDocument,
    "\n  mutation DeleteWithPassword($id: ID!, $password: String) {\n    deleteCustomer(id: $id, password: $password) { deletedAt }\n  }\n": typeof types.DeleteWithPasswordDocument,
    "\n  mutation SendCustomerPasswordReset($customerId: ID!, $siteId: ID!) {\n    sendCustomerPasswordReset(customerId: $customerId, siteId: $siteId) { to customer { id } }\n  }\n": typeof types.SendCustomerPasswordResetDocument,
    "\n  mutation SendCustomerEmailVerification($customerId: ID!, $siteId: ID!) {\n    sendCustomerEmailVerification(customerId: $customerId, siteId: $siteId) { to customer { id } }\n  }\n": typeof types.SendCustomerEmailVerificationDocument,
    "\n  mutation Unlock($input: UnlockCustomerInput!) { unlockCustomer(input: $input) { customerId unlocked } }\n": typeof types.UnlockDocument,
    "\n  mutation SetSso($input: EmployeeSsoInput!) {\n    setEmployeeSso(input: $input) {\n      redirectUri startUrl dnsRecordText\n      settings { issuer clientId domains groupsClaim groupRoles { group role } ssoOnly breakGlassOwner { id } updatedAt }\n    }\n  }\n": typeof types.SetSsoDocument,
    "\n  mutation RemoveSso { removeEmployeeSso { settings { issuer } } }\n": typeof types.RemoveSsoDocument,
    "\n  query ReadSso { employeeSso { redirectUri startUrl dnsRecordText settings { issuer clientId domains ssoOnly updatedAt } } }\n": typeof types.ReadSsoDocument,
    "\n  query SsoUrl($email: String!) { employeeSsoUrl(email: $email) }\n": typeof types.SsoUrlDocument,
    "\n  query Statistics($from: DateTime!, $to: DateTime!, $step: StatisticsStep!, $siteId: ID) {\n    statistics(from: $from, to: $to, step: $step, siteId: $siteId) {\n      from to\n      logins { at way provider outcome count }\n      registrations { at provider count }\n      activeSessions { at count }\n      verdicts { at partnerId partnerName verdict count }\n      mails { at outcome count }\n      mailsWaiting\n      webhooks { at outcome count }\n      webhooksWaiting\n    }\n  }\n": typeof types.StatisticsDocument,
    "\n  query MailDelivery { mailDelivery { transport lastSentOn waiting } }\n": typeof types.MailDeliveryDocument,
    "\n  mutation SetDisqusKeys($siteId: ID!, $input: DisqusKeysInput!) {\n    setDisqusKeys(siteId: $siteId, input: $input) { publicKey hasSecret updatedAt }\n  }\n": typeof types.SetDisqusKeysDocument,
    "\n  mutation RemoveDisqusKeys($siteId: ID!) { removeDisqusKeys(siteId: $siteId) { publicKey } }\n": typeof types.RemoveDisqusKeysDocument,
    "\n  query DisqusKeysOfSite($id: ID!) { siteSettings(id: $id) { disqus { publicKey hasSecret updatedAt } } }\n": typeof types.DisqusKeysOfSiteDocument,
    "\n  query DisqusLogin { disqusLogin { publicKey remoteAuth state } }\n": typeof types.DisqusLoginDocument,
    "\n  mutation ConfirmLater($input: UpdateCustomerInput!) {\n    updateCustomerAndRefresh(input: $input, confirmEmailLater: true) { token }\n  }\n": typeof types.ConfirmLaterDocument,
    "mutation DeleteWithChange($password: String) {\n      deleteMyself(password: $password) { customerId }\n    }": typeof types.DeleteWithChangeDocument,
    "\n  mutation ConfirmEmailChange($email: String!, $password: String) {\n    confirmEmailChange(email: $email, password: $password) { customer { email hasUnsettledEmailChange } }\n  }\n": typeof types.ConfirmEmailChangeDocument,
    "\n  mutation UndoEmailChange($token: String!) { undoEmailChange(token: $token) { undone } }\n": typeof types.UndoEmailChangeDocument,
    "\n  mutation DeclineEmailChange($token: String!) { declineEmailChange(token: $token) { declined } }\n": typeof types.DeclineEmailChangeDocument,
    "\n  query EmailState { me { email emailVerified hasPassword hasUnsettledEmailChange } }\n": typeof types.EmailStateDocument,
    "\n  mutation LoginWithIdentityProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { ...Auth }\n  }\n": typeof types.LoginWithIdentityProviderDocument,
    "\n  mutation LinkIdentity($input: LinkIdentityInput!) {\n    linkIdentity(input: $input) { externalIdentity { id provider issuer email } }\n  }\n": typeof types.LinkIdentityDocument,
    "\n  mutation UnlinkIdentity($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }\n": typeof types.UnlinkIdentityDocument,
    "\n  query ExternalIdentities {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      firstName\n      lastName\n      metadata\n      profilePhoto\n      externalIdentities { id provider issuer email createdAt lastUsedAt }\n    }\n  }\n": typeof types.ExternalIdentitiesDocument,
    "\n  mutation BeginIdentityLink($input: BeginIdentityLinkInput!) { beginIdentityLink(input: $input) { code expiresAt } }\n": typeof types.BeginIdentityLinkDocument,
    "\n  mutation CompleteIdentityLink($code: String!) {\n    completeIdentityLink(code: $code) { externalIdentity { id provider issuer email } }\n  }\n": typeof types.CompleteIdentityLinkDocument,
    "\n  mutation BeginTest($siteId: ID!, $name: String!) {\n    beginIdentityProviderTest(siteId: $siteId, name: $name) { url test { id outcome expiresAt } }\n  }\n": typeof types.BeginTestDocument,
    "\n  query ReadTest($id: ID!) {\n    identityProviderTest(id: $id) { outcome reason issuer subject email emailVerified claims }\n  }\n": typeof types.ReadTestDocument,
    "\n  query CallbackAddresses($name: String!) {\n    identityProviderRedirectUri(name: $name)\n    siteSettings(id: 1) { identityProviders { name redirectUri } }\n  }\n": typeof types.CallbackAddressesDocument,
    "\n  mutation RedeemTold($code: String!) { redeemHandoff(code: $code) { waysInChanged } }\n": typeof types.RedeemToldDocument,
    "\n  mutation ExportMyData { exportMyData }\n": typeof types.ExportMyDataDocument,
    "\n  mutation DeleteMyself($password: String) { deleteMyself(password: $password) { customerId deletedAt } }\n": typeof types.DeleteMyselfDocument,
    "\n  mutation BeginTotp($proof: FactorProofInput, $challenge: String, $password: String) {\n    beginTotp(proof: $proof, challenge: $challenge, password: $password) { id secret uri }\n  }\n": typeof types.BeginTotpDocument,
    "\n  mutation ConfirmTotp($input: ConfirmTotpInput!, $challenge: String) {\n    confirmTotp(input: $input, challenge: $challenge) { authenticator { id kind name } recoveryCodes }\n  }\n": typeof types.ConfirmTotpDocument,
    "\n  mutation BeginPasskeyRegistration(\n    $proof: FactorProofInput\n    $challenge: String\n    $password: String\n    $rpId: String\n  ) {\n    beginPasskeyRegistration(proof: $proof, challenge: $challenge, password: $password, rpId: $rpId)\n  }\n": typeof types.BeginPasskeyRegistrationDocument,
    "\n  mutation ConfirmPasskeyRegistration($input: ConfirmPasskeyInput!, $challenge: String) {\n    confirmPasskeyRegistration(input: $input, challenge: $challenge) {\n      authenticator { id kind name }\n      recoveryCodes\n    }\n  }\n": typeof types.ConfirmPasskeyRegistrationDocument,
    "\n  mutation BeginPasskeyProof($rpId: String) { beginPasskeyProof(rpId: $rpId) }\n": typeof types.BeginPasskeyProofDocument,
    "\n  mutation RegenerateRecoveryCodes($proof: FactorProofInput!) {\n    regenerateRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n": typeof types.RegenerateRecoveryCodesDocument,
    "\n  mutation RemoveAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeAuthenticator(id: $id, proof: $proof) { authenticators { id kind } recoveryCodesLeft }\n  }\n": typeof types.RemoveAuthenticatorDocument,
    "\n  query Authenticators {\n    authenticators { authenticators { id kind name rpId createdAt lastUsedAt } recoveryCodesLeft }\n  }\n": typeof types.AuthenticatorsDocument,
    "\n  mutation CompleteLogin($input: CompleteLoginInput!) { completeLogin(input: $input) { ...Auth } }\n": typeof types.CompleteLoginDocument,
    "\n  mutation BeginPasskeyLogin($challenge: String, $rpId: String) {\n    beginPasskeyLogin(challenge: $challenge, rpId: $rpId)\n  }\n": typeof types.BeginPasskeyLoginDocument,
    "\n  mutation PasskeyLogin($input: PasskeyLoginInput!) { passkeyLogin(input: $input) { ...Auth } }\n": typeof types.PasskeyLoginDocument,
    "\n  mutation BeginCollaboratorTotp($proof: FactorProofInput, $password: String) {\n    beginCollaboratorTotp(proof: $proof, password: $password) { id secret uri }\n  }\n": typeof types.BeginCollaboratorTotpDocument,
    "\n  mutation ConfirmCollaboratorTotp($input: ConfirmTotpInput!) {\n    confirmCollaboratorTotp(input: $input) { authenticator { id kind } recoveryCodes }\n  }\n": typeof types.ConfirmCollaboratorTotpDocument,
    "\n  mutation CompleteCollaboratorLogin($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token expiresAt collaborator { id email } }\n  }\n": typeof types.CompleteCollaboratorLoginDocument,
    "\n  mutation BeginCollaboratorPasskeyRegistration($proof: FactorProofInput, $password: String) {\n    beginCollaboratorPasskeyRegistration(proof: $proof, password: $password)\n  }\n": typeof types.BeginCollaboratorPasskeyRegistrationDocument,
    "\n  mutation ConfirmCollaboratorPasskeyRegistration($input: ConfirmPasskeyInput!) {\n    confirmCollaboratorPasskeyRegistration(input: $input) { authenticator { id kind name } recoveryCodes }\n  }\n": typeof types.ConfirmCollaboratorPasskeyRegistrationDocument,
    "\n  mutation BeginCollaboratorPasskeyLogin($challenge: String!) {\n    beginCollaboratorPasskeyLogin(challenge: $challenge)\n  }\n": typeof types.BeginCollaboratorPasskeyLoginDocument,
    "\n  mutation BeginCollaboratorPasskeyProof { beginCollaboratorPasskeyProof }\n": typeof types.BeginCollaboratorPasskeyProofDocument,
    "\n  mutation RegenerateCollaboratorRecoveryCodes($proof: FactorProofInput!) {\n    regenerateCollaboratorRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n": typeof types.RegenerateCollaboratorRecoveryCodesDocument,
    "\n  mutation RemoveCollaboratorAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeCollaboratorAuthenticator(id: $id, proof: $proof) { authenticators { id } recoveryCodesLeft }\n  }\n": typeof types.RemoveCollaboratorAuthenticatorDocument,
    "\n  query CollaboratorAuthenticators {\n    collaboratorAuthenticators { authenticators { id kind name lastUsedAt } recoveryCodesLeft }\n  }\n": typeof types.CollaboratorAuthenticatorsDocument,
    "query PasskeyDomains { site { passkeyDomains } }": typeof types.PasskeyDomainsDocument,
    "\n  mutation UnlockGuardedCustomer($id: ID!) { unlockCustomer(input: { id: $id }) { unlocked } }\n": typeof types.UnlockGuardedCustomerDocument,
    "\n  mutation UnlockGuardedCollaborator($id: ID!) { unlockCollaborator(input: { id: $id }) { unlocked } }\n": typeof types.UnlockGuardedCollaboratorDocument,
    "\n  mutation CreateHandoff($targetSiteId: ID!) { createHandoff(targetSiteId: $targetSiteId) { code expiresAt targetSiteId } }\n": typeof types.CreateHandoffDocument,
    "\n  mutation RedeemHandoff($code: String!) { redeemHandoff(code: $code) { ...Auth } }\n": typeof types.RedeemHandoffDocument,
    "\n  query TermsToAccept { me { termsToAccept acceptedTermsVersion acceptedTermsAt } }\n": typeof types.TermsToAcceptDocument,
    "\n  mutation AcceptTermsOfSite($version: String!) {\n    acceptTerms(version: $version) { customer { termsToAccept acceptedTermsVersion } }\n  }\n": typeof types.AcceptTermsOfSiteDocument,
    "mutation EndOthersThenAccept { endOtherSessions { endedCount } }": typeof types.EndOthersThenAcceptDocument,
    "\n  query MailTexts($siteId: ID!, $language: String) {\n    mailTexts(siteId: $siteId, language: $language) {\n      kind language isOwn subject paragraphs buttonLabel fixedParagraphs updatedAt\n      variables { name required optional }\n    }\n  }\n": typeof types.MailTextsDocument,
    "\n  mutation SetMailText($siteId: ID!, $kind: MailKind!, $language: String!, $input: MailTextInput!) {\n    setMailText(siteId: $siteId, kind: $kind, language: $language, input: $input) { isOwn subject paragraphs buttonLabel }\n  }\n": typeof types.SetMailTextDocument,
    "\n  mutation RemoveMailText($siteId: ID!, $kind: MailKind!, $language: String!) {\n    removeMailText(siteId: $siteId, kind: $kind, language: $language) { isOwn subject }\n  }\n": typeof types.RemoveMailTextDocument,
    "\n  query PreviewMail($siteId: ID!, $kind: MailKind!, $language: String!, $draft: MailTextInput) {\n    previewMail(siteId: $siteId, kind: $kind, language: $language, draft: $draft) { to subject text html }\n  }\n": typeof types.PreviewMailDocument,
    "\n  mutation SendTestMail($siteId: ID!, $kind: MailKind!, $language: String!) {\n    sendTestMail(siteId: $siteId, kind: $kind, language: $language) { to subject }\n  }\n": typeof types.SendTestMailDocument,
    "\n  mutation ByProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { token waysInChanged }\n  }\n": typeof types.ByProviderDocument,
    "\n  mutation ByLink($token: String!) { passwordlessLogin(token: $token) { token waysInChanged } }\n": typeof types.ByLinkDocument,
    "\n  mutation ByCode($input: PasswordlessCodeLoginInput!) { passwordlessCodeLogin(input: $input) { waysInChanged } }\n": typeof types.ByCodeDocument,
    "\n  mutation Reset($input: ResetPasswordInput!) { resetPassword(input: $input) { waysInChanged } }\n": typeof types.ResetDocument,
    "\n  mutation CompleteTold($input: CompleteLoginInput!) { completeLogin(input: $input) { waysInChanged } }\n": typeof types.CompleteToldDocument,
    "\n  query DeliveriesWithAnswers($endpointId: ID, $status: WebhookDeliveryStatus, $eventType: WebhookEventType) {\n    webhookDeliveries(endpointId: $endpointId, status: $status, eventType: $eventType) {\n      deliveries {\n        id\n        eventId\n        eventType\n        status\n        replayable\n        payload\n        answer { status error durationMilliseconds body }\n      }\n    }\n  }\n": typeof types.DeliveriesWithAnswersDocument,
    "\n  mutation SendTestWebhook($id: ID!) { sendTestWebhook(id: $id) { id status eventType payload answer { status } } }\n": typeof types.SendTestWebhookDocument,
    "\n  query OneDelivery($id: ID!) { webhookDelivery(id: $id) { id status attempts answer { status error body } } }\n": typeof types.OneDeliveryDocument,
    "\n  mutation ReplayWebhookDeliveries($endpointId: ID!, $eventType: WebhookEventType) {\n    replayWebhookDeliveries(endpointId: $endpointId, eventType: $eventType) { replayedCount hasMore }\n  }\n": typeof types.ReplayWebhookDeliveriesDocument,
    "\n  fragment Endpoint on WebhookEndpoint { id url events enabled createdAt }\n": typeof types.EndpointFragmentDoc,
    "\n  fragment Delivery on WebhookDelivery {\n    id\n    eventId\n    eventType\n    status\n    attempts\n    lastOutcome\n    lastAttemptAt\n    createdAt\n    replayable\n    endpoint { id }\n  }\n": typeof types.DeliveryFragmentDoc,
    "\n  query WebhookEndpoints { webhookEndpoints { ...Endpoint } }\n": typeof types.WebhookEndpointsDocument,
    "\n  query WebhookDeliveries($endpointId: ID, $status: WebhookDeliveryStatus, $after: ID) {\n    webhookDeliveries(endpointId: $endpointId, status: $status, after: $after) {\n      deliveries { ...Delivery }\n      nextCursor\n    }\n  }\n": typeof types.WebhookDeliveriesDocument,
    "\n  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) { secret endpoint { ...Endpoint } }\n  }\n": typeof types.CreateWebhookEndpointDocument,
    "\n  mutation UpdateWebhookEndpoint($id: ID!, $input: UpdateWebhookEndpointInput!) {\n    updateWebhookEndpoint(id: $id, input: $input) { ...Endpoint }\n  }\n": typeof types.UpdateWebhookEndpointDocument,
    "\n  mutation RotateWebhookSecret($id: ID!, $overlapHours: Int!) {\n    rotateWebhookSecret(id: $id, overlapHours: $overlapHours) { secret endpoint { ...Endpoint } }\n  }\n": typeof types.RotateWebhookSecretDocument,
    "\n  mutation DeleteWebhookEndpoint($id: ID!) { deleteWebhookEndpoint(id: $id) { ...Endpoint } }\n": typeof types.DeleteWebhookEndpointDocument,
    "\n  mutation ReplayWebhookDelivery($id: ID!) { replayWebhookDelivery(id: $id) { ...Delivery } }\n": typeof types.ReplayWebhookDeliveryDocument,
    "\n  mutation CreateEnterpriseConnection($input: CreateEnterpriseConnectionInput!) {\n    createEnterpriseConnection(input: $input) {\n      id name kind enabled ssoOnly issuer clientId groupsClaim redirectUri updatedAt plans { planId domain group }\n    }\n  }\n": typeof types.CreateEnterpriseConnectionDocument,
    "\n  mutation UpdateEnterpriseConnection($id: ID!, $input: UpdateEnterpriseConnectionInput!) {\n    updateEnterpriseConnection(id: $id, input: $input) {\n      id name enabled ssoOnly issuer clientId groupsClaim updatedAt plans { planId domain group }\n    }\n  }\n": typeof types.UpdateEnterpriseConnectionDocument,
    "\n  mutation DeleteEnterpriseConnection($id: ID!) { deleteEnterpriseConnection(id: $id) { id } }\n": typeof types.DeleteEnterpriseConnectionDocument,
    "\n  mutation AddEnterpriseDomain($connectionId: ID!, $domain: String!) {\n    addEnterpriseDomain(connectionId: $connectionId, domain: $domain) {\n      id domains { id domain recordName recordText verifiedAt checkedAt failingSince }\n    }\n  }\n": typeof types.AddEnterpriseDomainDocument,
    "\n  mutation VerifyEnterpriseDomain($id: ID!) {\n    verifyEnterpriseDomain(id: $id) { id domains { id domain verifiedAt } }\n  }\n": typeof types.VerifyEnterpriseDomainDocument,
    "\n  mutation RemoveEnterpriseDomain($id: ID!) { removeEnterpriseDomain(id: $id) { id domains { id domain } } }\n": typeof types.RemoveEnterpriseDomainDocument,
    "\n  query ReadEnterpriseConnection($id: ID!) {\n    enterpriseConnection(id: $id) {\n      id name domains { id domain recordName recordText verifiedAt checkedAt failingSince } plans { planId domain group }\n    }\n  }\n": typeof types.ReadEnterpriseConnectionDocument,
    "\n  mutation BeginEnterpriseLoginTest($connectionId: ID!) {\n    beginEnterpriseLoginTest(connectionId: $connectionId) { url test { id outcome } }\n  }\n": typeof types.BeginEnterpriseLoginTestDocument,
    "\n  query ReadEnterpriseLoginTest($id: ID!) {\n    identityProviderTest(id: $id) { outcome reason issuer subject email emailVerified claims }\n  }\n": typeof types.ReadEnterpriseLoginTestDocument,
    "\n  query ReadEnterpriseLogins($id: ID!) { enterpriseConnection(id: $id) { loginProblem loginProblemAt lastLoginAt } }\n": typeof types.ReadEnterpriseLoginsDocument,
    "\n  query EnterpriseLogin($email: String!) { enterpriseLogin(email: $email) { company startUrl isRequired } }\n": typeof types.EnterpriseLoginDocument,
    "\n  mutation CreateSamlConnection($input: CreateSamlConnectionInput!) {\n    createSamlConnection(input: $input) { id kind issuer loginUrl metadataUrl certificates { fingerprint expiresAt } }\n  }\n": typeof types.CreateSamlConnectionDocument,
    "\n  mutation SetSamlMetadata($id: ID!, $metadataUrl: String, $metadata: String) {\n    setSamlMetadata(id: $id, metadataUrl: $metadataUrl, metadata: $metadata) { id issuer loginUrl metadataUrl }\n  }\n": typeof types.SetSamlMetadataDocument,
    "\n  mutation RefreshSamlMetadata($id: ID!) {\n    refreshSamlMetadata(id: $id) { id metadataProblem metadataRefreshedAt certificates { fingerprint } }\n  }\n": typeof types.RefreshSamlMetadataDocument,
    "\n  query CompanyPlans($id: ID!) { plansByCompany { nickname } plan(id: $id) { entitlements } }\n": typeof types.CompanyPlansDocument,
    "\n  mutation SetScimToken($connectionId: ID!) {\n    setScimToken(connectionId: $connectionId) { token connection { id scimUrl scimToken { createdAt lastUsedAt } } }\n  }\n": typeof types.SetScimTokenDocument,
    "\n  mutation RemoveScimToken($connectionId: ID!) {\n    removeScimToken(connectionId: $connectionId) { id scimToken { createdAt } }\n  }\n": typeof types.RemoveScimTokenDocument,
    "\n  mutation UnlockById($id: ID!) { unlockCustomer(input: { id: $id }) { unlocked } }\n": typeof types.UnlockByIdDocument,
    "\n  fragment WholeOpenidClient on OpenidClient {\n    id clientId issuer name siteId party tokenEndpointAuthMethod redirectUris postLogoutRedirectUris grantTypes scopes\n    subjectType sectorIdentifier backchannelLogoutUri frontchannelLogoutUri requirePushedAuthorization idTokenAlgorithm consentCount\n    previousSecretUntil disabledAt createdAt updatedAt\n  }\n": typeof types.WholeOpenidClientFragmentDoc,
    "\n  query OpenidClients($first: Int, $after: String) {\n    openidClientsConnection(first: $first, after: $after) { edges { node { ...WholeOpenidClient } } }\n  }\n": typeof types.OpenidClientsDocument,
    "\n  query OpenidClientOfAccount($id: ID!) { openidClient(id: $id) { ...WholeOpenidClient } }\n": typeof types.OpenidClientOfAccountDocument,
    "\n  mutation CreateOpenidClient($input: CreateOpenidClientInput!) {\n    createOpenidClient(input: $input) { clientSecret client { ...WholeOpenidClient } }\n  }\n": typeof types.CreateOpenidClientDocument,
    "\n  mutation UpdateOpenidClient($id: ID!, $input: UpdateOpenidClientInput!) {\n    updateOpenidClient(id: $id, input: $input) { ...WholeOpenidClient }\n  }\n": typeof types.UpdateOpenidClientDocument,
    "\n  mutation RotateOpenidClientSecret($id: ID!, $overlapDays: Int!) {\n    rotateOpenidClientSecret(id: $id, overlapDays: $overlapDays) {\n      clientSecret client { ...WholeOpenidClient }\n    }\n  }\n": typeof types.RotateOpenidClientSecretDocument,
    "\n  mutation DisableOpenidClient($id: ID!) { disableOpenidClient(id: $id) { ...WholeOpenidClient } }\n": typeof types.DisableOpenidClientDocument,
    "\n  mutation EnableOpenidClient($id: ID!) { enableOpenidClient(id: $id) { ...WholeOpenidClient } }\n": typeof types.EnableOpenidClientDocument,
    "\n  mutation DeleteOpenidClient($id: ID!) { deleteOpenidClient(id: $id) { ...WholeOpenidClient } }\n": typeof types.DeleteOpenidClientDocument,
    "\n  query OpenidInteraction($id: ID!) {\n    openidInteraction(id: $id) {\n      application { clientId name isThirdParty siteId }\n      scopes\n      loginHint\n      isLoginRequired\n      isConsentRequired\n    }\n  }\n": typeof types.OpenidInteractionDocument,
    "\n  mutation AcceptOpenidInteraction($id: ID!, $consents: Boolean) {\n    acceptOpenidInteraction(id: $id, consents: $consents) { location }\n  }\n": typeof types.AcceptOpenidInteractionDocument,
    "\n  mutation DeclineOpenidInteraction($id: ID!) {\n    declineOpenidInteraction(id: $id) { location }\n  }\n": typeof types.DeclineOpenidInteractionDocument,
    "\n  query OpenidDeviceRequest($userCode: String!) {\n    openidDeviceRequest(userCode: $userCode) { application { name } scopes }\n  }\n": typeof types.OpenidDeviceRequestDocument,
    "\n  mutation AcceptOpenidDevice($userCode: String!) {\n    acceptOpenidDevice(userCode: $userCode) { application { name } }\n  }\n": typeof types.AcceptOpenidDeviceDocument,
    "\n  mutation DeclineOpenidDevice($userCode: String!) {\n    declineOpenidDevice(userCode: $userCode) { application { name } }\n  }\n": typeof types.DeclineOpenidDeviceDocument,
    "\n  mutation LogInLocked($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }\n": typeof types.LogInLockedDocument,
    "\n  mutation AskResetLocked($email: String!) { requestCollaboratorPasswordReset(email: $email) }\n": typeof types.AskResetLockedDocument,
    "\n  mutation ResetLocked($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id email } }\n": typeof types.ResetLockedDocument,
    "\n  mutation UnlockCollaborator($input: UnlockCollaboratorInput!) {\n    unlockCollaborator(input: $input) { collaboratorId unlocked }\n  }\n": typeof types.UnlockCollaboratorDocument,
    "\n  mutation SoakRequestReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { accepted } }\n": typeof types.SoakRequestResetDocument,
    "\n  mutation SoakRename($id: ID!, $settings: SiteSettingsInput!) { updateSite(id: $id, settings: $settings) { name } }\n": typeof types.SoakRenameDocument,
    "\n  query SoakSiteName($id: ID!) { siteSettings(id: $id) { name } }\n": typeof types.SoakSiteNameDocument,
    "\n  fragment Auth on AuthPayload {\n    token\n    expiresAt\n    refreshToken\n    refreshTokenExpiresAt\n    customer { id email username }\n    session { id siteId startedBy createdAt expiresAt }\n  }\n": typeof types.AuthFragmentDoc,
    "\n  fragment WholeVerdict on TokenVerdict {\n    valid\n    reason\n    action\n    customerId\n    siteId\n    sessionId\n    issuedAt\n    expiresAt\n    checkedAt\n  }\n": typeof types.WholeVerdictFragmentDoc,
    "\n  mutation Register($input: RegisterInput!) { register(input: $input) { ...Auth } }\n": typeof types.RegisterDocument,
    "\n  mutation Login($input: LoginInput!) { login(input: $input) { ...Auth } }\n": typeof types.LoginDocument,
    "\n  mutation Refresh($refreshToken: String, $tokenLifetimeSeconds: Int) {\n    refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n": typeof types.RefreshDocument,
    "\n  mutation Logout { logout { customer { id email } } }\n": typeof types.LogoutDocument,
    "\n  mutation LogoutReplaced { logout(acceptReplacedToken: true) { customerId shownCustomer { email sessions { id } } } }\n": typeof types.LogoutReplacedDocument,
    "\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      salutation\n      title\n      organization\n      oldProviderId\n      profilePhoto\n      metadata\n      createdAt\n      updatedAt\n      lastLoginAt\n    }\n  }\n": typeof types.MeDocument,
    "\n  query Sessions {\n    me { sessions { id siteId startedBy current source userAgent createdAt lastUsedAt expiresAt endedAt endReason } }\n  }\n": typeof types.SessionsDocument,
    "\n  mutation UpdateCustomer($input: UpdateCustomerInput!) {\n    updateCustomer(input: $input) {\n      id\n      email\n      emailVerified\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      metadata\n    }\n  }\n": typeof types.UpdateCustomerDocument,
    "\n  mutation UpdateCustomerAndRefresh($input: UpdateCustomerInput!) {\n    updateCustomerAndRefresh(input: $input) { ...Auth customer { firstName } }\n  }\n": typeof types.UpdateCustomerAndRefreshDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ...Auth } }\n": typeof types.ChangePasswordDocument,
    "\n  mutation EndSession($id: ID!) { endSession(id: $id) { session { id endedAt endReason } } }\n": typeof types.EndSessionDocument,
    "\n  mutation EndOtherSessions { endOtherSessions { endedCount } }\n": typeof types.EndOtherSessionsDocument,
    "\n  query ValidateToken($token: String!) { validateToken(token: $token) { ...WholeVerdict } }\n": typeof types.ValidateTokenDocument,
    "\n  query ValidateTokens($tokens: [String!]!) { validateTokens(tokens: $tokens) { ...WholeVerdict } }\n": typeof types.ValidateTokensDocument,
    "\n  mutation CollaboratorLogin($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id email role } }\n  }\n": typeof types.CollaboratorLoginDocument,
    "\n  query CollaboratorMe { collaboratorMe { id email name role hasPassword } }\n": typeof types.CollaboratorMeDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) { accepted }\n  }\n": typeof types.RequestPasswordResetDocument,
    "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) { customer { id email emailVerified } }\n  }\n": typeof types.ResetPasswordDocument,
    "\n  mutation RequestEmailVerification { requestEmailVerification { customer { id emailVerified } } }\n": typeof types.RequestEmailVerificationDocument,
    "\n  mutation VerifyEmail($token: String!) { verifyEmail(token: $token) { customer { id email emailVerified } } }\n": typeof types.VerifyEmailDocument,
    "\n  mutation RequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {\n    requestPasswordlessLogin(input: $input) { accepted }\n  }\n": typeof types.RequestPasswordlessLoginDocument,
    "\n  mutation PasswordlessLogin($token: String!, $tokenLifetimeSeconds: Int) {\n    passwordlessLogin(token: $token, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n": typeof types.PasswordlessLoginDocument,
    "\n  mutation PasswordlessCodeLogin($input: PasswordlessCodeLoginInput!) {\n    passwordlessCodeLogin(input: $input) { ...Auth }\n  }\n": typeof types.PasswordlessCodeLoginDocument,
    "\n  query AuditLog($first: Int, $after: String, $filter: AuditFilter) {\n    auditEvents(first: $first, after: $after, filter: $filter) {\n      events { id at actorKind actorId action targetKind targetId source requestId before after }\n      nextCursor\n    }\n  }\n": typeof types.AuditLogDocument,
    "\n  query AuditChanges($filter: AuditFilter) {\n    auditEvents(first: 1, filter: $filter) { events { changes { field before after } } }\n  }\n": typeof types.AuditChangesDocument,
    "\n  query AuditFilters { auditActions auditTargetKinds }\n": typeof types.AuditFiltersDocument,
    "\n  mutation SetBotProtection($siteId: ID!, $input: BotProtectionInput!) {\n    setBotProtection(siteId: $siteId, input: $input) { provider siteKey hasSecret operations minimumScore }\n  }\n": typeof types.SetBotProtectionDocument,
    "\n  mutation RemoveBotProtection($siteId: ID!) {\n    removeBotProtection(siteId: $siteId) { provider siteKey }\n  }\n": typeof types.RemoveBotProtectionDocument,
    "\n  query PublicBotProtection { site { botProtection { provider siteKey operations scriptUrl } } }\n": typeof types.PublicBotProtectionDocument,
    "\n  query BotProtectionOfSite($id: ID!) {\n    siteSettings(id: $id) { botProtection { provider siteKey hasSecret operations minimumScore } }\n  }\n": typeof types.BotProtectionOfSiteDocument,
    "\n  mutation SetLogo($siteId: ID!, $base64: String!) { setSiteLogo(siteId: $siteId, base64: $base64) { id } }\n": typeof types.SetLogoDocument,
    "\n  mutation RemoveLogo($siteId: ID!) { removeSiteLogo(siteId: $siteId) { id } }\n": typeof types.RemoveLogoDocument,
    "\n  query Logo { site { branding { logo { url width height } } } }\n": typeof types.LogoDocument,
    "\n  query Branding {\n    site {\n      branding {\n        accent accentText darkAccent darkAccentText surface text fontFamily cornerRadiusPixels\n        termsUrl privacyUrl termsVersion\n      }\n    }\n  }\n": typeof types.BrandingDocument,
    "\n  query AcceptedTerms { me { acceptedTermsVersion acceptedTermsAt } }\n": typeof types.AcceptedTermsDocument,
    "\n  mutation ExportWithTerms { exportMyData }\n": typeof types.ExportWithTermsDocument,
    "\n  mutation DeleteWithTerms($password: String) { deleteMyself(password: $password) { customerId } }\n": typeof types.DeleteWithTermsDocument,
    "\n  query Country { country }\n": typeof types.CountryDocument,
    "\n  query Countries($language: String) { countries(language: $language) { code name } }\n": typeof types.CountriesDocument,
    "\n  query Subdivisions($country: String, $language: String) {\n    subdivisions(country: $country, language: $language) { code name }\n  }\n": typeof types.SubdivisionsDocument,
    "\n  query PartnerMe {\n    partnerMe {\n      clientId\n      name\n      ratePerMinute\n      sites { id slug name }\n    }\n  }\n": typeof types.PartnerMeDocument,
    "\n  fragment WholePartner on Partner {\n    id name clientId siteIds ratePerMinute previousSecretUntil disabledAt createdAt lastUsedAt\n  }\n": typeof types.WholePartnerFragmentDoc,
    "\n  query Partners { partners { ...WholePartner } }\n": typeof types.PartnersDocument,
    "\n  query PartnerOfAccount($id: ID!, $days: Int) {\n    partner(id: $id) { ...WholePartner verdicts(days: $days) { day verdict count } }\n  }\n": typeof types.PartnerOfAccountDocument,
    "\n  mutation CreatePartner($input: CreatePartnerInput!) {\n    createPartner(input: $input) { clientSecret partner { ...WholePartner } }\n  }\n": typeof types.CreatePartnerDocument,
    "\n  mutation UpdatePartner($id: ID!, $input: UpdatePartnerInput!) {\n    updatePartner(id: $id, input: $input) { ...WholePartner }\n  }\n": typeof types.UpdatePartnerDocument,
    "\n  mutation RotatePartnerSecret($id: ID!, $overlapDays: Int!) {\n    rotatePartnerSecret(id: $id, overlapDays: $overlapDays) { clientSecret partner { ...WholePartner } }\n  }\n": typeof types.RotatePartnerSecretDocument,
    "\n  mutation CheckPartnerToken($partnerId: ID!, $token: String!) {\n    checkPartnerToken(partnerId: $partnerId, token: $token) {\n      valid reason action customerId siteId sessionId issuedAt expiresAt checkedAt\n    }\n  }\n": typeof types.CheckPartnerTokenDocument,
    "\n  mutation DisablePartner($id: ID!) { disablePartner(id: $id) { ...WholePartner } }\n": typeof types.DisablePartnerDocument,
    "\n  mutation EnablePartner($id: ID!) { enablePartner(id: $id) { ...WholePartner } }\n": typeof types.EnablePartnerDocument,
    "\n  mutation CreatePlan($siteId: ID!, $input: CreatePlanInput!) {\n    createPlan(siteId: $siteId, input: $input) { ...WholePlan }\n  }\n  fragment WholePlan on ManagedPlan {\n    id\n    siteId\n    nickname\n    description\n    amount\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n    active\n    addressRanges\n    emailDomains\n  }\n": typeof types.CreatePlanDocument,
    "\n  mutation UpdatePlan($id: ID!, $input: UpdatePlanInput!) {\n    updatePlan(id: $id, input: $input) { ...WholePlan }\n  }\n": typeof types.UpdatePlanDocument,
    "\n  mutation DeactivatePlan($id: ID!) { deactivatePlan(id: $id) { id active } }\n": typeof types.DeactivatePlanDocument,
    "\n  mutation ReactivatePlan($id: ID!) { reactivatePlan(id: $id) { id active } }\n": typeof types.ReactivatePlanDocument,
    "\n  query SitePlans($siteId: ID!, $first: Int, $after: ID) {\n    sitePlans(siteId: $siteId, first: $first, after: $after) { id nickname active }\n  }\n": typeof types.SitePlansDocument,
    "\n  query GetPlan($id: ID!) { plan(id: $id) { id nickname amountFormatted entitlements } }\n": typeof types.GetPlanDocument,
    "\n  query PlansByAddress { plansByAddress { id entitlements } }\n": typeof types.PlansByAddressDocument,
    "\n  query PlansByEmailDomain($email: String!) { plansByEmailDomain(email: $email) { id entitlements } }\n": typeof types.PlansByEmailDomainDocument,
    "\n  fragment Settings on SiteSettings {\n    id\n    slug\n    name\n    link\n    defaultLanguage\n    defaultCurrency\n    allowedOrigins\n    tokenLifetimeDays\n    refreshTokenLifetimeDays\n    sessionLifetimeDays\n    concurrentSessions\n    sessionLimit\n    invalidTokenStatus\n    passwordPolicy\n    refuseBreachedPasswords\n    passwordlessEnabled\n    passwordlessLinkDays\n    passwordlessLinkReuse\n    emailVerificationEnabled\n    revealUnknownEmails\n    cookieSharing\n    sessionHandoff\n    secondFactor\n    passkeyDomain\n    androidAppOrigins\n    loginHost\n    accentColor\n    accentTextColor\n    surfaceColor\n    textColor\n    fontFamily\n    cornerRadiusPixels\n    termsUrl\n    privacyUrl\n    termsVersion\n    mailSenderName\n    mailReplyTo\n  }\n": typeof types.SettingsFragmentDoc,
    "\n  mutation UpdateSite($id: ID!, $settings: SiteSettingsInput!) {\n    updateSite(id: $id, settings: $settings) { ...Settings }\n  }\n": typeof types.UpdateSiteDocument,
    "\n  mutation CreateSite($slug: String!, $settings: SiteSettingsInput) {\n    createSite(slug: $slug, settings: $settings) { ...Settings }\n  }\n": typeof types.CreateSiteDocument,
    "\n  query Sites { sites { ...Settings } }\n": typeof types.SitesDocument,
    "\n  query SettingsOfSite($id: ID!) {\n    siteSettings(id: $id) { ...Settings identityProviders { name kind clientId hasSecret issuer enabled } }\n  }\n": typeof types.SettingsOfSiteDocument,
    "\n  mutation SetProvider($siteId: ID!, $input: IdentityProviderInput!) {\n    setIdentityProvider(siteId: $siteId, input: $input) { name kind clientId hasSecret issuer enabled }\n  }\n": typeof types.SetProviderDocument,
    "\n  mutation RemoveProvider($siteId: ID!, $name: String!) {\n    removeIdentityProvider(siteId: $siteId, name: $name) { name }\n  }\n": typeof types.RemoveProviderDocument,
    "\n  query AccountOfCollaborator {\n    account { id slug name lockoutAttempts lockoutWindowSeconds lockoutScope lockoutDailyCap sandbox }\n  }\n": typeof types.AccountOfCollaboratorDocument,
    "\n  mutation UpdateAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) { name lockoutAttempts lockoutWindowSeconds lockoutScope lockoutDailyCap sandbox }\n  }\n": typeof types.UpdateAccountDocument,
};
const documents: Documents = {
    "\n  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {\n    login(input: $input) { session { id current } customer { sessions { id current } } }\n  }\n": types.SessionsLoginAndSeeSessionsDocument,
    "\n  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }\n": types.SessionsLogoutAndSeeSessionsDocument,
    "\n  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }\n": types.SessionsEndAndSeeSessionDocument,
    "\n  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {\n    changePassword(input: $input) { token session { id current } }\n  }\n": types.SessionsChangeAndSeeSessionDocument,
    "\n  mutation SessionsRefreshAndSeeSession($refreshToken: String) {\n    refresh(refreshToken: $refreshToken) { token session { id current } }\n  }\n": types.SessionsRefreshAndSeeSessionDocument,
    "\n  fragment Keys on SigningKeys {\n    keys { kid state algorithm createdAt signsFrom retiresAt verifiesUntil }\n    withdrawn { kid withdrawnAt }\n    mayChange\n    rotationDays\n  }\n": types.KeysFragmentDoc,
    "\n  query SigningKeys { signingKeys { ...Keys } }\n": types.SigningKeysDocument,
    "\n  mutation RotateSigningKeys($password: String) { rotateSigningKeys(password: $password) { ...Keys } }\n": types.RotateSigningKeysDocument,
    "\n  mutation WithdrawSigningKey($kid: ID!, $password: String) {\n    withdrawSigningKey(kid: $kid, password: $password) { ...Keys }\n  }\n": types.WithdrawSigningKeyDocument,
    "\n  mutation Invite($input: InviteCollaboratorInput!) {\n    inviteCollaborator(input: $input) { id email name role invited }\n  }\n": types.InviteDocument,
    "\n  mutation Accept($input: AcceptCollaboratorInvitationInput!) {\n    acceptCollaboratorInvitation(input: $input) { token collaborator { id email name role invited } }\n  }\n": types.AcceptDocument,
    "\n  mutation Resend($id: ID!) { resendCollaboratorInvitation(id: $id) { id } }\n": types.ResendDocument,
    "\n  mutation Withdraw($id: ID!) { withdrawCollaboratorInvitation(id: $id) { id } }\n": types.WithdrawDocument,
    "\n  query Collaborators { collaborators { id email name role invited } }\n": types.CollaboratorsDocument,
    "\n  mutation ChangeRole($id: ID!, $role: CollaboratorRole!, $ifRole: CollaboratorRole) {\n    changeCollaboratorRole(id: $id, role: $role, ifRole: $ifRole) { id role }\n  }\n": types.ChangeRoleDocument,
    "\n  mutation Remove($id: ID!) { removeCollaborator(id: $id) { id } }\n": types.RemoveDocument,
    "\n  mutation LogOutCollaborator { collaboratorLogout { id } }\n": types.LogOutCollaboratorDocument,
    "\n  mutation ChangeOwnPassword($input: ChangeCollaboratorPasswordInput!) {\n    changeCollaboratorPassword(input: $input) { id }\n  }\n": types.ChangeOwnPasswordDocument,
    "\n  mutation RequestReset($email: String!) { requestCollaboratorPasswordReset(email: $email) }\n": types.RequestResetDocument,
    "\n  mutation ResetCollaborator($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id } }\n": types.ResetCollaboratorDocument,
    "\n  mutation LogInToConsole($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id } }\n  }\n": types.LogInToConsoleDocument,
    "\n  mutation CompleteLogInToConsole($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token }\n  }\n": types.CompleteLogInToConsoleDocument,
    "\n  query OwnSessions {\n    collaboratorSessions { id source userAgent isConsole bySso createdAt lastUsedAt expiresAt current }\n  }\n": types.OwnSessionsDocument,
    "\n  mutation EndOthers { endOtherCollaboratorSessions { endedCount } }\n": types.EndOthersDocument,
    "\n  mutation EndOne($id: ID!) { endCollaboratorSession(id: $id) { endedCount } }\n": types.EndOneDocument,
    "\n  mutation Reauthenticate($input: ReauthenticateCollaboratorInput!) {\n    reauthenticateCollaborator(input: $input) { id }\n  }\n": types.ReauthenticateDocument,
    "\n  mutation RemoveFactors($id: ID!) { removeCollaboratorAuthenticators(id: $id) { id } }\n": types.RemoveFactorsDocument,
    "\n  fragment WholeCustomerRecord on CustomerRecord {\n    id email emailVerifiedAt username firstName lastName displayName phone language salutation title organization\n    oldProviderId metadata hasPassword lastLoginAt createdAt updatedAt disabledAt deletedAt\n  }\n": types.WholeCustomerRecordFragmentDoc,
    "\n  fragment WholeSessionRecord on SessionRecord {\n    id customerId siteId startedBy source userAgent createdAt lastUsedAt expiresAt endedAt endReason endedBy\n    supersededById\n  }\n": types.WholeSessionRecordFragmentDoc,
    "\n  query Customers($emailPrefix: String, $first: Int, $after: String) {\n    customers(emailPrefix: $emailPrefix, first: $first, after: $after) {\n      customers { id email emailBeforeChange }\n      nextCursor\n    }\n  }\n": types.CustomersDocument,
    "\n  query CustomerOfAccount($id: ID!) { customer(id: $id) { ...WholeCustomerRecord } }\n": types.CustomerOfAccountDocument,
    "\n  query SessionHistory($id: ID!, $first: Int, $after: String) {\n    customer(id: $id) {\n      sessions(first: $first, after: $after) { sessions { ...WholeSessionRecord } nextCursor }\n    }\n  }\n": types.SessionHistoryDocument,
    "\n  mutation DisableCustomer($id: ID!) { disableCustomer(id: $id) { ...WholeCustomerRecord } }\n": types.DisableCustomerDocument,
    "\n  mutation EnableCustomer($id: ID!) { enableCustomer(id: $id) { ...WholeCustomerRecord } }\n": types.EnableCustomerDocument,
    "\n  mutation DeleteCustomer($id: ID!) { deleteCustomer(id: $id) { ...WholeCustomerRecord } }\n": types.DeleteCustomerDocument,
    "\n  mutation ExportCustomer($id: ID!) { exportCustomer(id: $id) }\n": types.ExportCustomerDocument,
    "\n  mutation EndCustomerSession($sessionId: ID!) {\n    endCustomerSession(sessionId: $sessionId) { ...WholeSessionRecord }\n  }\n": types.EndCustomerSessionDocument,
    "\n  mutation RemoveCustomerAuthenticators($customerId: ID!) {\n    removeCustomerAuthenticators(customerId: $customerId) { id }\n  }\n": types.RemoveCustomerAuthenticatorsDocument,
    "\n  mutation EndCustomerSessions($customerId: ID!) {\n    endCustomerSessions(customerId: $customerId) { endedCount nextCursor }\n  }\n": types.EndCustomerSessionsDocument,
    "\n  mutation EndSiteSessions($siteId: ID!, $after: String) {\n    endSiteSessions(siteId: $siteId, after: $after) { endedCount nextCursor }\n  }\n": types.EndSiteSessionsDocument,
    "\n  mutation EndAccountSessions($after: String) {\n    endAccountSessions(after: $after) { endedCount nextCursor }\n  }\n": types.EndAccountSessionsDocument,
    "\n  mutation ExplainToken($token: String!) {\n    explainToken(token: $token) {\n      verdict { valid reason action }\n      session { ...WholeSessionRecord }\n      entries { at kind text supersededById }\n    }\n  }\n": types.ExplainTokenDocument,
    "\n  query FindCustomers($search: String, $emailPrefix: String, $first: Int, $after: String) {\n    customersConnection(search: $search, emailPrefix: $emailPrefix, first: $first, after: $after) {\n      edges { cursor node { id email username firstName lastName deletedAt } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.FindCustomersDocument,
    "\n  query CustomerForSupport($id: ID!) {\n    customer(id: $id) {\n      devices { firstSeenAt lastSeenAt }\n      identities { id provider issuer email createdAt lastUsedAt }\n      termsAcceptances { siteId version acceptedAt }\n      factors { id kind name rpId createdAt lastUsedAt }\n      loginFailures { kind source failures limit locked windowEndsAt }\n      mailedLinks { id kind siteId createdAt expiresAt spentAt }\n      historyConnection { edges { node { action actorKind actorId after targetId } } }\n      eventsConnection { edges { node { id type createdAt } } }\n    }\n  }\n": types.CustomerForSupportDocument,
    "\n  mutation DeleteWithPassword($id: ID!, $password: String) {\n    deleteCustomer(id: $id, password: $password) { deletedAt }\n  }\n": types.DeleteWithPasswordDocument,
    "\n  mutation SendCustomerPasswordReset($customerId: ID!, $siteId: ID!) {\n    sendCustomerPasswordReset(customerId: $customerId, siteId: $siteId) { to customer { id } }\n  }\n": types.SendCustomerPasswordResetDocument,
    "\n  mutation SendCustomerEmailVerification($customerId: ID!, $siteId: ID!) {\n    sendCustomerEmailVerification(customerId: $customerId, siteId: $siteId) { to customer { id } }\n  }\n": types.SendCustomerEmailVerificationDocument,
    "\n  mutation Unlock($input: UnlockCustomerInput!) { unlockCustomer(input: $input) { customerId unlocked } }\n": types.UnlockDocument,
    "\n  mutation SetSso($input: EmployeeSsoInput!) {\n    setEmployeeSso(input: $input) {\n      redirectUri startUrl dnsRecordText\n      settings { issuer clientId domains groupsClaim groupRoles { group role } ssoOnly breakGlassOwner { id } updatedAt }\n    }\n  }\n": types.SetSsoDocument,
    "\n  mutation RemoveSso { removeEmployeeSso { settings { issuer } } }\n": types.RemoveSsoDocument,
    "\n  query ReadSso { employeeSso { redirectUri startUrl dnsRecordText settings { issuer clientId domains ssoOnly updatedAt } } }\n": types.ReadSsoDocument,
    "\n  query SsoUrl($email: String!) { employeeSsoUrl(email: $email) }\n": types.SsoUrlDocument,
    "\n  query Statistics($from: DateTime!, $to: DateTime!, $step: StatisticsStep!, $siteId: ID) {\n    statistics(from: $from, to: $to, step: $step, siteId: $siteId) {\n      from to\n      logins { at way provider outcome count }\n      registrations { at provider count }\n      activeSessions { at count }\n      verdicts { at partnerId partnerName verdict count }\n      mails { at outcome count }\n      mailsWaiting\n      webhooks { at outcome count }\n      webhooksWaiting\n    }\n  }\n": types.StatisticsDocument,
    "\n  query MailDelivery { mailDelivery { transport lastSentOn waiting } }\n": types.MailDeliveryDocument,
    "\n  mutation SetDisqusKeys($siteId: ID!, $input: DisqusKeysInput!) {\n    setDisqusKeys(siteId: $siteId, input: $input) { publicKey hasSecret updatedAt }\n  }\n": types.SetDisqusKeysDocument,
    "\n  mutation RemoveDisqusKeys($siteId: ID!) { removeDisqusKeys(siteId: $siteId) { publicKey } }\n": types.RemoveDisqusKeysDocument,
    "\n  query DisqusKeysOfSite($id: ID!) { siteSettings(id: $id) { disqus { publicKey hasSecret updatedAt } } }\n": types.DisqusKeysOfSiteDocument,
    "\n  query DisqusLogin { disqusLogin { publicKey remoteAuth state } }\n": types.DisqusLoginDocument,
    "\n  mutation ConfirmLater($input: UpdateCustomerInput!) {\n    updateCustomerAndRefresh(input: $input, confirmEmailLater: true) { token }\n  }\n": types.ConfirmLaterDocument,
    "mutation DeleteWithChange($password: String) {\n      deleteMyself(password: $password) { customerId }\n    }": types.DeleteWithChangeDocument,
    "\n  mutation ConfirmEmailChange($email: String!, $password: String) {\n    confirmEmailChange(email: $email, password: $password) { customer { email hasUnsettledEmailChange } }\n  }\n": types.ConfirmEmailChangeDocument,
    "\n  mutation UndoEmailChange($token: String!) { undoEmailChange(token: $token) { undone } }\n": types.UndoEmailChangeDocument,
    "\n  mutation DeclineEmailChange($token: String!) { declineEmailChange(token: $token) { declined } }\n": types.DeclineEmailChangeDocument,
    "\n  query EmailState { me { email emailVerified hasPassword hasUnsettledEmailChange } }\n": types.EmailStateDocument,
    "\n  mutation LoginWithIdentityProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { ...Auth }\n  }\n": types.LoginWithIdentityProviderDocument,
    "\n  mutation LinkIdentity($input: LinkIdentityInput!) {\n    linkIdentity(input: $input) { externalIdentity { id provider issuer email } }\n  }\n": types.LinkIdentityDocument,
    "\n  mutation UnlinkIdentity($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }\n": types.UnlinkIdentityDocument,
    "\n  query ExternalIdentities {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      firstName\n      lastName\n      metadata\n      profilePhoto\n      externalIdentities { id provider issuer email createdAt lastUsedAt }\n    }\n  }\n": types.ExternalIdentitiesDocument,
    "\n  mutation BeginIdentityLink($input: BeginIdentityLinkInput!) { beginIdentityLink(input: $input) { code expiresAt } }\n": types.BeginIdentityLinkDocument,
    "\n  mutation CompleteIdentityLink($code: String!) {\n    completeIdentityLink(code: $code) { externalIdentity { id provider issuer email } }\n  }\n": types.CompleteIdentityLinkDocument,
    "\n  mutation BeginTest($siteId: ID!, $name: String!) {\n    beginIdentityProviderTest(siteId: $siteId, name: $name) { url test { id outcome expiresAt } }\n  }\n": types.BeginTestDocument,
    "\n  query ReadTest($id: ID!) {\n    identityProviderTest(id: $id) { outcome reason issuer subject email emailVerified claims }\n  }\n": types.ReadTestDocument,
    "\n  query CallbackAddresses($name: String!) {\n    identityProviderRedirectUri(name: $name)\n    siteSettings(id: 1) { identityProviders { name redirectUri } }\n  }\n": types.CallbackAddressesDocument,
    "\n  mutation RedeemTold($code: String!) { redeemHandoff(code: $code) { waysInChanged } }\n": types.RedeemToldDocument,
    "\n  mutation ExportMyData { exportMyData }\n": types.ExportMyDataDocument,
    "\n  mutation DeleteMyself($password: String) { deleteMyself(password: $password) { customerId deletedAt } }\n": types.DeleteMyselfDocument,
    "\n  mutation BeginTotp($proof: FactorProofInput, $challenge: String, $password: String) {\n    beginTotp(proof: $proof, challenge: $challenge, password: $password) { id secret uri }\n  }\n": types.BeginTotpDocument,
    "\n  mutation ConfirmTotp($input: ConfirmTotpInput!, $challenge: String) {\n    confirmTotp(input: $input, challenge: $challenge) { authenticator { id kind name } recoveryCodes }\n  }\n": types.ConfirmTotpDocument,
    "\n  mutation BeginPasskeyRegistration(\n    $proof: FactorProofInput\n    $challenge: String\n    $password: String\n    $rpId: String\n  ) {\n    beginPasskeyRegistration(proof: $proof, challenge: $challenge, password: $password, rpId: $rpId)\n  }\n": types.BeginPasskeyRegistrationDocument,
    "\n  mutation ConfirmPasskeyRegistration($input: ConfirmPasskeyInput!, $challenge: String) {\n    confirmPasskeyRegistration(input: $input, challenge: $challenge) {\n      authenticator { id kind name }\n      recoveryCodes\n    }\n  }\n": types.ConfirmPasskeyRegistrationDocument,
    "\n  mutation BeginPasskeyProof($rpId: String) { beginPasskeyProof(rpId: $rpId) }\n": types.BeginPasskeyProofDocument,
    "\n  mutation RegenerateRecoveryCodes($proof: FactorProofInput!) {\n    regenerateRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n": types.RegenerateRecoveryCodesDocument,
    "\n  mutation RemoveAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeAuthenticator(id: $id, proof: $proof) { authenticators { id kind } recoveryCodesLeft }\n  }\n": types.RemoveAuthenticatorDocument,
    "\n  query Authenticators {\n    authenticators { authenticators { id kind name rpId createdAt lastUsedAt } recoveryCodesLeft }\n  }\n": types.AuthenticatorsDocument,
    "\n  mutation CompleteLogin($input: CompleteLoginInput!) { completeLogin(input: $input) { ...Auth } }\n": types.CompleteLoginDocument,
    "\n  mutation BeginPasskeyLogin($challenge: String, $rpId: String) {\n    beginPasskeyLogin(challenge: $challenge, rpId: $rpId)\n  }\n": types.BeginPasskeyLoginDocument,
    "\n  mutation PasskeyLogin($input: PasskeyLoginInput!) { passkeyLogin(input: $input) { ...Auth } }\n": types.PasskeyLoginDocument,
    "\n  mutation BeginCollaboratorTotp($proof: FactorProofInput, $password: String) {\n    beginCollaboratorTotp(proof: $proof, password: $password) { id secret uri }\n  }\n": types.BeginCollaboratorTotpDocument,
    "\n  mutation ConfirmCollaboratorTotp($input: ConfirmTotpInput!) {\n    confirmCollaboratorTotp(input: $input) { authenticator { id kind } recoveryCodes }\n  }\n": types.ConfirmCollaboratorTotpDocument,
    "\n  mutation CompleteCollaboratorLogin($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token expiresAt collaborator { id email } }\n  }\n": types.CompleteCollaboratorLoginDocument,
    "\n  mutation BeginCollaboratorPasskeyRegistration($proof: FactorProofInput, $password: String) {\n    beginCollaboratorPasskeyRegistration(proof: $proof, password: $password)\n  }\n": types.BeginCollaboratorPasskeyRegistrationDocument,
    "\n  mutation ConfirmCollaboratorPasskeyRegistration($input: ConfirmPasskeyInput!) {\n    confirmCollaboratorPasskeyRegistration(input: $input) { authenticator { id kind name } recoveryCodes }\n  }\n": types.ConfirmCollaboratorPasskeyRegistrationDocument,
    "\n  mutation BeginCollaboratorPasskeyLogin($challenge: String!) {\n    beginCollaboratorPasskeyLogin(challenge: $challenge)\n  }\n": types.BeginCollaboratorPasskeyLoginDocument,
    "\n  mutation BeginCollaboratorPasskeyProof { beginCollaboratorPasskeyProof }\n": types.BeginCollaboratorPasskeyProofDocument,
    "\n  mutation RegenerateCollaboratorRecoveryCodes($proof: FactorProofInput!) {\n    regenerateCollaboratorRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n": types.RegenerateCollaboratorRecoveryCodesDocument,
    "\n  mutation RemoveCollaboratorAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeCollaboratorAuthenticator(id: $id, proof: $proof) { authenticators { id } recoveryCodesLeft }\n  }\n": types.RemoveCollaboratorAuthenticatorDocument,
    "\n  query CollaboratorAuthenticators {\n    collaboratorAuthenticators { authenticators { id kind name lastUsedAt } recoveryCodesLeft }\n  }\n": types.CollaboratorAuthenticatorsDocument,
    "query PasskeyDomains { site { passkeyDomains } }": types.PasskeyDomainsDocument,
    "\n  mutation UnlockGuardedCustomer($id: ID!) { unlockCustomer(input: { id: $id }) { unlocked } }\n": types.UnlockGuardedCustomerDocument,
    "\n  mutation UnlockGuardedCollaborator($id: ID!) { unlockCollaborator(input: { id: $id }) { unlocked } }\n": types.UnlockGuardedCollaboratorDocument,
    "\n  mutation CreateHandoff($targetSiteId: ID!) { createHandoff(targetSiteId: $targetSiteId) { code expiresAt targetSiteId } }\n": types.CreateHandoffDocument,
    "\n  mutation RedeemHandoff($code: String!) { redeemHandoff(code: $code) { ...Auth } }\n": types.RedeemHandoffDocument,
    "\n  query TermsToAccept { me { termsToAccept acceptedTermsVersion acceptedTermsAt } }\n": types.TermsToAcceptDocument,
    "\n  mutation AcceptTermsOfSite($version: String!) {\n    acceptTerms(version: $version) { customer { termsToAccept acceptedTermsVersion } }\n  }\n": types.AcceptTermsOfSiteDocument,
    "mutation EndOthersThenAccept { endOtherSessions { endedCount } }": types.EndOthersThenAcceptDocument,
    "\n  query MailTexts($siteId: ID!, $language: String) {\n    mailTexts(siteId: $siteId, language: $language) {\n      kind language isOwn subject paragraphs buttonLabel fixedParagraphs updatedAt\n      variables { name required optional }\n    }\n  }\n": types.MailTextsDocument,
    "\n  mutation SetMailText($siteId: ID!, $kind: MailKind!, $language: String!, $input: MailTextInput!) {\n    setMailText(siteId: $siteId, kind: $kind, language: $language, input: $input) { isOwn subject paragraphs buttonLabel }\n  }\n": types.SetMailTextDocument,
    "\n  mutation RemoveMailText($siteId: ID!, $kind: MailKind!, $language: String!) {\n    removeMailText(siteId: $siteId, kind: $kind, language: $language) { isOwn subject }\n  }\n": types.RemoveMailTextDocument,
    "\n  query PreviewMail($siteId: ID!, $kind: MailKind!, $language: String!, $draft: MailTextInput) {\n    previewMail(siteId: $siteId, kind: $kind, language: $language, draft: $draft) { to subject text html }\n  }\n": types.PreviewMailDocument,
    "\n  mutation SendTestMail($siteId: ID!, $kind: MailKind!, $language: String!) {\n    sendTestMail(siteId: $siteId, kind: $kind, language: $language) { to subject }\n  }\n": types.SendTestMailDocument,
    "\n  mutation ByProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { token waysInChanged }\n  }\n": types.ByProviderDocument,
    "\n  mutation ByLink($token: String!) { passwordlessLogin(token: $token) { token waysInChanged } }\n": types.ByLinkDocument,
    "\n  mutation ByCode($input: PasswordlessCodeLoginInput!) { passwordlessCodeLogin(input: $input) { waysInChanged } }\n": types.ByCodeDocument,
    "\n  mutation Reset($input: ResetPasswordInput!) { resetPassword(input: $input) { waysInChanged } }\n": types.ResetDocument,
    "\n  mutation CompleteTold($input: CompleteLoginInput!) { completeLogin(input: $input) { waysInChanged } }\n": types.CompleteToldDocument,
    "\n  query DeliveriesWithAnswers($endpointId: ID, $status: WebhookDeliveryStatus, $eventType: WebhookEventType) {\n    webhookDeliveries(endpointId: $endpointId, status: $status, eventType: $eventType) {\n      deliveries {\n        id\n        eventId\n        eventType\n        status\n        replayable\n        payload\n        answer { status error durationMilliseconds body }\n      }\n    }\n  }\n": types.DeliveriesWithAnswersDocument,
    "\n  mutation SendTestWebhook($id: ID!) { sendTestWebhook(id: $id) { id status eventType payload answer { status } } }\n": types.SendTestWebhookDocument,
    "\n  query OneDelivery($id: ID!) { webhookDelivery(id: $id) { id status attempts answer { status error body } } }\n": types.OneDeliveryDocument,
    "\n  mutation ReplayWebhookDeliveries($endpointId: ID!, $eventType: WebhookEventType) {\n    replayWebhookDeliveries(endpointId: $endpointId, eventType: $eventType) { replayedCount hasMore }\n  }\n": types.ReplayWebhookDeliveriesDocument,
    "\n  fragment Endpoint on WebhookEndpoint { id url events enabled createdAt }\n": types.EndpointFragmentDoc,
    "\n  fragment Delivery on WebhookDelivery {\n    id\n    eventId\n    eventType\n    status\n    attempts\n    lastOutcome\n    lastAttemptAt\n    createdAt\n    replayable\n    endpoint { id }\n  }\n": types.DeliveryFragmentDoc,
    "\n  query WebhookEndpoints { webhookEndpoints { ...Endpoint } }\n": types.WebhookEndpointsDocument,
    "\n  query WebhookDeliveries($endpointId: ID, $status: WebhookDeliveryStatus, $after: ID) {\n    webhookDeliveries(endpointId: $endpointId, status: $status, after: $after) {\n      deliveries { ...Delivery }\n      nextCursor\n    }\n  }\n": types.WebhookDeliveriesDocument,
    "\n  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) { secret endpoint { ...Endpoint } }\n  }\n": types.CreateWebhookEndpointDocument,
    "\n  mutation UpdateWebhookEndpoint($id: ID!, $input: UpdateWebhookEndpointInput!) {\n    updateWebhookEndpoint(id: $id, input: $input) { ...Endpoint }\n  }\n": types.UpdateWebhookEndpointDocument,
    "\n  mutation RotateWebhookSecret($id: ID!, $overlapHours: Int!) {\n    rotateWebhookSecret(id: $id, overlapHours: $overlapHours) { secret endpoint { ...Endpoint } }\n  }\n": types.RotateWebhookSecretDocument,
    "\n  mutation DeleteWebhookEndpoint($id: ID!) { deleteWebhookEndpoint(id: $id) { ...Endpoint } }\n": types.DeleteWebhookEndpointDocument,
    "\n  mutation ReplayWebhookDelivery($id: ID!) { replayWebhookDelivery(id: $id) { ...Delivery } }\n": types.ReplayWebhookDeliveryDocument,
    "\n  mutation CreateEnterpriseConnection($input: CreateEnterpriseConnectionInput!) {\n    createEnterpriseConnection(input: $input) {\n      id name kind enabled ssoOnly issuer clientId groupsClaim redirectUri updatedAt plans { planId domain group }\n    }\n  }\n": types.CreateEnterpriseConnectionDocument,
    "\n  mutation UpdateEnterpriseConnection($id: ID!, $input: UpdateEnterpriseConnectionInput!) {\n    updateEnterpriseConnection(id: $id, input: $input) {\n      id name enabled ssoOnly issuer clientId groupsClaim updatedAt plans { planId domain group }\n    }\n  }\n": types.UpdateEnterpriseConnectionDocument,
    "\n  mutation DeleteEnterpriseConnection($id: ID!) { deleteEnterpriseConnection(id: $id) { id } }\n": types.DeleteEnterpriseConnectionDocument,
    "\n  mutation AddEnterpriseDomain($connectionId: ID!, $domain: String!) {\n    addEnterpriseDomain(connectionId: $connectionId, domain: $domain) {\n      id domains { id domain recordName recordText verifiedAt checkedAt failingSince }\n    }\n  }\n": types.AddEnterpriseDomainDocument,
    "\n  mutation VerifyEnterpriseDomain($id: ID!) {\n    verifyEnterpriseDomain(id: $id) { id domains { id domain verifiedAt } }\n  }\n": types.VerifyEnterpriseDomainDocument,
    "\n  mutation RemoveEnterpriseDomain($id: ID!) { removeEnterpriseDomain(id: $id) { id domains { id domain } } }\n": types.RemoveEnterpriseDomainDocument,
    "\n  query ReadEnterpriseConnection($id: ID!) {\n    enterpriseConnection(id: $id) {\n      id name domains { id domain recordName recordText verifiedAt checkedAt failingSince } plans { planId domain group }\n    }\n  }\n": types.ReadEnterpriseConnectionDocument,
    "\n  mutation BeginEnterpriseLoginTest($connectionId: ID!) {\n    beginEnterpriseLoginTest(connectionId: $connectionId) { url test { id outcome } }\n  }\n": types.BeginEnterpriseLoginTestDocument,
    "\n  query ReadEnterpriseLoginTest($id: ID!) {\n    identityProviderTest(id: $id) { outcome reason issuer subject email emailVerified claims }\n  }\n": types.ReadEnterpriseLoginTestDocument,
    "\n  query ReadEnterpriseLogins($id: ID!) { enterpriseConnection(id: $id) { loginProblem loginProblemAt lastLoginAt } }\n": types.ReadEnterpriseLoginsDocument,
    "\n  query EnterpriseLogin($email: String!) { enterpriseLogin(email: $email) { company startUrl isRequired } }\n": types.EnterpriseLoginDocument,
    "\n  mutation CreateSamlConnection($input: CreateSamlConnectionInput!) {\n    createSamlConnection(input: $input) { id kind issuer loginUrl metadataUrl certificates { fingerprint expiresAt } }\n  }\n": types.CreateSamlConnectionDocument,
    "\n  mutation SetSamlMetadata($id: ID!, $metadataUrl: String, $metadata: String) {\n    setSamlMetadata(id: $id, metadataUrl: $metadataUrl, metadata: $metadata) { id issuer loginUrl metadataUrl }\n  }\n": types.SetSamlMetadataDocument,
    "\n  mutation RefreshSamlMetadata($id: ID!) {\n    refreshSamlMetadata(id: $id) { id metadataProblem metadataRefreshedAt certificates { fingerprint } }\n  }\n": types.RefreshSamlMetadataDocument,
    "\n  query CompanyPlans($id: ID!) { plansByCompany { nickname } plan(id: $id) { entitlements } }\n": types.CompanyPlansDocument,
    "\n  mutation SetScimToken($connectionId: ID!) {\n    setScimToken(connectionId: $connectionId) { token connection { id scimUrl scimToken { createdAt lastUsedAt } } }\n  }\n": types.SetScimTokenDocument,
    "\n  mutation RemoveScimToken($connectionId: ID!) {\n    removeScimToken(connectionId: $connectionId) { id scimToken { createdAt } }\n  }\n": types.RemoveScimTokenDocument,
    "\n  mutation UnlockById($id: ID!) { unlockCustomer(input: { id: $id }) { unlocked } }\n": types.UnlockByIdDocument,
    "\n  fragment WholeOpenidClient on OpenidClient {\n    id clientId issuer name siteId party tokenEndpointAuthMethod redirectUris postLogoutRedirectUris grantTypes scopes\n    subjectType sectorIdentifier backchannelLogoutUri frontchannelLogoutUri requirePushedAuthorization idTokenAlgorithm consentCount\n    previousSecretUntil disabledAt createdAt updatedAt\n  }\n": types.WholeOpenidClientFragmentDoc,
    "\n  query OpenidClients($first: Int, $after: String) {\n    openidClientsConnection(first: $first, after: $after) { edges { node { ...WholeOpenidClient } } }\n  }\n": types.OpenidClientsDocument,
    "\n  query OpenidClientOfAccount($id: ID!) { openidClient(id: $id) { ...WholeOpenidClient } }\n": types.OpenidClientOfAccountDocument,
    "\n  mutation CreateOpenidClient($input: CreateOpenidClientInput!) {\n    createOpenidClient(input: $input) { clientSecret client { ...WholeOpenidClient } }\n  }\n": types.CreateOpenidClientDocument,
    "\n  mutation UpdateOpenidClient($id: ID!, $input: UpdateOpenidClientInput!) {\n    updateOpenidClient(id: $id, input: $input) { ...WholeOpenidClient }\n  }\n": types.UpdateOpenidClientDocument,
    "\n  mutation RotateOpenidClientSecret($id: ID!, $overlapDays: Int!) {\n    rotateOpenidClientSecret(id: $id, overlapDays: $overlapDays) {\n      clientSecret client { ...WholeOpenidClient }\n    }\n  }\n": types.RotateOpenidClientSecretDocument,
    "\n  mutation DisableOpenidClient($id: ID!) { disableOpenidClient(id: $id) { ...WholeOpenidClient } }\n": types.DisableOpenidClientDocument,
    "\n  mutation EnableOpenidClient($id: ID!) { enableOpenidClient(id: $id) { ...WholeOpenidClient } }\n": types.EnableOpenidClientDocument,
    "\n  mutation DeleteOpenidClient($id: ID!) { deleteOpenidClient(id: $id) { ...WholeOpenidClient } }\n": types.DeleteOpenidClientDocument,
    "\n  query OpenidInteraction($id: ID!) {\n    openidInteraction(id: $id) {\n      application { clientId name isThirdParty siteId }\n      scopes\n      loginHint\n      isLoginRequired\n      isConsentRequired\n    }\n  }\n": types.OpenidInteractionDocument,
    "\n  mutation AcceptOpenidInteraction($id: ID!, $consents: Boolean) {\n    acceptOpenidInteraction(id: $id, consents: $consents) { location }\n  }\n": types.AcceptOpenidInteractionDocument,
    "\n  mutation DeclineOpenidInteraction($id: ID!) {\n    declineOpenidInteraction(id: $id) { location }\n  }\n": types.DeclineOpenidInteractionDocument,
    "\n  query OpenidDeviceRequest($userCode: String!) {\n    openidDeviceRequest(userCode: $userCode) { application { name } scopes }\n  }\n": types.OpenidDeviceRequestDocument,
    "\n  mutation AcceptOpenidDevice($userCode: String!) {\n    acceptOpenidDevice(userCode: $userCode) { application { name } }\n  }\n": types.AcceptOpenidDeviceDocument,
    "\n  mutation DeclineOpenidDevice($userCode: String!) {\n    declineOpenidDevice(userCode: $userCode) { application { name } }\n  }\n": types.DeclineOpenidDeviceDocument,
    "\n  mutation LogInLocked($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }\n": types.LogInLockedDocument,
    "\n  mutation AskResetLocked($email: String!) { requestCollaboratorPasswordReset(email: $email) }\n": types.AskResetLockedDocument,
    "\n  mutation ResetLocked($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id email } }\n": types.ResetLockedDocument,
    "\n  mutation UnlockCollaborator($input: UnlockCollaboratorInput!) {\n    unlockCollaborator(input: $input) { collaboratorId unlocked }\n  }\n": types.UnlockCollaboratorDocument,
    "\n  mutation SoakRequestReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { accepted } }\n": types.SoakRequestResetDocument,
    "\n  mutation SoakRename($id: ID!, $settings: SiteSettingsInput!) { updateSite(id: $id, settings: $settings) { name } }\n": types.SoakRenameDocument,
    "\n  query SoakSiteName($id: ID!) { siteSettings(id: $id) { name } }\n": types.SoakSiteNameDocument,
    "\n  fragment Auth on AuthPayload {\n    token\n    expiresAt\n    refreshToken\n    refreshTokenExpiresAt\n    customer { id email username }\n    session { id siteId startedBy createdAt expiresAt }\n  }\n": types.AuthFragmentDoc,
    "\n  fragment WholeVerdict on TokenVerdict {\n    valid\n    reason\n    action\n    customerId\n    siteId\n    sessionId\n    issuedAt\n    expiresAt\n    checkedAt\n  }\n": types.WholeVerdictFragmentDoc,
    "\n  mutation Register($input: RegisterInput!) { register(input: $input) { ...Auth } }\n": types.RegisterDocument,
    "\n  mutation Login($input: LoginInput!) { login(input: $input) { ...Auth } }\n": types.LoginDocument,
    "\n  mutation Refresh($refreshToken: String, $tokenLifetimeSeconds: Int) {\n    refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n": types.RefreshDocument,
    "\n  mutation Logout { logout { customer { id email } } }\n": types.LogoutDocument,
    "\n  mutation LogoutReplaced { logout(acceptReplacedToken: true) { customerId shownCustomer { email sessions { id } } } }\n": types.LogoutReplacedDocument,
    "\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      salutation\n      title\n      organization\n      oldProviderId\n      profilePhoto\n      metadata\n      createdAt\n      updatedAt\n      lastLoginAt\n    }\n  }\n": types.MeDocument,
    "\n  query Sessions {\n    me { sessions { id siteId startedBy current source userAgent createdAt lastUsedAt expiresAt endedAt endReason } }\n  }\n": types.SessionsDocument,
    "\n  mutation UpdateCustomer($input: UpdateCustomerInput!) {\n    updateCustomer(input: $input) {\n      id\n      email\n      emailVerified\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      metadata\n    }\n  }\n": types.UpdateCustomerDocument,
    "\n  mutation UpdateCustomerAndRefresh($input: UpdateCustomerInput!) {\n    updateCustomerAndRefresh(input: $input) { ...Auth customer { firstName } }\n  }\n": types.UpdateCustomerAndRefreshDocument,
    "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ...Auth } }\n": types.ChangePasswordDocument,
    "\n  mutation EndSession($id: ID!) { endSession(id: $id) { session { id endedAt endReason } } }\n": types.EndSessionDocument,
    "\n  mutation EndOtherSessions { endOtherSessions { endedCount } }\n": types.EndOtherSessionsDocument,
    "\n  query ValidateToken($token: String!) { validateToken(token: $token) { ...WholeVerdict } }\n": types.ValidateTokenDocument,
    "\n  query ValidateTokens($tokens: [String!]!) { validateTokens(tokens: $tokens) { ...WholeVerdict } }\n": types.ValidateTokensDocument,
    "\n  mutation CollaboratorLogin($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id email role } }\n  }\n": types.CollaboratorLoginDocument,
    "\n  query CollaboratorMe { collaboratorMe { id email name role hasPassword } }\n": types.CollaboratorMeDocument,
    "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) { accepted }\n  }\n": types.RequestPasswordResetDocument,
    "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) { customer { id email emailVerified } }\n  }\n": types.ResetPasswordDocument,
    "\n  mutation RequestEmailVerification { requestEmailVerification { customer { id emailVerified } } }\n": types.RequestEmailVerificationDocument,
    "\n  mutation VerifyEmail($token: String!) { verifyEmail(token: $token) { customer { id email emailVerified } } }\n": types.VerifyEmailDocument,
    "\n  mutation RequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {\n    requestPasswordlessLogin(input: $input) { accepted }\n  }\n": types.RequestPasswordlessLoginDocument,
    "\n  mutation PasswordlessLogin($token: String!, $tokenLifetimeSeconds: Int) {\n    passwordlessLogin(token: $token, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n": types.PasswordlessLoginDocument,
    "\n  mutation PasswordlessCodeLogin($input: PasswordlessCodeLoginInput!) {\n    passwordlessCodeLogin(input: $input) { ...Auth }\n  }\n": types.PasswordlessCodeLoginDocument,
    "\n  query AuditLog($first: Int, $after: String, $filter: AuditFilter) {\n    auditEvents(first: $first, after: $after, filter: $filter) {\n      events { id at actorKind actorId action targetKind targetId source requestId before after }\n      nextCursor\n    }\n  }\n": types.AuditLogDocument,
    "\n  query AuditChanges($filter: AuditFilter) {\n    auditEvents(first: 1, filter: $filter) { events { changes { field before after } } }\n  }\n": types.AuditChangesDocument,
    "\n  query AuditFilters { auditActions auditTargetKinds }\n": types.AuditFiltersDocument,
    "\n  mutation SetBotProtection($siteId: ID!, $input: BotProtectionInput!) {\n    setBotProtection(siteId: $siteId, input: $input) { provider siteKey hasSecret operations minimumScore }\n  }\n": types.SetBotProtectionDocument,
    "\n  mutation RemoveBotProtection($siteId: ID!) {\n    removeBotProtection(siteId: $siteId) { provider siteKey }\n  }\n": types.RemoveBotProtectionDocument,
    "\n  query PublicBotProtection { site { botProtection { provider siteKey operations scriptUrl } } }\n": types.PublicBotProtectionDocument,
    "\n  query BotProtectionOfSite($id: ID!) {\n    siteSettings(id: $id) { botProtection { provider siteKey hasSecret operations minimumScore } }\n  }\n": types.BotProtectionOfSiteDocument,
    "\n  mutation SetLogo($siteId: ID!, $base64: String!) { setSiteLogo(siteId: $siteId, base64: $base64) { id } }\n": types.SetLogoDocument,
    "\n  mutation RemoveLogo($siteId: ID!) { removeSiteLogo(siteId: $siteId) { id } }\n": types.RemoveLogoDocument,
    "\n  query Logo { site { branding { logo { url width height } } } }\n": types.LogoDocument,
    "\n  query Branding {\n    site {\n      branding {\n        accent accentText darkAccent darkAccentText surface text fontFamily cornerRadiusPixels\n        termsUrl privacyUrl termsVersion\n      }\n    }\n  }\n": types.BrandingDocument,
    "\n  query AcceptedTerms { me { acceptedTermsVersion acceptedTermsAt } }\n": types.AcceptedTermsDocument,
    "\n  mutation ExportWithTerms { exportMyData }\n": types.ExportWithTermsDocument,
    "\n  mutation DeleteWithTerms($password: String) { deleteMyself(password: $password) { customerId } }\n": types.DeleteWithTermsDocument,
    "\n  query Country { country }\n": types.CountryDocument,
    "\n  query Countries($language: String) { countries(language: $language) { code name } }\n": types.CountriesDocument,
    "\n  query Subdivisions($country: String, $language: String) {\n    subdivisions(country: $country, language: $language) { code name }\n  }\n": types.SubdivisionsDocument,
    "\n  query PartnerMe {\n    partnerMe {\n      clientId\n      name\n      ratePerMinute\n      sites { id slug name }\n    }\n  }\n": types.PartnerMeDocument,
    "\n  fragment WholePartner on Partner {\n    id name clientId siteIds ratePerMinute previousSecretUntil disabledAt createdAt lastUsedAt\n  }\n": types.WholePartnerFragmentDoc,
    "\n  query Partners { partners { ...WholePartner } }\n": types.PartnersDocument,
    "\n  query PartnerOfAccount($id: ID!, $days: Int) {\n    partner(id: $id) { ...WholePartner verdicts(days: $days) { day verdict count } }\n  }\n": types.PartnerOfAccountDocument,
    "\n  mutation CreatePartner($input: CreatePartnerInput!) {\n    createPartner(input: $input) { clientSecret partner { ...WholePartner } }\n  }\n": types.CreatePartnerDocument,
    "\n  mutation UpdatePartner($id: ID!, $input: UpdatePartnerInput!) {\n    updatePartner(id: $id, input: $input) { ...WholePartner }\n  }\n": types.UpdatePartnerDocument,
    "\n  mutation RotatePartnerSecret($id: ID!, $overlapDays: Int!) {\n    rotatePartnerSecret(id: $id, overlapDays: $overlapDays) { clientSecret partner { ...WholePartner } }\n  }\n": types.RotatePartnerSecretDocument,
    "\n  mutation CheckPartnerToken($partnerId: ID!, $token: String!) {\n    checkPartnerToken(partnerId: $partnerId, token: $token) {\n      valid reason action customerId siteId sessionId issuedAt expiresAt checkedAt\n    }\n  }\n": types.CheckPartnerTokenDocument,
    "\n  mutation DisablePartner($id: ID!) { disablePartner(id: $id) { ...WholePartner } }\n": types.DisablePartnerDocument,
    "\n  mutation EnablePartner($id: ID!) { enablePartner(id: $id) { ...WholePartner } }\n": types.EnablePartnerDocument,
    "\n  mutation CreatePlan($siteId: ID!, $input: CreatePlanInput!) {\n    createPlan(siteId: $siteId, input: $input) { ...WholePlan }\n  }\n  fragment WholePlan on ManagedPlan {\n    id\n    siteId\n    nickname\n    description\n    amount\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n    active\n    addressRanges\n    emailDomains\n  }\n": types.CreatePlanDocument,
    "\n  mutation UpdatePlan($id: ID!, $input: UpdatePlanInput!) {\n    updatePlan(id: $id, input: $input) { ...WholePlan }\n  }\n": types.UpdatePlanDocument,
    "\n  mutation DeactivatePlan($id: ID!) { deactivatePlan(id: $id) { id active } }\n": types.DeactivatePlanDocument,
    "\n  mutation ReactivatePlan($id: ID!) { reactivatePlan(id: $id) { id active } }\n": types.ReactivatePlanDocument,
    "\n  query SitePlans($siteId: ID!, $first: Int, $after: ID) {\n    sitePlans(siteId: $siteId, first: $first, after: $after) { id nickname active }\n  }\n": types.SitePlansDocument,
    "\n  query GetPlan($id: ID!) { plan(id: $id) { id nickname amountFormatted entitlements } }\n": types.GetPlanDocument,
    "\n  query PlansByAddress { plansByAddress { id entitlements } }\n": types.PlansByAddressDocument,
    "\n  query PlansByEmailDomain($email: String!) { plansByEmailDomain(email: $email) { id entitlements } }\n": types.PlansByEmailDomainDocument,
    "\n  fragment Settings on SiteSettings {\n    id\n    slug\n    name\n    link\n    defaultLanguage\n    defaultCurrency\n    allowedOrigins\n    tokenLifetimeDays\n    refreshTokenLifetimeDays\n    sessionLifetimeDays\n    concurrentSessions\n    sessionLimit\n    invalidTokenStatus\n    passwordPolicy\n    refuseBreachedPasswords\n    passwordlessEnabled\n    passwordlessLinkDays\n    passwordlessLinkReuse\n    emailVerificationEnabled\n    revealUnknownEmails\n    cookieSharing\n    sessionHandoff\n    secondFactor\n    passkeyDomain\n    androidAppOrigins\n    loginHost\n    accentColor\n    accentTextColor\n    surfaceColor\n    textColor\n    fontFamily\n    cornerRadiusPixels\n    termsUrl\n    privacyUrl\n    termsVersion\n    mailSenderName\n    mailReplyTo\n  }\n": types.SettingsFragmentDoc,
    "\n  mutation UpdateSite($id: ID!, $settings: SiteSettingsInput!) {\n    updateSite(id: $id, settings: $settings) { ...Settings }\n  }\n": types.UpdateSiteDocument,
    "\n  mutation CreateSite($slug: String!, $settings: SiteSettingsInput) {\n    createSite(slug: $slug, settings: $settings) { ...Settings }\n  }\n": types.CreateSiteDocument,
    "\n  query Sites { sites { ...Settings } }\n": types.SitesDocument,
    "\n  query SettingsOfSite($id: ID!) {\n    siteSettings(id: $id) { ...Settings identityProviders { name kind clientId hasSecret issuer enabled } }\n  }\n": types.SettingsOfSiteDocument,
    "\n  mutation SetProvider($siteId: ID!, $input: IdentityProviderInput!) {\n    setIdentityProvider(siteId: $siteId, input: $input) { name kind clientId hasSecret issuer enabled }\n  }\n": types.SetProviderDocument,
    "\n  mutation RemoveProvider($siteId: ID!, $name: String!) {\n    removeIdentityProvider(siteId: $siteId, name: $name) { name }\n  }\n": types.RemoveProviderDocument,
    "\n  query AccountOfCollaborator {\n    account { id slug name lockoutAttempts lockoutWindowSeconds lockoutScope lockoutDailyCap sandbox }\n  }\n": types.AccountOfCollaboratorDocument,
    "\n  mutation UpdateAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) { name lockoutAttempts lockoutWindowSeconds lockoutScope lockoutDailyCap sandbox }\n  }\n": types.UpdateAccountDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {\n    login(input: $input) { session { id current } customer { sessions { id current } } }\n  }\n"): (typeof documents)["\n  mutation SessionsLoginAndSeeSessions($input: LoginInput!) {\n    login(input: $input) { session { id current } customer { sessions { id current } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }\n"): (typeof documents)["\n  mutation SessionsLogoutAndSeeSessions { logout { customer { sessions { id current } } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }\n"): (typeof documents)["\n  mutation SessionsEndAndSeeSession($id: ID!) { endSession(id: $id) { session { id current endReason } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {\n    changePassword(input: $input) { token session { id current } }\n  }\n"): (typeof documents)["\n  mutation SessionsChangeAndSeeSession($input: ChangePasswordInput!) {\n    changePassword(input: $input) { token session { id current } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SessionsRefreshAndSeeSession($refreshToken: String) {\n    refresh(refreshToken: $refreshToken) { token session { id current } }\n  }\n"): (typeof documents)["\n  mutation SessionsRefreshAndSeeSession($refreshToken: String) {\n    refresh(refreshToken: $refreshToken) { token session { id current } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Keys on SigningKeys {\n    keys { kid state algorithm createdAt signsFrom retiresAt verifiesUntil }\n    withdrawn { kid withdrawnAt }\n    mayChange\n    rotationDays\n  }\n"): (typeof documents)["\n  fragment Keys on SigningKeys {\n    keys { kid state algorithm createdAt signsFrom retiresAt verifiesUntil }\n    withdrawn { kid withdrawnAt }\n    mayChange\n    rotationDays\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SigningKeys { signingKeys { ...Keys } }\n"): (typeof documents)["\n  query SigningKeys { signingKeys { ...Keys } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateSigningKeys($password: String) { rotateSigningKeys(password: $password) { ...Keys } }\n"): (typeof documents)["\n  mutation RotateSigningKeys($password: String) { rotateSigningKeys(password: $password) { ...Keys } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation WithdrawSigningKey($kid: ID!, $password: String) {\n    withdrawSigningKey(kid: $kid, password: $password) { ...Keys }\n  }\n"): (typeof documents)["\n  mutation WithdrawSigningKey($kid: ID!, $password: String) {\n    withdrawSigningKey(kid: $kid, password: $password) { ...Keys }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Invite($input: InviteCollaboratorInput!) {\n    inviteCollaborator(input: $input) { id email name role invited }\n  }\n"): (typeof documents)["\n  mutation Invite($input: InviteCollaboratorInput!) {\n    inviteCollaborator(input: $input) { id email name role invited }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Accept($input: AcceptCollaboratorInvitationInput!) {\n    acceptCollaboratorInvitation(input: $input) { token collaborator { id email name role invited } }\n  }\n"): (typeof documents)["\n  mutation Accept($input: AcceptCollaboratorInvitationInput!) {\n    acceptCollaboratorInvitation(input: $input) { token collaborator { id email name role invited } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Resend($id: ID!) { resendCollaboratorInvitation(id: $id) { id } }\n"): (typeof documents)["\n  mutation Resend($id: ID!) { resendCollaboratorInvitation(id: $id) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Withdraw($id: ID!) { withdrawCollaboratorInvitation(id: $id) { id } }\n"): (typeof documents)["\n  mutation Withdraw($id: ID!) { withdrawCollaboratorInvitation(id: $id) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Collaborators { collaborators { id email name role invited } }\n"): (typeof documents)["\n  query Collaborators { collaborators { id email name role invited } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeRole($id: ID!, $role: CollaboratorRole!, $ifRole: CollaboratorRole) {\n    changeCollaboratorRole(id: $id, role: $role, ifRole: $ifRole) { id role }\n  }\n"): (typeof documents)["\n  mutation ChangeRole($id: ID!, $role: CollaboratorRole!, $ifRole: CollaboratorRole) {\n    changeCollaboratorRole(id: $id, role: $role, ifRole: $ifRole) { id role }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Remove($id: ID!) { removeCollaborator(id: $id) { id } }\n"): (typeof documents)["\n  mutation Remove($id: ID!) { removeCollaborator(id: $id) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogOutCollaborator { collaboratorLogout { id } }\n"): (typeof documents)["\n  mutation LogOutCollaborator { collaboratorLogout { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangeOwnPassword($input: ChangeCollaboratorPasswordInput!) {\n    changeCollaboratorPassword(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation ChangeOwnPassword($input: ChangeCollaboratorPasswordInput!) {\n    changeCollaboratorPassword(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestReset($email: String!) { requestCollaboratorPasswordReset(email: $email) }\n"): (typeof documents)["\n  mutation RequestReset($email: String!) { requestCollaboratorPasswordReset(email: $email) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetCollaborator($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id } }\n"): (typeof documents)["\n  mutation ResetCollaborator($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogInToConsole($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id } }\n  }\n"): (typeof documents)["\n  mutation LogInToConsole($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteLogInToConsole($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token }\n  }\n"): (typeof documents)["\n  mutation CompleteLogInToConsole($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnSessions {\n    collaboratorSessions { id source userAgent isConsole bySso createdAt lastUsedAt expiresAt current }\n  }\n"): (typeof documents)["\n  query OwnSessions {\n    collaboratorSessions { id source userAgent isConsole bySso createdAt lastUsedAt expiresAt current }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOthers { endOtherCollaboratorSessions { endedCount } }\n"): (typeof documents)["\n  mutation EndOthers { endOtherCollaboratorSessions { endedCount } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOne($id: ID!) { endCollaboratorSession(id: $id) { endedCount } }\n"): (typeof documents)["\n  mutation EndOne($id: ID!) { endCollaboratorSession(id: $id) { endedCount } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Reauthenticate($input: ReauthenticateCollaboratorInput!) {\n    reauthenticateCollaborator(input: $input) { id }\n  }\n"): (typeof documents)["\n  mutation Reauthenticate($input: ReauthenticateCollaboratorInput!) {\n    reauthenticateCollaborator(input: $input) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveFactors($id: ID!) { removeCollaboratorAuthenticators(id: $id) { id } }\n"): (typeof documents)["\n  mutation RemoveFactors($id: ID!) { removeCollaboratorAuthenticators(id: $id) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeCustomerRecord on CustomerRecord {\n    id email emailVerifiedAt username firstName lastName displayName phone language salutation title organization\n    oldProviderId metadata hasPassword lastLoginAt createdAt updatedAt disabledAt deletedAt\n  }\n"): (typeof documents)["\n  fragment WholeCustomerRecord on CustomerRecord {\n    id email emailVerifiedAt username firstName lastName displayName phone language salutation title organization\n    oldProviderId metadata hasPassword lastLoginAt createdAt updatedAt disabledAt deletedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeSessionRecord on SessionRecord {\n    id customerId siteId startedBy source userAgent createdAt lastUsedAt expiresAt endedAt endReason endedBy\n    supersededById\n  }\n"): (typeof documents)["\n  fragment WholeSessionRecord on SessionRecord {\n    id customerId siteId startedBy source userAgent createdAt lastUsedAt expiresAt endedAt endReason endedBy\n    supersededById\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Customers($emailPrefix: String, $first: Int, $after: String) {\n    customers(emailPrefix: $emailPrefix, first: $first, after: $after) {\n      customers { id email emailBeforeChange }\n      nextCursor\n    }\n  }\n"): (typeof documents)["\n  query Customers($emailPrefix: String, $first: Int, $after: String) {\n    customers(emailPrefix: $emailPrefix, first: $first, after: $after) {\n      customers { id email emailBeforeChange }\n      nextCursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerOfAccount($id: ID!) { customer(id: $id) { ...WholeCustomerRecord } }\n"): (typeof documents)["\n  query CustomerOfAccount($id: ID!) { customer(id: $id) { ...WholeCustomerRecord } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SessionHistory($id: ID!, $first: Int, $after: String) {\n    customer(id: $id) {\n      sessions(first: $first, after: $after) { sessions { ...WholeSessionRecord } nextCursor }\n    }\n  }\n"): (typeof documents)["\n  query SessionHistory($id: ID!, $first: Int, $after: String) {\n    customer(id: $id) {\n      sessions(first: $first, after: $after) { sessions { ...WholeSessionRecord } nextCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisableCustomer($id: ID!) { disableCustomer(id: $id) { ...WholeCustomerRecord } }\n"): (typeof documents)["\n  mutation DisableCustomer($id: ID!) { disableCustomer(id: $id) { ...WholeCustomerRecord } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnableCustomer($id: ID!) { enableCustomer(id: $id) { ...WholeCustomerRecord } }\n"): (typeof documents)["\n  mutation EnableCustomer($id: ID!) { enableCustomer(id: $id) { ...WholeCustomerRecord } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteCustomer($id: ID!) { deleteCustomer(id: $id) { ...WholeCustomerRecord } }\n"): (typeof documents)["\n  mutation DeleteCustomer($id: ID!) { deleteCustomer(id: $id) { ...WholeCustomerRecord } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportCustomer($id: ID!) { exportCustomer(id: $id) }\n"): (typeof documents)["\n  mutation ExportCustomer($id: ID!) { exportCustomer(id: $id) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndCustomerSession($sessionId: ID!) {\n    endCustomerSession(sessionId: $sessionId) { ...WholeSessionRecord }\n  }\n"): (typeof documents)["\n  mutation EndCustomerSession($sessionId: ID!) {\n    endCustomerSession(sessionId: $sessionId) { ...WholeSessionRecord }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveCustomerAuthenticators($customerId: ID!) {\n    removeCustomerAuthenticators(customerId: $customerId) { id }\n  }\n"): (typeof documents)["\n  mutation RemoveCustomerAuthenticators($customerId: ID!) {\n    removeCustomerAuthenticators(customerId: $customerId) { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndCustomerSessions($customerId: ID!) {\n    endCustomerSessions(customerId: $customerId) { endedCount nextCursor }\n  }\n"): (typeof documents)["\n  mutation EndCustomerSessions($customerId: ID!) {\n    endCustomerSessions(customerId: $customerId) { endedCount nextCursor }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSiteSessions($siteId: ID!, $after: String) {\n    endSiteSessions(siteId: $siteId, after: $after) { endedCount nextCursor }\n  }\n"): (typeof documents)["\n  mutation EndSiteSessions($siteId: ID!, $after: String) {\n    endSiteSessions(siteId: $siteId, after: $after) { endedCount nextCursor }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndAccountSessions($after: String) {\n    endAccountSessions(after: $after) { endedCount nextCursor }\n  }\n"): (typeof documents)["\n  mutation EndAccountSessions($after: String) {\n    endAccountSessions(after: $after) { endedCount nextCursor }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExplainToken($token: String!) {\n    explainToken(token: $token) {\n      verdict { valid reason action }\n      session { ...WholeSessionRecord }\n      entries { at kind text supersededById }\n    }\n  }\n"): (typeof documents)["\n  mutation ExplainToken($token: String!) {\n    explainToken(token: $token) {\n      verdict { valid reason action }\n      session { ...WholeSessionRecord }\n      entries { at kind text supersededById }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindCustomers($search: String, $emailPrefix: String, $first: Int, $after: String) {\n    customersConnection(search: $search, emailPrefix: $emailPrefix, first: $first, after: $after) {\n      edges { cursor node { id email username firstName lastName deletedAt } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query FindCustomers($search: String, $emailPrefix: String, $first: Int, $after: String) {\n    customersConnection(search: $search, emailPrefix: $emailPrefix, first: $first, after: $after) {\n      edges { cursor node { id email username firstName lastName deletedAt } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerForSupport($id: ID!) {\n    customer(id: $id) {\n      devices { firstSeenAt lastSeenAt }\n      identities { id provider issuer email createdAt lastUsedAt }\n      termsAcceptances { siteId version acceptedAt }\n      factors { id kind name rpId createdAt lastUsedAt }\n      loginFailures { kind source failures limit locked windowEndsAt }\n      mailedLinks { id kind siteId createdAt expiresAt spentAt }\n      historyConnection { edges { node { action actorKind actorId after targetId } } }\n      eventsConnection { edges { node { id type createdAt } } }\n    }\n  }\n"): (typeof documents)["\n  query CustomerForSupport($id: ID!) {\n    customer(id: $id) {\n      devices { firstSeenAt lastSeenAt }\n      identities { id provider issuer email createdAt lastUsedAt }\n      termsAcceptances { siteId version acceptedAt }\n      factors { id kind name rpId createdAt lastUsedAt }\n      loginFailures { kind source failures limit locked windowEndsAt }\n      mailedLinks { id kind siteId createdAt expiresAt spentAt }\n      historyConnection { edges { node { action actorKind actorId after targetId } } }\n      eventsConnection { edges { node { id type createdAt } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteWithPassword($id: ID!, $password: String) {\n    deleteCustomer(id: $id, password: $password) { deletedAt }\n  }\n"): (typeof documents)["\n  mutation DeleteWithPassword($id: ID!, $password: String) {\n    deleteCustomer(id: $id, password: $password) { deletedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendCustomerPasswordReset($customerId: ID!, $siteId: ID!) {\n    sendCustomerPasswordReset(customerId: $customerId, siteId: $siteId) { to customer { id } }\n  }\n"): (typeof documents)["\n  mutation SendCustomerPasswordReset($customerId: ID!, $siteId: ID!) {\n    sendCustomerPasswordReset(customerId: $customerId, siteId: $siteId) { to customer { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendCustomerEmailVerification($customerId: ID!, $siteId: ID!) {\n    sendCustomerEmailVerification(customerId: $customerId, siteId: $siteId) { to customer { id } }\n  }\n"): (typeof documents)["\n  mutation SendCustomerEmailVerification($customerId: ID!, $siteId: ID!) {\n    sendCustomerEmailVerification(customerId: $customerId, siteId: $siteId) { to customer { id } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unlock($input: UnlockCustomerInput!) { unlockCustomer(input: $input) { customerId unlocked } }\n"): (typeof documents)["\n  mutation Unlock($input: UnlockCustomerInput!) { unlockCustomer(input: $input) { customerId unlocked } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetSso($input: EmployeeSsoInput!) {\n    setEmployeeSso(input: $input) {\n      redirectUri startUrl dnsRecordText\n      settings { issuer clientId domains groupsClaim groupRoles { group role } ssoOnly breakGlassOwner { id } updatedAt }\n    }\n  }\n"): (typeof documents)["\n  mutation SetSso($input: EmployeeSsoInput!) {\n    setEmployeeSso(input: $input) {\n      redirectUri startUrl dnsRecordText\n      settings { issuer clientId domains groupsClaim groupRoles { group role } ssoOnly breakGlassOwner { id } updatedAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveSso { removeEmployeeSso { settings { issuer } } }\n"): (typeof documents)["\n  mutation RemoveSso { removeEmployeeSso { settings { issuer } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadSso { employeeSso { redirectUri startUrl dnsRecordText settings { issuer clientId domains ssoOnly updatedAt } } }\n"): (typeof documents)["\n  query ReadSso { employeeSso { redirectUri startUrl dnsRecordText settings { issuer clientId domains ssoOnly updatedAt } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SsoUrl($email: String!) { employeeSsoUrl(email: $email) }\n"): (typeof documents)["\n  query SsoUrl($email: String!) { employeeSsoUrl(email: $email) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Statistics($from: DateTime!, $to: DateTime!, $step: StatisticsStep!, $siteId: ID) {\n    statistics(from: $from, to: $to, step: $step, siteId: $siteId) {\n      from to\n      logins { at way provider outcome count }\n      registrations { at provider count }\n      activeSessions { at count }\n      verdicts { at partnerId partnerName verdict count }\n      mails { at outcome count }\n      mailsWaiting\n      webhooks { at outcome count }\n      webhooksWaiting\n    }\n  }\n"): (typeof documents)["\n  query Statistics($from: DateTime!, $to: DateTime!, $step: StatisticsStep!, $siteId: ID) {\n    statistics(from: $from, to: $to, step: $step, siteId: $siteId) {\n      from to\n      logins { at way provider outcome count }\n      registrations { at provider count }\n      activeSessions { at count }\n      verdicts { at partnerId partnerName verdict count }\n      mails { at outcome count }\n      mailsWaiting\n      webhooks { at outcome count }\n      webhooksWaiting\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MailDelivery { mailDelivery { transport lastSentOn waiting } }\n"): (typeof documents)["\n  query MailDelivery { mailDelivery { transport lastSentOn waiting } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetDisqusKeys($siteId: ID!, $input: DisqusKeysInput!) {\n    setDisqusKeys(siteId: $siteId, input: $input) { publicKey hasSecret updatedAt }\n  }\n"): (typeof documents)["\n  mutation SetDisqusKeys($siteId: ID!, $input: DisqusKeysInput!) {\n    setDisqusKeys(siteId: $siteId, input: $input) { publicKey hasSecret updatedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveDisqusKeys($siteId: ID!) { removeDisqusKeys(siteId: $siteId) { publicKey } }\n"): (typeof documents)["\n  mutation RemoveDisqusKeys($siteId: ID!) { removeDisqusKeys(siteId: $siteId) { publicKey } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DisqusKeysOfSite($id: ID!) { siteSettings(id: $id) { disqus { publicKey hasSecret updatedAt } } }\n"): (typeof documents)["\n  query DisqusKeysOfSite($id: ID!) { siteSettings(id: $id) { disqus { publicKey hasSecret updatedAt } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DisqusLogin { disqusLogin { publicKey remoteAuth state } }\n"): (typeof documents)["\n  query DisqusLogin { disqusLogin { publicKey remoteAuth state } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmLater($input: UpdateCustomerInput!) {\n    updateCustomerAndRefresh(input: $input, confirmEmailLater: true) { token }\n  }\n"): (typeof documents)["\n  mutation ConfirmLater($input: UpdateCustomerInput!) {\n    updateCustomerAndRefresh(input: $input, confirmEmailLater: true) { token }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DeleteWithChange($password: String) {\n      deleteMyself(password: $password) { customerId }\n    }"): (typeof documents)["mutation DeleteWithChange($password: String) {\n      deleteMyself(password: $password) { customerId }\n    }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmEmailChange($email: String!, $password: String) {\n    confirmEmailChange(email: $email, password: $password) { customer { email hasUnsettledEmailChange } }\n  }\n"): (typeof documents)["\n  mutation ConfirmEmailChange($email: String!, $password: String) {\n    confirmEmailChange(email: $email, password: $password) { customer { email hasUnsettledEmailChange } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UndoEmailChange($token: String!) { undoEmailChange(token: $token) { undone } }\n"): (typeof documents)["\n  mutation UndoEmailChange($token: String!) { undoEmailChange(token: $token) { undone } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineEmailChange($token: String!) { declineEmailChange(token: $token) { declined } }\n"): (typeof documents)["\n  mutation DeclineEmailChange($token: String!) { declineEmailChange(token: $token) { declined } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EmailState { me { email emailVerified hasPassword hasUnsettledEmailChange } }\n"): (typeof documents)["\n  query EmailState { me { email emailVerified hasPassword hasUnsettledEmailChange } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LoginWithIdentityProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { ...Auth }\n  }\n"): (typeof documents)["\n  mutation LoginWithIdentityProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { ...Auth }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LinkIdentity($input: LinkIdentityInput!) {\n    linkIdentity(input: $input) { externalIdentity { id provider issuer email } }\n  }\n"): (typeof documents)["\n  mutation LinkIdentity($input: LinkIdentityInput!) {\n    linkIdentity(input: $input) { externalIdentity { id provider issuer email } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlinkIdentity($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }\n"): (typeof documents)["\n  mutation UnlinkIdentity($id: ID!) { unlinkIdentity(id: $id) { customer { id } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ExternalIdentities {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      firstName\n      lastName\n      metadata\n      profilePhoto\n      externalIdentities { id provider issuer email createdAt lastUsedAt }\n    }\n  }\n"): (typeof documents)["\n  query ExternalIdentities {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      firstName\n      lastName\n      metadata\n      profilePhoto\n      externalIdentities { id provider issuer email createdAt lastUsedAt }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginIdentityLink($input: BeginIdentityLinkInput!) { beginIdentityLink(input: $input) { code expiresAt } }\n"): (typeof documents)["\n  mutation BeginIdentityLink($input: BeginIdentityLinkInput!) { beginIdentityLink(input: $input) { code expiresAt } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteIdentityLink($code: String!) {\n    completeIdentityLink(code: $code) { externalIdentity { id provider issuer email } }\n  }\n"): (typeof documents)["\n  mutation CompleteIdentityLink($code: String!) {\n    completeIdentityLink(code: $code) { externalIdentity { id provider issuer email } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginTest($siteId: ID!, $name: String!) {\n    beginIdentityProviderTest(siteId: $siteId, name: $name) { url test { id outcome expiresAt } }\n  }\n"): (typeof documents)["\n  mutation BeginTest($siteId: ID!, $name: String!) {\n    beginIdentityProviderTest(siteId: $siteId, name: $name) { url test { id outcome expiresAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadTest($id: ID!) {\n    identityProviderTest(id: $id) { outcome reason issuer subject email emailVerified claims }\n  }\n"): (typeof documents)["\n  query ReadTest($id: ID!) {\n    identityProviderTest(id: $id) { outcome reason issuer subject email emailVerified claims }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CallbackAddresses($name: String!) {\n    identityProviderRedirectUri(name: $name)\n    siteSettings(id: 1) { identityProviders { name redirectUri } }\n  }\n"): (typeof documents)["\n  query CallbackAddresses($name: String!) {\n    identityProviderRedirectUri(name: $name)\n    siteSettings(id: 1) { identityProviders { name redirectUri } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RedeemTold($code: String!) { redeemHandoff(code: $code) { waysInChanged } }\n"): (typeof documents)["\n  mutation RedeemTold($code: String!) { redeemHandoff(code: $code) { waysInChanged } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportMyData { exportMyData }\n"): (typeof documents)["\n  mutation ExportMyData { exportMyData }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteMyself($password: String) { deleteMyself(password: $password) { customerId deletedAt } }\n"): (typeof documents)["\n  mutation DeleteMyself($password: String) { deleteMyself(password: $password) { customerId deletedAt } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginTotp($proof: FactorProofInput, $challenge: String, $password: String) {\n    beginTotp(proof: $proof, challenge: $challenge, password: $password) { id secret uri }\n  }\n"): (typeof documents)["\n  mutation BeginTotp($proof: FactorProofInput, $challenge: String, $password: String) {\n    beginTotp(proof: $proof, challenge: $challenge, password: $password) { id secret uri }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmTotp($input: ConfirmTotpInput!, $challenge: String) {\n    confirmTotp(input: $input, challenge: $challenge) { authenticator { id kind name } recoveryCodes }\n  }\n"): (typeof documents)["\n  mutation ConfirmTotp($input: ConfirmTotpInput!, $challenge: String) {\n    confirmTotp(input: $input, challenge: $challenge) { authenticator { id kind name } recoveryCodes }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyRegistration(\n    $proof: FactorProofInput\n    $challenge: String\n    $password: String\n    $rpId: String\n  ) {\n    beginPasskeyRegistration(proof: $proof, challenge: $challenge, password: $password, rpId: $rpId)\n  }\n"): (typeof documents)["\n  mutation BeginPasskeyRegistration(\n    $proof: FactorProofInput\n    $challenge: String\n    $password: String\n    $rpId: String\n  ) {\n    beginPasskeyRegistration(proof: $proof, challenge: $challenge, password: $password, rpId: $rpId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmPasskeyRegistration($input: ConfirmPasskeyInput!, $challenge: String) {\n    confirmPasskeyRegistration(input: $input, challenge: $challenge) {\n      authenticator { id kind name }\n      recoveryCodes\n    }\n  }\n"): (typeof documents)["\n  mutation ConfirmPasskeyRegistration($input: ConfirmPasskeyInput!, $challenge: String) {\n    confirmPasskeyRegistration(input: $input, challenge: $challenge) {\n      authenticator { id kind name }\n      recoveryCodes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyProof($rpId: String) { beginPasskeyProof(rpId: $rpId) }\n"): (typeof documents)["\n  mutation BeginPasskeyProof($rpId: String) { beginPasskeyProof(rpId: $rpId) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegenerateRecoveryCodes($proof: FactorProofInput!) {\n    regenerateRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n"): (typeof documents)["\n  mutation RegenerateRecoveryCodes($proof: FactorProofInput!) {\n    regenerateRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeAuthenticator(id: $id, proof: $proof) { authenticators { id kind } recoveryCodesLeft }\n  }\n"): (typeof documents)["\n  mutation RemoveAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeAuthenticator(id: $id, proof: $proof) { authenticators { id kind } recoveryCodesLeft }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Authenticators {\n    authenticators { authenticators { id kind name rpId createdAt lastUsedAt } recoveryCodesLeft }\n  }\n"): (typeof documents)["\n  query Authenticators {\n    authenticators { authenticators { id kind name rpId createdAt lastUsedAt } recoveryCodesLeft }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteLogin($input: CompleteLoginInput!) { completeLogin(input: $input) { ...Auth } }\n"): (typeof documents)["\n  mutation CompleteLogin($input: CompleteLoginInput!) { completeLogin(input: $input) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginPasskeyLogin($challenge: String, $rpId: String) {\n    beginPasskeyLogin(challenge: $challenge, rpId: $rpId)\n  }\n"): (typeof documents)["\n  mutation BeginPasskeyLogin($challenge: String, $rpId: String) {\n    beginPasskeyLogin(challenge: $challenge, rpId: $rpId)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PasskeyLogin($input: PasskeyLoginInput!) { passkeyLogin(input: $input) { ...Auth } }\n"): (typeof documents)["\n  mutation PasskeyLogin($input: PasskeyLoginInput!) { passkeyLogin(input: $input) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginCollaboratorTotp($proof: FactorProofInput, $password: String) {\n    beginCollaboratorTotp(proof: $proof, password: $password) { id secret uri }\n  }\n"): (typeof documents)["\n  mutation BeginCollaboratorTotp($proof: FactorProofInput, $password: String) {\n    beginCollaboratorTotp(proof: $proof, password: $password) { id secret uri }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmCollaboratorTotp($input: ConfirmTotpInput!) {\n    confirmCollaboratorTotp(input: $input) { authenticator { id kind } recoveryCodes }\n  }\n"): (typeof documents)["\n  mutation ConfirmCollaboratorTotp($input: ConfirmTotpInput!) {\n    confirmCollaboratorTotp(input: $input) { authenticator { id kind } recoveryCodes }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteCollaboratorLogin($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token expiresAt collaborator { id email } }\n  }\n"): (typeof documents)["\n  mutation CompleteCollaboratorLogin($input: CompleteLoginInput!) {\n    completeCollaboratorLogin(input: $input) { token expiresAt collaborator { id email } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginCollaboratorPasskeyRegistration($proof: FactorProofInput, $password: String) {\n    beginCollaboratorPasskeyRegistration(proof: $proof, password: $password)\n  }\n"): (typeof documents)["\n  mutation BeginCollaboratorPasskeyRegistration($proof: FactorProofInput, $password: String) {\n    beginCollaboratorPasskeyRegistration(proof: $proof, password: $password)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ConfirmCollaboratorPasskeyRegistration($input: ConfirmPasskeyInput!) {\n    confirmCollaboratorPasskeyRegistration(input: $input) { authenticator { id kind name } recoveryCodes }\n  }\n"): (typeof documents)["\n  mutation ConfirmCollaboratorPasskeyRegistration($input: ConfirmPasskeyInput!) {\n    confirmCollaboratorPasskeyRegistration(input: $input) { authenticator { id kind name } recoveryCodes }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginCollaboratorPasskeyLogin($challenge: String!) {\n    beginCollaboratorPasskeyLogin(challenge: $challenge)\n  }\n"): (typeof documents)["\n  mutation BeginCollaboratorPasskeyLogin($challenge: String!) {\n    beginCollaboratorPasskeyLogin(challenge: $challenge)\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginCollaboratorPasskeyProof { beginCollaboratorPasskeyProof }\n"): (typeof documents)["\n  mutation BeginCollaboratorPasskeyProof { beginCollaboratorPasskeyProof }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RegenerateCollaboratorRecoveryCodes($proof: FactorProofInput!) {\n    regenerateCollaboratorRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n"): (typeof documents)["\n  mutation RegenerateCollaboratorRecoveryCodes($proof: FactorProofInput!) {\n    regenerateCollaboratorRecoveryCodes(proof: $proof) { recoveryCodes }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveCollaboratorAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeCollaboratorAuthenticator(id: $id, proof: $proof) { authenticators { id } recoveryCodesLeft }\n  }\n"): (typeof documents)["\n  mutation RemoveCollaboratorAuthenticator($id: ID!, $proof: FactorProofInput!) {\n    removeCollaboratorAuthenticator(id: $id, proof: $proof) { authenticators { id } recoveryCodesLeft }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CollaboratorAuthenticators {\n    collaboratorAuthenticators { authenticators { id kind name lastUsedAt } recoveryCodesLeft }\n  }\n"): (typeof documents)["\n  query CollaboratorAuthenticators {\n    collaboratorAuthenticators { authenticators { id kind name lastUsedAt } recoveryCodesLeft }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query PasskeyDomains { site { passkeyDomains } }"): (typeof documents)["query PasskeyDomains { site { passkeyDomains } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlockGuardedCustomer($id: ID!) { unlockCustomer(input: { id: $id }) { unlocked } }\n"): (typeof documents)["\n  mutation UnlockGuardedCustomer($id: ID!) { unlockCustomer(input: { id: $id }) { unlocked } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlockGuardedCollaborator($id: ID!) { unlockCollaborator(input: { id: $id }) { unlocked } }\n"): (typeof documents)["\n  mutation UnlockGuardedCollaborator($id: ID!) { unlockCollaborator(input: { id: $id }) { unlocked } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateHandoff($targetSiteId: ID!) { createHandoff(targetSiteId: $targetSiteId) { code expiresAt targetSiteId } }\n"): (typeof documents)["\n  mutation CreateHandoff($targetSiteId: ID!) { createHandoff(targetSiteId: $targetSiteId) { code expiresAt targetSiteId } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RedeemHandoff($code: String!) { redeemHandoff(code: $code) { ...Auth } }\n"): (typeof documents)["\n  mutation RedeemHandoff($code: String!) { redeemHandoff(code: $code) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TermsToAccept { me { termsToAccept acceptedTermsVersion acceptedTermsAt } }\n"): (typeof documents)["\n  query TermsToAccept { me { termsToAccept acceptedTermsVersion acceptedTermsAt } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptTermsOfSite($version: String!) {\n    acceptTerms(version: $version) { customer { termsToAccept acceptedTermsVersion } }\n  }\n"): (typeof documents)["\n  mutation AcceptTermsOfSite($version: String!) {\n    acceptTerms(version: $version) { customer { termsToAccept acceptedTermsVersion } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation EndOthersThenAccept { endOtherSessions { endedCount } }"): (typeof documents)["mutation EndOthersThenAccept { endOtherSessions { endedCount } }"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query MailTexts($siteId: ID!, $language: String) {\n    mailTexts(siteId: $siteId, language: $language) {\n      kind language isOwn subject paragraphs buttonLabel fixedParagraphs updatedAt\n      variables { name required optional }\n    }\n  }\n"): (typeof documents)["\n  query MailTexts($siteId: ID!, $language: String) {\n    mailTexts(siteId: $siteId, language: $language) {\n      kind language isOwn subject paragraphs buttonLabel fixedParagraphs updatedAt\n      variables { name required optional }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMailText($siteId: ID!, $kind: MailKind!, $language: String!, $input: MailTextInput!) {\n    setMailText(siteId: $siteId, kind: $kind, language: $language, input: $input) { isOwn subject paragraphs buttonLabel }\n  }\n"): (typeof documents)["\n  mutation SetMailText($siteId: ID!, $kind: MailKind!, $language: String!, $input: MailTextInput!) {\n    setMailText(siteId: $siteId, kind: $kind, language: $language, input: $input) { isOwn subject paragraphs buttonLabel }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveMailText($siteId: ID!, $kind: MailKind!, $language: String!) {\n    removeMailText(siteId: $siteId, kind: $kind, language: $language) { isOwn subject }\n  }\n"): (typeof documents)["\n  mutation RemoveMailText($siteId: ID!, $kind: MailKind!, $language: String!) {\n    removeMailText(siteId: $siteId, kind: $kind, language: $language) { isOwn subject }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PreviewMail($siteId: ID!, $kind: MailKind!, $language: String!, $draft: MailTextInput) {\n    previewMail(siteId: $siteId, kind: $kind, language: $language, draft: $draft) { to subject text html }\n  }\n"): (typeof documents)["\n  query PreviewMail($siteId: ID!, $kind: MailKind!, $language: String!, $draft: MailTextInput) {\n    previewMail(siteId: $siteId, kind: $kind, language: $language, draft: $draft) { to subject text html }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendTestMail($siteId: ID!, $kind: MailKind!, $language: String!) {\n    sendTestMail(siteId: $siteId, kind: $kind, language: $language) { to subject }\n  }\n"): (typeof documents)["\n  mutation SendTestMail($siteId: ID!, $kind: MailKind!, $language: String!) {\n    sendTestMail(siteId: $siteId, kind: $kind, language: $language) { to subject }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ByProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { token waysInChanged }\n  }\n"): (typeof documents)["\n  mutation ByProvider($input: LoginWithIdentityProviderInput!) {\n    loginWithIdentityProvider(input: $input) { token waysInChanged }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ByLink($token: String!) { passwordlessLogin(token: $token) { token waysInChanged } }\n"): (typeof documents)["\n  mutation ByLink($token: String!) { passwordlessLogin(token: $token) { token waysInChanged } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ByCode($input: PasswordlessCodeLoginInput!) { passwordlessCodeLogin(input: $input) { waysInChanged } }\n"): (typeof documents)["\n  mutation ByCode($input: PasswordlessCodeLoginInput!) { passwordlessCodeLogin(input: $input) { waysInChanged } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Reset($input: ResetPasswordInput!) { resetPassword(input: $input) { waysInChanged } }\n"): (typeof documents)["\n  mutation Reset($input: ResetPasswordInput!) { resetPassword(input: $input) { waysInChanged } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteTold($input: CompleteLoginInput!) { completeLogin(input: $input) { waysInChanged } }\n"): (typeof documents)["\n  mutation CompleteTold($input: CompleteLoginInput!) { completeLogin(input: $input) { waysInChanged } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeliveriesWithAnswers($endpointId: ID, $status: WebhookDeliveryStatus, $eventType: WebhookEventType) {\n    webhookDeliveries(endpointId: $endpointId, status: $status, eventType: $eventType) {\n      deliveries {\n        id\n        eventId\n        eventType\n        status\n        replayable\n        payload\n        answer { status error durationMilliseconds body }\n      }\n    }\n  }\n"): (typeof documents)["\n  query DeliveriesWithAnswers($endpointId: ID, $status: WebhookDeliveryStatus, $eventType: WebhookEventType) {\n    webhookDeliveries(endpointId: $endpointId, status: $status, eventType: $eventType) {\n      deliveries {\n        id\n        eventId\n        eventType\n        status\n        replayable\n        payload\n        answer { status error durationMilliseconds body }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendTestWebhook($id: ID!) { sendTestWebhook(id: $id) { id status eventType payload answer { status } } }\n"): (typeof documents)["\n  mutation SendTestWebhook($id: ID!) { sendTestWebhook(id: $id) { id status eventType payload answer { status } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OneDelivery($id: ID!) { webhookDelivery(id: $id) { id status attempts answer { status error body } } }\n"): (typeof documents)["\n  query OneDelivery($id: ID!) { webhookDelivery(id: $id) { id status attempts answer { status error body } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayWebhookDeliveries($endpointId: ID!, $eventType: WebhookEventType) {\n    replayWebhookDeliveries(endpointId: $endpointId, eventType: $eventType) { replayedCount hasMore }\n  }\n"): (typeof documents)["\n  mutation ReplayWebhookDeliveries($endpointId: ID!, $eventType: WebhookEventType) {\n    replayWebhookDeliveries(endpointId: $endpointId, eventType: $eventType) { replayedCount hasMore }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Endpoint on WebhookEndpoint { id url events enabled createdAt }\n"): (typeof documents)["\n  fragment Endpoint on WebhookEndpoint { id url events enabled createdAt }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Delivery on WebhookDelivery {\n    id\n    eventId\n    eventType\n    status\n    attempts\n    lastOutcome\n    lastAttemptAt\n    createdAt\n    replayable\n    endpoint { id }\n  }\n"): (typeof documents)["\n  fragment Delivery on WebhookDelivery {\n    id\n    eventId\n    eventType\n    status\n    attempts\n    lastOutcome\n    lastAttemptAt\n    createdAt\n    replayable\n    endpoint { id }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhookEndpoints { webhookEndpoints { ...Endpoint } }\n"): (typeof documents)["\n  query WebhookEndpoints { webhookEndpoints { ...Endpoint } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WebhookDeliveries($endpointId: ID, $status: WebhookDeliveryStatus, $after: ID) {\n    webhookDeliveries(endpointId: $endpointId, status: $status, after: $after) {\n      deliveries { ...Delivery }\n      nextCursor\n    }\n  }\n"): (typeof documents)["\n  query WebhookDeliveries($endpointId: ID, $status: WebhookDeliveryStatus, $after: ID) {\n    webhookDeliveries(endpointId: $endpointId, status: $status, after: $after) {\n      deliveries { ...Delivery }\n      nextCursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) { secret endpoint { ...Endpoint } }\n  }\n"): (typeof documents)["\n  mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) { secret endpoint { ...Endpoint } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateWebhookEndpoint($id: ID!, $input: UpdateWebhookEndpointInput!) {\n    updateWebhookEndpoint(id: $id, input: $input) { ...Endpoint }\n  }\n"): (typeof documents)["\n  mutation UpdateWebhookEndpoint($id: ID!, $input: UpdateWebhookEndpointInput!) {\n    updateWebhookEndpoint(id: $id, input: $input) { ...Endpoint }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateWebhookSecret($id: ID!, $overlapHours: Int!) {\n    rotateWebhookSecret(id: $id, overlapHours: $overlapHours) { secret endpoint { ...Endpoint } }\n  }\n"): (typeof documents)["\n  mutation RotateWebhookSecret($id: ID!, $overlapHours: Int!) {\n    rotateWebhookSecret(id: $id, overlapHours: $overlapHours) { secret endpoint { ...Endpoint } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteWebhookEndpoint($id: ID!) { deleteWebhookEndpoint(id: $id) { ...Endpoint } }\n"): (typeof documents)["\n  mutation DeleteWebhookEndpoint($id: ID!) { deleteWebhookEndpoint(id: $id) { ...Endpoint } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayWebhookDelivery($id: ID!) { replayWebhookDelivery(id: $id) { ...Delivery } }\n"): (typeof documents)["\n  mutation ReplayWebhookDelivery($id: ID!) { replayWebhookDelivery(id: $id) { ...Delivery } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateEnterpriseConnection($input: CreateEnterpriseConnectionInput!) {\n    createEnterpriseConnection(input: $input) {\n      id name kind enabled ssoOnly issuer clientId groupsClaim redirectUri updatedAt plans { planId domain group }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateEnterpriseConnection($input: CreateEnterpriseConnectionInput!) {\n    createEnterpriseConnection(input: $input) {\n      id name kind enabled ssoOnly issuer clientId groupsClaim redirectUri updatedAt plans { planId domain group }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateEnterpriseConnection($id: ID!, $input: UpdateEnterpriseConnectionInput!) {\n    updateEnterpriseConnection(id: $id, input: $input) {\n      id name enabled ssoOnly issuer clientId groupsClaim updatedAt plans { planId domain group }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateEnterpriseConnection($id: ID!, $input: UpdateEnterpriseConnectionInput!) {\n    updateEnterpriseConnection(id: $id, input: $input) {\n      id name enabled ssoOnly issuer clientId groupsClaim updatedAt plans { planId domain group }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteEnterpriseConnection($id: ID!) { deleteEnterpriseConnection(id: $id) { id } }\n"): (typeof documents)["\n  mutation DeleteEnterpriseConnection($id: ID!) { deleteEnterpriseConnection(id: $id) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddEnterpriseDomain($connectionId: ID!, $domain: String!) {\n    addEnterpriseDomain(connectionId: $connectionId, domain: $domain) {\n      id domains { id domain recordName recordText verifiedAt checkedAt failingSince }\n    }\n  }\n"): (typeof documents)["\n  mutation AddEnterpriseDomain($connectionId: ID!, $domain: String!) {\n    addEnterpriseDomain(connectionId: $connectionId, domain: $domain) {\n      id domains { id domain recordName recordText verifiedAt checkedAt failingSince }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyEnterpriseDomain($id: ID!) {\n    verifyEnterpriseDomain(id: $id) { id domains { id domain verifiedAt } }\n  }\n"): (typeof documents)["\n  mutation VerifyEnterpriseDomain($id: ID!) {\n    verifyEnterpriseDomain(id: $id) { id domains { id domain verifiedAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveEnterpriseDomain($id: ID!) { removeEnterpriseDomain(id: $id) { id domains { id domain } } }\n"): (typeof documents)["\n  mutation RemoveEnterpriseDomain($id: ID!) { removeEnterpriseDomain(id: $id) { id domains { id domain } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadEnterpriseConnection($id: ID!) {\n    enterpriseConnection(id: $id) {\n      id name domains { id domain recordName recordText verifiedAt checkedAt failingSince } plans { planId domain group }\n    }\n  }\n"): (typeof documents)["\n  query ReadEnterpriseConnection($id: ID!) {\n    enterpriseConnection(id: $id) {\n      id name domains { id domain recordName recordText verifiedAt checkedAt failingSince } plans { planId domain group }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation BeginEnterpriseLoginTest($connectionId: ID!) {\n    beginEnterpriseLoginTest(connectionId: $connectionId) { url test { id outcome } }\n  }\n"): (typeof documents)["\n  mutation BeginEnterpriseLoginTest($connectionId: ID!) {\n    beginEnterpriseLoginTest(connectionId: $connectionId) { url test { id outcome } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadEnterpriseLoginTest($id: ID!) {\n    identityProviderTest(id: $id) { outcome reason issuer subject email emailVerified claims }\n  }\n"): (typeof documents)["\n  query ReadEnterpriseLoginTest($id: ID!) {\n    identityProviderTest(id: $id) { outcome reason issuer subject email emailVerified claims }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadEnterpriseLogins($id: ID!) { enterpriseConnection(id: $id) { loginProblem loginProblemAt lastLoginAt } }\n"): (typeof documents)["\n  query ReadEnterpriseLogins($id: ID!) { enterpriseConnection(id: $id) { loginProblem loginProblemAt lastLoginAt } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query EnterpriseLogin($email: String!) { enterpriseLogin(email: $email) { company startUrl isRequired } }\n"): (typeof documents)["\n  query EnterpriseLogin($email: String!) { enterpriseLogin(email: $email) { company startUrl isRequired } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSamlConnection($input: CreateSamlConnectionInput!) {\n    createSamlConnection(input: $input) { id kind issuer loginUrl metadataUrl certificates { fingerprint expiresAt } }\n  }\n"): (typeof documents)["\n  mutation CreateSamlConnection($input: CreateSamlConnectionInput!) {\n    createSamlConnection(input: $input) { id kind issuer loginUrl metadataUrl certificates { fingerprint expiresAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetSamlMetadata($id: ID!, $metadataUrl: String, $metadata: String) {\n    setSamlMetadata(id: $id, metadataUrl: $metadataUrl, metadata: $metadata) { id issuer loginUrl metadataUrl }\n  }\n"): (typeof documents)["\n  mutation SetSamlMetadata($id: ID!, $metadataUrl: String, $metadata: String) {\n    setSamlMetadata(id: $id, metadataUrl: $metadataUrl, metadata: $metadata) { id issuer loginUrl metadataUrl }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshSamlMetadata($id: ID!) {\n    refreshSamlMetadata(id: $id) { id metadataProblem metadataRefreshedAt certificates { fingerprint } }\n  }\n"): (typeof documents)["\n  mutation RefreshSamlMetadata($id: ID!) {\n    refreshSamlMetadata(id: $id) { id metadataProblem metadataRefreshedAt certificates { fingerprint } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CompanyPlans($id: ID!) { plansByCompany { nickname } plan(id: $id) { entitlements } }\n"): (typeof documents)["\n  query CompanyPlans($id: ID!) { plansByCompany { nickname } plan(id: $id) { entitlements } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetScimToken($connectionId: ID!) {\n    setScimToken(connectionId: $connectionId) { token connection { id scimUrl scimToken { createdAt lastUsedAt } } }\n  }\n"): (typeof documents)["\n  mutation SetScimToken($connectionId: ID!) {\n    setScimToken(connectionId: $connectionId) { token connection { id scimUrl scimToken { createdAt lastUsedAt } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveScimToken($connectionId: ID!) {\n    removeScimToken(connectionId: $connectionId) { id scimToken { createdAt } }\n  }\n"): (typeof documents)["\n  mutation RemoveScimToken($connectionId: ID!) {\n    removeScimToken(connectionId: $connectionId) { id scimToken { createdAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlockById($id: ID!) { unlockCustomer(input: { id: $id }) { unlocked } }\n"): (typeof documents)["\n  mutation UnlockById($id: ID!) { unlockCustomer(input: { id: $id }) { unlocked } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeOpenidClient on OpenidClient {\n    id clientId issuer name siteId party tokenEndpointAuthMethod redirectUris postLogoutRedirectUris grantTypes scopes\n    subjectType sectorIdentifier backchannelLogoutUri frontchannelLogoutUri requirePushedAuthorization idTokenAlgorithm consentCount\n    previousSecretUntil disabledAt createdAt updatedAt\n  }\n"): (typeof documents)["\n  fragment WholeOpenidClient on OpenidClient {\n    id clientId issuer name siteId party tokenEndpointAuthMethod redirectUris postLogoutRedirectUris grantTypes scopes\n    subjectType sectorIdentifier backchannelLogoutUri frontchannelLogoutUri requirePushedAuthorization idTokenAlgorithm consentCount\n    previousSecretUntil disabledAt createdAt updatedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenidClients($first: Int, $after: String) {\n    openidClientsConnection(first: $first, after: $after) { edges { node { ...WholeOpenidClient } } }\n  }\n"): (typeof documents)["\n  query OpenidClients($first: Int, $after: String) {\n    openidClientsConnection(first: $first, after: $after) { edges { node { ...WholeOpenidClient } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenidClientOfAccount($id: ID!) { openidClient(id: $id) { ...WholeOpenidClient } }\n"): (typeof documents)["\n  query OpenidClientOfAccount($id: ID!) { openidClient(id: $id) { ...WholeOpenidClient } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateOpenidClient($input: CreateOpenidClientInput!) {\n    createOpenidClient(input: $input) { clientSecret client { ...WholeOpenidClient } }\n  }\n"): (typeof documents)["\n  mutation CreateOpenidClient($input: CreateOpenidClientInput!) {\n    createOpenidClient(input: $input) { clientSecret client { ...WholeOpenidClient } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateOpenidClient($id: ID!, $input: UpdateOpenidClientInput!) {\n    updateOpenidClient(id: $id, input: $input) { ...WholeOpenidClient }\n  }\n"): (typeof documents)["\n  mutation UpdateOpenidClient($id: ID!, $input: UpdateOpenidClientInput!) {\n    updateOpenidClient(id: $id, input: $input) { ...WholeOpenidClient }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateOpenidClientSecret($id: ID!, $overlapDays: Int!) {\n    rotateOpenidClientSecret(id: $id, overlapDays: $overlapDays) {\n      clientSecret client { ...WholeOpenidClient }\n    }\n  }\n"): (typeof documents)["\n  mutation RotateOpenidClientSecret($id: ID!, $overlapDays: Int!) {\n    rotateOpenidClientSecret(id: $id, overlapDays: $overlapDays) {\n      clientSecret client { ...WholeOpenidClient }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisableOpenidClient($id: ID!) { disableOpenidClient(id: $id) { ...WholeOpenidClient } }\n"): (typeof documents)["\n  mutation DisableOpenidClient($id: ID!) { disableOpenidClient(id: $id) { ...WholeOpenidClient } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnableOpenidClient($id: ID!) { enableOpenidClient(id: $id) { ...WholeOpenidClient } }\n"): (typeof documents)["\n  mutation EnableOpenidClient($id: ID!) { enableOpenidClient(id: $id) { ...WholeOpenidClient } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteOpenidClient($id: ID!) { deleteOpenidClient(id: $id) { ...WholeOpenidClient } }\n"): (typeof documents)["\n  mutation DeleteOpenidClient($id: ID!) { deleteOpenidClient(id: $id) { ...WholeOpenidClient } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenidInteraction($id: ID!) {\n    openidInteraction(id: $id) {\n      application { clientId name isThirdParty siteId }\n      scopes\n      loginHint\n      isLoginRequired\n      isConsentRequired\n    }\n  }\n"): (typeof documents)["\n  query OpenidInteraction($id: ID!) {\n    openidInteraction(id: $id) {\n      application { clientId name isThirdParty siteId }\n      scopes\n      loginHint\n      isLoginRequired\n      isConsentRequired\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptOpenidInteraction($id: ID!, $consents: Boolean) {\n    acceptOpenidInteraction(id: $id, consents: $consents) { location }\n  }\n"): (typeof documents)["\n  mutation AcceptOpenidInteraction($id: ID!, $consents: Boolean) {\n    acceptOpenidInteraction(id: $id, consents: $consents) { location }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineOpenidInteraction($id: ID!) {\n    declineOpenidInteraction(id: $id) { location }\n  }\n"): (typeof documents)["\n  mutation DeclineOpenidInteraction($id: ID!) {\n    declineOpenidInteraction(id: $id) { location }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OpenidDeviceRequest($userCode: String!) {\n    openidDeviceRequest(userCode: $userCode) { application { name } scopes }\n  }\n"): (typeof documents)["\n  query OpenidDeviceRequest($userCode: String!) {\n    openidDeviceRequest(userCode: $userCode) { application { name } scopes }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptOpenidDevice($userCode: String!) {\n    acceptOpenidDevice(userCode: $userCode) { application { name } }\n  }\n"): (typeof documents)["\n  mutation AcceptOpenidDevice($userCode: String!) {\n    acceptOpenidDevice(userCode: $userCode) { application { name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeclineOpenidDevice($userCode: String!) {\n    declineOpenidDevice(userCode: $userCode) { application { name } }\n  }\n"): (typeof documents)["\n  mutation DeclineOpenidDevice($userCode: String!) {\n    declineOpenidDevice(userCode: $userCode) { application { name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogInLocked($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }\n"): (typeof documents)["\n  mutation LogInLocked($input: CollaboratorLoginInput!) { collaboratorLogin(input: $input) { token } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AskResetLocked($email: String!) { requestCollaboratorPasswordReset(email: $email) }\n"): (typeof documents)["\n  mutation AskResetLocked($email: String!) { requestCollaboratorPasswordReset(email: $email) }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetLocked($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id email } }\n"): (typeof documents)["\n  mutation ResetLocked($input: ResetCollaboratorPasswordInput!) { resetCollaboratorPassword(input: $input) { id email } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnlockCollaborator($input: UnlockCollaboratorInput!) {\n    unlockCollaborator(input: $input) { collaboratorId unlocked }\n  }\n"): (typeof documents)["\n  mutation UnlockCollaborator($input: UnlockCollaboratorInput!) {\n    unlockCollaborator(input: $input) { collaboratorId unlocked }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SoakRequestReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { accepted } }\n"): (typeof documents)["\n  mutation SoakRequestReset($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { accepted } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SoakRename($id: ID!, $settings: SiteSettingsInput!) { updateSite(id: $id, settings: $settings) { name } }\n"): (typeof documents)["\n  mutation SoakRename($id: ID!, $settings: SiteSettingsInput!) { updateSite(id: $id, settings: $settings) { name } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SoakSiteName($id: ID!) { siteSettings(id: $id) { name } }\n"): (typeof documents)["\n  query SoakSiteName($id: ID!) { siteSettings(id: $id) { name } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Auth on AuthPayload {\n    token\n    expiresAt\n    refreshToken\n    refreshTokenExpiresAt\n    customer { id email username }\n    session { id siteId startedBy createdAt expiresAt }\n  }\n"): (typeof documents)["\n  fragment Auth on AuthPayload {\n    token\n    expiresAt\n    refreshToken\n    refreshTokenExpiresAt\n    customer { id email username }\n    session { id siteId startedBy createdAt expiresAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholeVerdict on TokenVerdict {\n    valid\n    reason\n    action\n    customerId\n    siteId\n    sessionId\n    issuedAt\n    expiresAt\n    checkedAt\n  }\n"): (typeof documents)["\n  fragment WholeVerdict on TokenVerdict {\n    valid\n    reason\n    action\n    customerId\n    siteId\n    sessionId\n    issuedAt\n    expiresAt\n    checkedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Register($input: RegisterInput!) { register(input: $input) { ...Auth } }\n"): (typeof documents)["\n  mutation Register($input: RegisterInput!) { register(input: $input) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Login($input: LoginInput!) { login(input: $input) { ...Auth } }\n"): (typeof documents)["\n  mutation Login($input: LoginInput!) { login(input: $input) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Refresh($refreshToken: String, $tokenLifetimeSeconds: Int) {\n    refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n"): (typeof documents)["\n  mutation Refresh($refreshToken: String, $tokenLifetimeSeconds: Int) {\n    refresh(refreshToken: $refreshToken, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Logout { logout { customer { id email } } }\n"): (typeof documents)["\n  mutation Logout { logout { customer { id email } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation LogoutReplaced { logout(acceptReplacedToken: true) { customerId shownCustomer { email sessions { id } } } }\n"): (typeof documents)["\n  mutation LogoutReplaced { logout(acceptReplacedToken: true) { customerId shownCustomer { email sessions { id } } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      salutation\n      title\n      organization\n      oldProviderId\n      profilePhoto\n      metadata\n      createdAt\n      updatedAt\n      lastLoginAt\n    }\n  }\n"): (typeof documents)["\n  query Me {\n    me {\n      id\n      email\n      emailVerified\n      hasPassword\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      salutation\n      title\n      organization\n      oldProviderId\n      profilePhoto\n      metadata\n      createdAt\n      updatedAt\n      lastLoginAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sessions {\n    me { sessions { id siteId startedBy current source userAgent createdAt lastUsedAt expiresAt endedAt endReason } }\n  }\n"): (typeof documents)["\n  query Sessions {\n    me { sessions { id siteId startedBy current source userAgent createdAt lastUsedAt expiresAt endedAt endReason } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateCustomer($input: UpdateCustomerInput!) {\n    updateCustomer(input: $input) {\n      id\n      email\n      emailVerified\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      metadata\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateCustomer($input: UpdateCustomerInput!) {\n    updateCustomer(input: $input) {\n      id\n      email\n      emailVerified\n      username\n      firstName\n      lastName\n      displayName\n      phone\n      language\n      metadata\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateCustomerAndRefresh($input: UpdateCustomerInput!) {\n    updateCustomerAndRefresh(input: $input) { ...Auth customer { firstName } }\n  }\n"): (typeof documents)["\n  mutation UpdateCustomerAndRefresh($input: UpdateCustomerInput!) {\n    updateCustomerAndRefresh(input: $input) { ...Auth customer { firstName } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ...Auth } }\n"): (typeof documents)["\n  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ...Auth } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSession($id: ID!) { endSession(id: $id) { session { id endedAt endReason } } }\n"): (typeof documents)["\n  mutation EndSession($id: ID!) { endSession(id: $id) { session { id endedAt endReason } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndOtherSessions { endOtherSessions { endedCount } }\n"): (typeof documents)["\n  mutation EndOtherSessions { endOtherSessions { endedCount } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ValidateToken($token: String!) { validateToken(token: $token) { ...WholeVerdict } }\n"): (typeof documents)["\n  query ValidateToken($token: String!) { validateToken(token: $token) { ...WholeVerdict } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ValidateTokens($tokens: [String!]!) { validateTokens(tokens: $tokens) { ...WholeVerdict } }\n"): (typeof documents)["\n  query ValidateTokens($tokens: [String!]!) { validateTokens(tokens: $tokens) { ...WholeVerdict } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CollaboratorLogin($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id email role } }\n  }\n"): (typeof documents)["\n  mutation CollaboratorLogin($input: CollaboratorLoginInput!) {\n    collaboratorLogin(input: $input) { token expiresAt collaborator { id email role } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CollaboratorMe { collaboratorMe { id email name role hasPassword } }\n"): (typeof documents)["\n  query CollaboratorMe { collaboratorMe { id email name role hasPassword } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) { accepted }\n  }\n"): (typeof documents)["\n  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {\n    requestPasswordReset(input: $input) { accepted }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) { customer { id email emailVerified } }\n  }\n"): (typeof documents)["\n  mutation ResetPassword($input: ResetPasswordInput!) {\n    resetPassword(input: $input) { customer { id email emailVerified } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestEmailVerification { requestEmailVerification { customer { id emailVerified } } }\n"): (typeof documents)["\n  mutation RequestEmailVerification { requestEmailVerification { customer { id emailVerified } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation VerifyEmail($token: String!) { verifyEmail(token: $token) { customer { id email emailVerified } } }\n"): (typeof documents)["\n  mutation VerifyEmail($token: String!) { verifyEmail(token: $token) { customer { id email emailVerified } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {\n    requestPasswordlessLogin(input: $input) { accepted }\n  }\n"): (typeof documents)["\n  mutation RequestPasswordlessLogin($input: RequestPasswordlessLoginInput!) {\n    requestPasswordlessLogin(input: $input) { accepted }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PasswordlessLogin($token: String!, $tokenLifetimeSeconds: Int) {\n    passwordlessLogin(token: $token, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n"): (typeof documents)["\n  mutation PasswordlessLogin($token: String!, $tokenLifetimeSeconds: Int) {\n    passwordlessLogin(token: $token, tokenLifetimeSeconds: $tokenLifetimeSeconds) { ...Auth }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PasswordlessCodeLogin($input: PasswordlessCodeLoginInput!) {\n    passwordlessCodeLogin(input: $input) { ...Auth }\n  }\n"): (typeof documents)["\n  mutation PasswordlessCodeLogin($input: PasswordlessCodeLoginInput!) {\n    passwordlessCodeLogin(input: $input) { ...Auth }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditLog($first: Int, $after: String, $filter: AuditFilter) {\n    auditEvents(first: $first, after: $after, filter: $filter) {\n      events { id at actorKind actorId action targetKind targetId source requestId before after }\n      nextCursor\n    }\n  }\n"): (typeof documents)["\n  query AuditLog($first: Int, $after: String, $filter: AuditFilter) {\n    auditEvents(first: $first, after: $after, filter: $filter) {\n      events { id at actorKind actorId action targetKind targetId source requestId before after }\n      nextCursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditChanges($filter: AuditFilter) {\n    auditEvents(first: 1, filter: $filter) { events { changes { field before after } } }\n  }\n"): (typeof documents)["\n  query AuditChanges($filter: AuditFilter) {\n    auditEvents(first: 1, filter: $filter) { events { changes { field before after } } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditFilters { auditActions auditTargetKinds }\n"): (typeof documents)["\n  query AuditFilters { auditActions auditTargetKinds }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetBotProtection($siteId: ID!, $input: BotProtectionInput!) {\n    setBotProtection(siteId: $siteId, input: $input) { provider siteKey hasSecret operations minimumScore }\n  }\n"): (typeof documents)["\n  mutation SetBotProtection($siteId: ID!, $input: BotProtectionInput!) {\n    setBotProtection(siteId: $siteId, input: $input) { provider siteKey hasSecret operations minimumScore }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveBotProtection($siteId: ID!) {\n    removeBotProtection(siteId: $siteId) { provider siteKey }\n  }\n"): (typeof documents)["\n  mutation RemoveBotProtection($siteId: ID!) {\n    removeBotProtection(siteId: $siteId) { provider siteKey }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublicBotProtection { site { botProtection { provider siteKey operations scriptUrl } } }\n"): (typeof documents)["\n  query PublicBotProtection { site { botProtection { provider siteKey operations scriptUrl } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query BotProtectionOfSite($id: ID!) {\n    siteSettings(id: $id) { botProtection { provider siteKey hasSecret operations minimumScore } }\n  }\n"): (typeof documents)["\n  query BotProtectionOfSite($id: ID!) {\n    siteSettings(id: $id) { botProtection { provider siteKey hasSecret operations minimumScore } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetLogo($siteId: ID!, $base64: String!) { setSiteLogo(siteId: $siteId, base64: $base64) { id } }\n"): (typeof documents)["\n  mutation SetLogo($siteId: ID!, $base64: String!) { setSiteLogo(siteId: $siteId, base64: $base64) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveLogo($siteId: ID!) { removeSiteLogo(siteId: $siteId) { id } }\n"): (typeof documents)["\n  mutation RemoveLogo($siteId: ID!) { removeSiteLogo(siteId: $siteId) { id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Logo { site { branding { logo { url width height } } } }\n"): (typeof documents)["\n  query Logo { site { branding { logo { url width height } } } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Branding {\n    site {\n      branding {\n        accent accentText darkAccent darkAccentText surface text fontFamily cornerRadiusPixels\n        termsUrl privacyUrl termsVersion\n      }\n    }\n  }\n"): (typeof documents)["\n  query Branding {\n    site {\n      branding {\n        accent accentText darkAccent darkAccentText surface text fontFamily cornerRadiusPixels\n        termsUrl privacyUrl termsVersion\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AcceptedTerms { me { acceptedTermsVersion acceptedTermsAt } }\n"): (typeof documents)["\n  query AcceptedTerms { me { acceptedTermsVersion acceptedTermsAt } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ExportWithTerms { exportMyData }\n"): (typeof documents)["\n  mutation ExportWithTerms { exportMyData }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteWithTerms($password: String) { deleteMyself(password: $password) { customerId } }\n"): (typeof documents)["\n  mutation DeleteWithTerms($password: String) { deleteMyself(password: $password) { customerId } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Country { country }\n"): (typeof documents)["\n  query Country { country }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Countries($language: String) { countries(language: $language) { code name } }\n"): (typeof documents)["\n  query Countries($language: String) { countries(language: $language) { code name } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Subdivisions($country: String, $language: String) {\n    subdivisions(country: $country, language: $language) { code name }\n  }\n"): (typeof documents)["\n  query Subdivisions($country: String, $language: String) {\n    subdivisions(country: $country, language: $language) { code name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PartnerMe {\n    partnerMe {\n      clientId\n      name\n      ratePerMinute\n      sites { id slug name }\n    }\n  }\n"): (typeof documents)["\n  query PartnerMe {\n    partnerMe {\n      clientId\n      name\n      ratePerMinute\n      sites { id slug name }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WholePartner on Partner {\n    id name clientId siteIds ratePerMinute previousSecretUntil disabledAt createdAt lastUsedAt\n  }\n"): (typeof documents)["\n  fragment WholePartner on Partner {\n    id name clientId siteIds ratePerMinute previousSecretUntil disabledAt createdAt lastUsedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Partners { partners { ...WholePartner } }\n"): (typeof documents)["\n  query Partners { partners { ...WholePartner } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PartnerOfAccount($id: ID!, $days: Int) {\n    partner(id: $id) { ...WholePartner verdicts(days: $days) { day verdict count } }\n  }\n"): (typeof documents)["\n  query PartnerOfAccount($id: ID!, $days: Int) {\n    partner(id: $id) { ...WholePartner verdicts(days: $days) { day verdict count } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePartner($input: CreatePartnerInput!) {\n    createPartner(input: $input) { clientSecret partner { ...WholePartner } }\n  }\n"): (typeof documents)["\n  mutation CreatePartner($input: CreatePartnerInput!) {\n    createPartner(input: $input) { clientSecret partner { ...WholePartner } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePartner($id: ID!, $input: UpdatePartnerInput!) {\n    updatePartner(id: $id, input: $input) { ...WholePartner }\n  }\n"): (typeof documents)["\n  mutation UpdatePartner($id: ID!, $input: UpdatePartnerInput!) {\n    updatePartner(id: $id, input: $input) { ...WholePartner }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotatePartnerSecret($id: ID!, $overlapDays: Int!) {\n    rotatePartnerSecret(id: $id, overlapDays: $overlapDays) { clientSecret partner { ...WholePartner } }\n  }\n"): (typeof documents)["\n  mutation RotatePartnerSecret($id: ID!, $overlapDays: Int!) {\n    rotatePartnerSecret(id: $id, overlapDays: $overlapDays) { clientSecret partner { ...WholePartner } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CheckPartnerToken($partnerId: ID!, $token: String!) {\n    checkPartnerToken(partnerId: $partnerId, token: $token) {\n      valid reason action customerId siteId sessionId issuedAt expiresAt checkedAt\n    }\n  }\n"): (typeof documents)["\n  mutation CheckPartnerToken($partnerId: ID!, $token: String!) {\n    checkPartnerToken(partnerId: $partnerId, token: $token) {\n      valid reason action customerId siteId sessionId issuedAt expiresAt checkedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisablePartner($id: ID!) { disablePartner(id: $id) { ...WholePartner } }\n"): (typeof documents)["\n  mutation DisablePartner($id: ID!) { disablePartner(id: $id) { ...WholePartner } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnablePartner($id: ID!) { enablePartner(id: $id) { ...WholePartner } }\n"): (typeof documents)["\n  mutation EnablePartner($id: ID!) { enablePartner(id: $id) { ...WholePartner } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePlan($siteId: ID!, $input: CreatePlanInput!) {\n    createPlan(siteId: $siteId, input: $input) { ...WholePlan }\n  }\n  fragment WholePlan on ManagedPlan {\n    id\n    siteId\n    nickname\n    description\n    amount\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n    active\n    addressRanges\n    emailDomains\n  }\n"): (typeof documents)["\n  mutation CreatePlan($siteId: ID!, $input: CreatePlanInput!) {\n    createPlan(siteId: $siteId, input: $input) { ...WholePlan }\n  }\n  fragment WholePlan on ManagedPlan {\n    id\n    siteId\n    nickname\n    description\n    amount\n    currency\n    quantity\n    type\n    autoRenew\n    countries\n    entitlements\n    productId\n    active\n    addressRanges\n    emailDomains\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdatePlan($id: ID!, $input: UpdatePlanInput!) {\n    updatePlan(id: $id, input: $input) { ...WholePlan }\n  }\n"): (typeof documents)["\n  mutation UpdatePlan($id: ID!, $input: UpdatePlanInput!) {\n    updatePlan(id: $id, input: $input) { ...WholePlan }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeactivatePlan($id: ID!) { deactivatePlan(id: $id) { id active } }\n"): (typeof documents)["\n  mutation DeactivatePlan($id: ID!) { deactivatePlan(id: $id) { id active } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReactivatePlan($id: ID!) { reactivatePlan(id: $id) { id active } }\n"): (typeof documents)["\n  mutation ReactivatePlan($id: ID!) { reactivatePlan(id: $id) { id active } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SitePlans($siteId: ID!, $first: Int, $after: ID) {\n    sitePlans(siteId: $siteId, first: $first, after: $after) { id nickname active }\n  }\n"): (typeof documents)["\n  query SitePlans($siteId: ID!, $first: Int, $after: ID) {\n    sitePlans(siteId: $siteId, first: $first, after: $after) { id nickname active }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GetPlan($id: ID!) { plan(id: $id) { id nickname amountFormatted entitlements } }\n"): (typeof documents)["\n  query GetPlan($id: ID!) { plan(id: $id) { id nickname amountFormatted entitlements } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlansByAddress { plansByAddress { id entitlements } }\n"): (typeof documents)["\n  query PlansByAddress { plansByAddress { id entitlements } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PlansByEmailDomain($email: String!) { plansByEmailDomain(email: $email) { id entitlements } }\n"): (typeof documents)["\n  query PlansByEmailDomain($email: String!) { plansByEmailDomain(email: $email) { id entitlements } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Settings on SiteSettings {\n    id\n    slug\n    name\n    link\n    defaultLanguage\n    defaultCurrency\n    allowedOrigins\n    tokenLifetimeDays\n    refreshTokenLifetimeDays\n    sessionLifetimeDays\n    concurrentSessions\n    sessionLimit\n    invalidTokenStatus\n    passwordPolicy\n    refuseBreachedPasswords\n    passwordlessEnabled\n    passwordlessLinkDays\n    passwordlessLinkReuse\n    emailVerificationEnabled\n    revealUnknownEmails\n    cookieSharing\n    sessionHandoff\n    secondFactor\n    passkeyDomain\n    androidAppOrigins\n    loginHost\n    accentColor\n    accentTextColor\n    surfaceColor\n    textColor\n    fontFamily\n    cornerRadiusPixels\n    termsUrl\n    privacyUrl\n    termsVersion\n    mailSenderName\n    mailReplyTo\n  }\n"): (typeof documents)["\n  fragment Settings on SiteSettings {\n    id\n    slug\n    name\n    link\n    defaultLanguage\n    defaultCurrency\n    allowedOrigins\n    tokenLifetimeDays\n    refreshTokenLifetimeDays\n    sessionLifetimeDays\n    concurrentSessions\n    sessionLimit\n    invalidTokenStatus\n    passwordPolicy\n    refuseBreachedPasswords\n    passwordlessEnabled\n    passwordlessLinkDays\n    passwordlessLinkReuse\n    emailVerificationEnabled\n    revealUnknownEmails\n    cookieSharing\n    sessionHandoff\n    secondFactor\n    passkeyDomain\n    androidAppOrigins\n    loginHost\n    accentColor\n    accentTextColor\n    surfaceColor\n    textColor\n    fontFamily\n    cornerRadiusPixels\n    termsUrl\n    privacyUrl\n    termsVersion\n    mailSenderName\n    mailReplyTo\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSite($id: ID!, $settings: SiteSettingsInput!) {\n    updateSite(id: $id, settings: $settings) { ...Settings }\n  }\n"): (typeof documents)["\n  mutation UpdateSite($id: ID!, $settings: SiteSettingsInput!) {\n    updateSite(id: $id, settings: $settings) { ...Settings }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSite($slug: String!, $settings: SiteSettingsInput) {\n    createSite(slug: $slug, settings: $settings) { ...Settings }\n  }\n"): (typeof documents)["\n  mutation CreateSite($slug: String!, $settings: SiteSettingsInput) {\n    createSite(slug: $slug, settings: $settings) { ...Settings }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sites { sites { ...Settings } }\n"): (typeof documents)["\n  query Sites { sites { ...Settings } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SettingsOfSite($id: ID!) {\n    siteSettings(id: $id) { ...Settings identityProviders { name kind clientId hasSecret issuer enabled } }\n  }\n"): (typeof documents)["\n  query SettingsOfSite($id: ID!) {\n    siteSettings(id: $id) { ...Settings identityProviders { name kind clientId hasSecret issuer enabled } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetProvider($siteId: ID!, $input: IdentityProviderInput!) {\n    setIdentityProvider(siteId: $siteId, input: $input) { name kind clientId hasSecret issuer enabled }\n  }\n"): (typeof documents)["\n  mutation SetProvider($siteId: ID!, $input: IdentityProviderInput!) {\n    setIdentityProvider(siteId: $siteId, input: $input) { name kind clientId hasSecret issuer enabled }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveProvider($siteId: ID!, $name: String!) {\n    removeIdentityProvider(siteId: $siteId, name: $name) { name }\n  }\n"): (typeof documents)["\n  mutation RemoveProvider($siteId: ID!, $name: String!) {\n    removeIdentityProvider(siteId: $siteId, name: $name) { name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AccountOfCollaborator {\n    account { id slug name lockoutAttempts lockoutWindowSeconds lockoutScope lockoutDailyCap sandbox }\n  }\n"): (typeof documents)["\n  query AccountOfCollaborator {\n    account { id slug name lockoutAttempts lockoutWindowSeconds lockoutScope lockoutDailyCap sandbox }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) { name lockoutAttempts lockoutWindowSeconds lockoutScope lockoutDailyCap sandbox }\n  }\n"): (typeof documents)["\n  mutation UpdateAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) { name lockoutAttempts lockoutWindowSeconds lockoutScope lockoutDailyCap sandbox }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;