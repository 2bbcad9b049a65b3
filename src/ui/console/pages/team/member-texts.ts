import { localized } from '../../core/language.ts';

type Texts = {
  item: string;
  title: (email: string) => string;
  about: string;
  action: string;
  done: (email: string) => string;
};

/** The texts of the actions of an owner on a collaborator. */
export const useMemberTexts = localized({
  en: {
    menu: (email: string) => `Actions for ${email}`,
    role: 'Role',
    changeRole: 'Change the role',
    roleOf: (email: string) => `Role of ${email}`,
    roleChanged: (email: string) => `The role of ${email} was changed.`,
    cancel: 'Cancel',
    save: 'Save',
    resend: {
      item: 'Send the invitation again',
      title: (email) => `Send ${email} a new invitation?`,
      about: 'The previous link becomes invalid.',
      action: 'Send it',
      done: (email) => `A new invitation was sent to ${email}.`,
    } as Texts,
    withdraw: {
      item: 'Withdraw the invitation',
      title: (email) => `Withdraw the invitation of ${email}?`,
      about: 'The link becomes invalid. The email can be invited again.',
      action: 'Withdraw it',
      done: (email) => `The invitation of ${email} was withdrawn.`,
    } as Texts,
    unlock: {
      item: 'Unlock',
      title: (email) => `Unlock ${email}?`,
      about: 'Their failed logins and wrong codes no longer count, so that they can log in again.',
      action: 'Unlock',
      done: (email) => `${email} can log in again.`,
    } as Texts,
    factors: {
      item: 'Lost second factor',
      title: (email) => `Remove all second factors of ${email}?`,
      about:
        'First make sure that the request really comes from this person, for example with a phone call. Their sessions end, and they get a mail. Their next login needs the password only.',
      action: 'Remove all factors',
      done: (email) => `The second factors of ${email} were removed.`,
    } as Texts,
    remove: {
      item: 'Remove from the team',
      title: (email) => `Remove ${email} from the team?`,
      about: 'Their sessions end, and they get a mail. The audit log keeps what they did.',
      action: 'Remove',
      done: (email) => `${email} was removed.`,
    } as Texts,
  },
  de: {
    menu: (email: string) => `Aktionen für ${email}`,
    role: 'Rolle',
    changeRole: 'Rolle ändern',
    roleOf: (email: string) => `Rolle von ${email}`,
    roleChanged: (email: string) => `Die Rolle von ${email} wurde geändert.`,
    cancel: 'Abbrechen',
    save: 'Speichern',
    resend: {
      item: 'Einladung erneut senden',
      title: (email) => `${email} eine neue Einladung senden?`,
      about: 'Der bisherige Link wird ungültig.',
      action: 'Senden',
      done: (email) => `Eine neue Einladung wurde an ${email} gesendet.`,
    },
    withdraw: {
      item: 'Einladung zurückziehen',
      title: (email) => `Einladung von ${email} zurückziehen?`,
      about: 'Der Link wird ungültig. Die Adresse kann erneut eingeladen werden.',
      action: 'Zurückziehen',
      done: (email) => `Die Einladung von ${email} wurde zurückgezogen.`,
    },
    unlock: {
      item: 'Entsperren',
      title: (email) => `${email} entsperren?`,
      about:
        'Fehlgeschlagene Anmeldungen und falsche Codes werden vergessen, sodass die Anmeldung wieder möglich ist.',
      action: 'Entsperren',
      done: (email) => `${email} kann sich wieder anmelden.`,
    },
    factors: {
      item: 'Zweiter Faktor verloren',
      title: (email) => `Alle zweiten Faktoren von ${email} entfernen?`,
      about:
        'Vergewissern Sie sich zuerst, dass wirklich diese Person fragt, etwa durch einen Anruf. Ihre Sitzungen enden, und sie erhält eine Nachricht. Die nächste Anmeldung braucht nur das Passwort.',
      action: 'Alle Faktoren entfernen',
      done: (email) => `Die zweiten Faktoren von ${email} wurden entfernt.`,
    },
    remove: {
      item: 'Aus dem Team entfernen',
      title: (email) => `${email} aus dem Team entfernen?`,
      about:
        'Die Sitzungen enden, und die Person erhält eine Nachricht. Das Protokoll behält, was sie getan hat.',
      action: 'Entfernen',
      done: (email) => `${email} wurde entfernt.`,
    },
  },
});
