import type { Templates } from './template.ts';

export const it: Templates = {
  passwordReset: {
    subject: 'Reimposta la tua password per {site}',
    before: ['Qualcuno, probabilmente tu, ha chiesto di reimpostare la tua password per {site}.'],
    action: 'Scegli una nuova password',
    after: [
      'Il link vale una sola volta, fino al {until}.',
      'Se non eri tu, non devi fare nulla: la tua password resta com’è.',
    ],
  },
  emailVerification: {
    subject: 'Conferma il tuo indirizzo e-mail per {site}',
    before: ['Conferma che questo indirizzo e-mail è tuo.'],
    action: 'Conferma l’indirizzo e-mail',
    after: [
      'Il link vale una sola volta, fino al {until}.',
      'Se non ti sei registrato tu presso {site}, non confermare: chi lo ha fatto otterrebbe un account con il tuo indirizzo.',
    ],
  },
  newEmailVerification: {
    subject: 'Conferma il tuo indirizzo e-mail per {site}',
    before: [
      'Questo indirizzo e-mail è stato indicato in un account di {site}. Se è il tuo account, conferma l’indirizzo.',
    ],
    action: 'Conferma il mio nuovo indirizzo e-mail',
    after: ['Il link è valido una volta, fino al {until}.'],
    other: {
      before:
        'Se non è il tuo account, non confermare. Segnalalo, e l’account riavrà l’indirizzo precedente:',
      action: 'Non è il mio account',
    },
  },
  passwordlessLogin: {
    subject: 'Accedi a {site}',
    before: ['Qualcuno, probabilmente tu, ha chiesto di accedere a {site} senza password.'],
    action: 'Accedi',
    after: [
      'Il link vale fino al {until}. Non darlo a nessuno: chi lo possiede può accedere al tuo posto.',
      'Su un altro dispositivo inserisci invece questo codice: {code}. Vale fino al {codeUntil}.',
      'Se non eri tu, ignora questo messaggio.',
    ],
  },
  passwordChanged: {
    subject: 'La tua password per {site} è stata cambiata',
    before: [
      'La tua password per {site} è stata cambiata il {at} e tutti i dispositivi sono stati disconnessi.',
      'Se non eri tu, reimposta subito la password.',
    ],
    after: [],
  },
  emailChanged: {
    subject: 'Il tuo indirizzo e-mail per {site} è stato cambiato',
    before: [
      'L’indirizzo e-mail del tuo account presso {site} è stato cambiato il {at}. D’ora in poi accedi con quello nuovo.',
      'Se non eri tu, annulla la modifica:',
    ],
    action: 'Annulla la modifica',
    after: [
      'Il link è valido fino al {until}, oppure fino a tre giorni dopo la conferma del nuovo indirizzo. Disconnette tutti i dispositivi e ti permette di scegliere una nuova password.',
    ],
  },
  emailRestored: {
    subject: 'Il tuo indirizzo e-mail per {site} è di nuovo questo',
    before: [
      'La modifica dell’indirizzo e-mail del tuo account di {site} è terminata il {at}: non è stata confermata al nuovo indirizzo. D’ora in poi accedi con questo indirizzo.',
      'Se vuoi usare il nuovo indirizzo, cambialo di nuovo e apri il link che ti inviamo lì.',
    ],
    after: [],
  },
  authenticatorAdded: {
    subject: 'Un secondo fattore è stato aggiunto al tuo account presso {site}',
    before: [
      'Il {at} un’app di autenticazione o una passkey è stata aggiunta al tuo account presso {site}.',
      'Se non eri tu, reimposta subito la password e scrivi a {site}.',
    ],
    after: [],
  },
  authenticatorRemoved: {
    subject: 'Un secondo fattore è stato rimosso dal tuo account presso {site}',
    before: [
      'Il {at} un’app di autenticazione o una passkey è stata rimossa dal tuo account presso {site}.',
      'Se non eri tu, reimposta subito la password e scrivi a {site}.',
    ],
    after: [],
  },
  recoveryCodesRenewed: {
    subject: 'Nuovi codici di recupero per il tuo account presso {site}',
    before: [
      'Il {at} sono stati creati nuovi codici di recupero per il tuo account presso {site}. Quelli precedenti non sono più validi.',
      'Se non eri tu, reimposta subito la password e scrivi a {site}.',
    ],
    after: [],
  },
  identityLinked: {
    subject: 'È stato aggiunto un altro modo di accedere a {site}',
    before: [
      'Dal {at} si può accedere al tuo account presso {site} anche con {provider}.',
      'Se non eri tu, reimposta subito la password e scrivi a {site}.',
    ],
    after: [],
  },
  identityUnlinked: {
    subject: 'È stato rimosso un modo di accedere a {site}',
    before: [
      'Dal {at} non si può più accedere al tuo account presso {site} con {provider}.',
      'Se non eri tu, reimposta subito la password e scrivi a {site}.',
    ],
    after: [],
  },
  passwordRemoved: {
    subject: 'La tua password per {site} è stata rimossa',
    before: [
      'Il {at}, accedendo a {site}, hai confermato per la prima volta che questo indirizzo e-mail è tuo. Esisteva già un account con questo indirizzo, forse creato da un’altra persona.',
      'Perciò la sua password e tutti gli altri modi di accedere sono stati rimossi, e tutti i dispositivi sono stati disconnessi. Per accedere di nuovo con una password, scegline una con «Password dimenticata» presso {site}.',
      'Se non sei stato tu ad accedere, reimposta subito la password e scrivi a {site}.',
    ],
    after: [],
  },
  waysInRemoved: {
    subject: 'Altri modi di accedere a {site} sono stati rimossi',
    before: [
      'Il {at} hai confermato per la prima volta che questo indirizzo e-mail è tuo. Esisteva già un account presso {site} con questo indirizzo, forse creato da un’altra persona.',
      'Perciò le sue identità collegate e i suoi secondi fattori sono stati rimossi, e tutti i dispositivi sono stati disconnessi. Puoi configurarli di nuovo.',
      'Se non eri tu, reimposta subito la password e scrivi a {site}.',
    ],
    after: [],
  },
  newDevice: {
    subject: 'Un nuovo dispositivo ha effettuato l’accesso a {site}',
    before: [
      'Il {at} è stato effettuato l’accesso al tuo account presso {site} da un dispositivo mai visto prima.',
      'Dispositivo: {device}. Indirizzo: {source}.',
      'Se non eri tu, cambia subito la password.',
    ],
    after: [],
  },
};
