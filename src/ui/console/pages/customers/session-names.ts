import { localized } from '../../core/language.ts';
import type { SessionEndReason, SessionStart } from './gql/graphql.ts';

/** The names of the ways in which a session begins. */
const useStarts = localized<Record<`${SessionStart}`, string>>({
  en: {
    REGISTRATION: 'Registration',
    PASSWORD: 'Password',
    PASSWORD_CHANGE: 'Change of the password',
    PASSWORDLESS_LINK: 'Link in a mail',
    PASSWORDLESS_CODE: 'Code in a mail',
    IDENTITY_PROVIDER: 'Identity provider',
    HANDOFF: 'Handed over by another site',
    PASSKEY: 'Passkey',
    LEGACY_TOKEN: 'Token of the old system',
  },
  de: {
    REGISTRATION: 'Registrierung',
    PASSWORD: 'Passwort',
    PASSWORD_CHANGE: 'Änderung des Passworts',
    PASSWORDLESS_LINK: 'Link in einer E-Mail',
    PASSWORDLESS_CODE: 'Code in einer E-Mail',
    IDENTITY_PROVIDER: 'Anmeldedienst',
    HANDOFF: 'Von einer anderen Website übergeben',
    PASSKEY: 'Passkey',
    LEGACY_TOKEN: 'Token des alten Systems',
  },
});

const useReasons = localized<Record<`${SessionEndReason}`, string>>({
  en: {
    LOGOUT: 'The customer logged out',
    ENDED_BY_CUSTOMER: 'The customer ended it in the list of their sessions',
    SUPERSEDED: 'A newer login replaced it',
    PASSWORD_CHANGED: 'The password was changed',
    REUSE_DETECTED: 'A refresh token was used twice: it may have been stolen',
    CUSTOMER_DISABLED: 'The customer was disabled',
    CUSTOMER_DELETED: 'The customer was deleted',
    REVOKED_BY_PARTNER: 'A partner revoked it',
    REVOKED_BY_COLLABORATOR: 'A collaborator ended it',
    EMAIL_TAKEN_OVER: 'The owner of the email took the account over',
  },
  de: {
    LOGOUT: 'Der Kunde hat sich abgemeldet',
    ENDED_BY_CUSTOMER: 'Der Kunde hat sie in der Liste der Sitzungen beendet',
    SUPERSEDED: 'Eine neuere Anmeldung hat sie ersetzt',
    PASSWORD_CHANGED: 'Das Passwort wurde geändert',
    REUSE_DETECTED: 'Ein Refresh-Token wurde zweimal verwendet: Es wurde vielleicht gestohlen',
    CUSTOMER_DISABLED: 'Der Kunde wurde gesperrt',
    CUSTOMER_DELETED: 'Der Kunde wurde gelöscht',
    REVOKED_BY_PARTNER: 'Ein Partner hat sie widerrufen',
    REVOKED_BY_COLLABORATOR: 'Ein Teammitglied hat sie beendet',
    EMAIL_TAKEN_OVER: 'Der Inhaber der E-Mail-Adresse hat das Konto übernommen',
  },
});

const useActors = localized({
  en: {
    collaborator: (id: string) => `collaborator ${id}`,
    customer: () => 'the customer',
    partner: (id: string) => `partner ${id}`,
    command_line: () => 'an operator on the server',
    system: () => 'the service',
  },
  de: {
    collaborator: (id: string) => `Teammitglied ${id}`,
    customer: () => 'der Kunde',
    partner: (id: string) => `Partner ${id}`,
    command_line: () => 'ein Betreiber auf dem Server',
    system: () => 'der Dienst',
  },
});

/** The names for the beginnings, the ends and the actors of sessions. */
export function useSessionNames() {
  const starts = useStarts();
  const reasons = useReasons();
  const actors = useActors();
  return {
    start: (name: `${SessionStart}`) => starts[name],
    endReason: (name: `${SessionEndReason}`) => reasons[name],
    /** Names an actor. @param kind such as `COLLABORATOR` @param id null: a kind without ids */
    actor: (kind: string, id: string | null) =>
      actors[kind.toLowerCase() as keyof typeof actors]?.(id ?? '') ?? kind,
    /** Names who ended a session. @param name such as `collaborator:5` */
    actorOf: (name: string) => {
      const [kind = '', id = ''] = name.split(':');
      return actors[kind as keyof typeof actors]?.(id) ?? name;
    },
  };
}
