import type { Templates } from './template.ts';

export const it: Templates = {
  passwordReset: {
    subject: 'Reimposta la tua password per {{siteName}}',
    paragraphs: [
      'Qualcuno, probabilmente tu, ha chiesto di reimpostare la tua password per {{siteName}}.',
      '{{link}}',
      'Il link vale una sola volta, fino al {{until}}.',
    ],
    action: 'Scegli una nuova password',
    warning: ['Se non eri tu, non devi fare nulla: la tua password resta com’è.'],
  },
  emailVerification: {
    subject: 'Conferma il tuo indirizzo e-mail per {{siteName}}',
    paragraphs: [
      'Conferma che questo indirizzo e-mail è tuo.',
      '{{link}}',
      'Il link vale una sola volta, fino al {{until}}.',
    ],
    action: 'Conferma l’indirizzo e-mail',
    warning: [
      'Se non ti sei registrato tu presso {{siteName}}, non confermare: chi lo ha fatto otterrebbe un account con il tuo indirizzo.',
    ],
  },
  newEmailVerification: {
    subject: 'Conferma il tuo indirizzo e-mail per {{siteName}}',
    paragraphs: [
      'Questo indirizzo e-mail è stato indicato in un account di {{siteName}}. Se è il tuo account, conferma l’indirizzo.',
      '{{link}}',
      'Il link è valido una volta, fino al {{until}}.',
    ],
    action: 'Conferma il mio nuovo indirizzo e-mail',
    warning: [],
    other: {
      before:
        'Se non è il tuo account, non confermare. Segnalalo, e l’account riavrà l’indirizzo precedente:',
      action: 'Non è il mio account',
    },
  },
  passwordlessLogin: {
    subject: 'Accedi a {{siteName}}',
    paragraphs: [
      'Qualcuno, probabilmente tu, ha chiesto di accedere a {{siteName}} senza password.',
      '{{link}}',
      'Su un altro dispositivo inserisci invece questo codice: {{code}}. Vale fino al {{codeUntil}}.',
    ],
    action: 'Accedi',
    warning: [
      'Il link vale fino al {{until}}. Non darlo a nessuno: chi lo possiede può accedere al tuo posto.',
      'Se non eri tu, ignora questo messaggio.',
    ],
  },
  passwordChanged: {
    subject: 'La tua password per {{siteName}} è stata cambiata',
    paragraphs: [
      'La tua password per {{siteName}} è stata cambiata il {{at}} e tutti i dispositivi sono stati disconnessi.',
    ],
    warning: ['Se non eri tu, reimposta subito la password.'],
  },
  emailChanged: {
    subject: 'Il tuo indirizzo e-mail per {{siteName}} è stato cambiato',
    paragraphs: [
      'L’indirizzo e-mail del tuo account presso {{siteName}} è stato cambiato il {{at}}. D’ora in poi accedi con quello nuovo.',
    ],
    action: 'Annulla la modifica',
    warning: [
      'Se non eri tu, annulla la modifica:',
      '{{link}}',
      'Il link è valido fino al {{until}}, ma al massimo fino a tre giorni dopo la conferma del nuovo indirizzo. Disconnette tutti i dispositivi e ti permette di scegliere una nuova password.',
    ],
  },
  emailRestored: {
    subject: 'Il tuo indirizzo e-mail per {{siteName}} è di nuovo questo',
    paragraphs: [
      'La modifica dell’indirizzo e-mail del tuo account di {{siteName}} è terminata il {{at}}: non è stata confermata al nuovo indirizzo. D’ora in poi accedi con questo indirizzo.',
      'Se vuoi usare il nuovo indirizzo, inseriscilo di nuovo e apri il link che ti inviamo lì.',
    ],
    warning: [],
  },
  authenticatorAdded: {
    subject: 'Un secondo fattore è stato aggiunto al tuo account presso {{siteName}}',
    paragraphs: [
      'Il {{at}} un’app di autenticazione o una passkey è stata aggiunta al tuo account presso {{siteName}}.',
    ],
    warning: ['Se non eri tu, reimposta subito la password e scrivi a {{siteName}}.'],
  },
  authenticatorRemoved: {
    subject: 'Un secondo fattore è stato rimosso dal tuo account presso {{siteName}}',
    paragraphs: [
      'Il {{at}} un’app di autenticazione o una passkey è stata rimossa dal tuo account presso {{siteName}}.',
    ],
    warning: ['Se non eri tu, reimposta subito la password e scrivi a {{siteName}}.'],
  },
  recoveryCodesRenewed: {
    subject: 'Nuovi codici di recupero per il tuo account presso {{siteName}}',
    paragraphs: [
      'Il {{at}} sono stati creati nuovi codici di recupero per il tuo account presso {{siteName}}. Quelli precedenti non sono più validi.',
    ],
    warning: ['Se non eri tu, reimposta subito la password e scrivi a {{siteName}}.'],
  },
  identityLinked: {
    subject: 'È stato aggiunto un altro modo di accedere a {{siteName}}',
    paragraphs: ['Dal {{at}} si può accedere al tuo account presso {{siteName}} anche con {{provider}}.'],
    warning: ['Se non eri tu, reimposta subito la password e scrivi a {{siteName}}.'],
  },
  identityUnlinked: {
    subject: 'È stato rimosso un modo di accedere a {{siteName}}',
    paragraphs: ['Dal {{at}} non si può più accedere al tuo account presso {{siteName}} con {{provider}}.'],
    warning: ['Se non eri tu, reimposta subito la password e scrivi a {{siteName}}.'],
  },
  passwordRemoved: {
    subject: 'La tua password per {{siteName}} è stata rimossa',
    paragraphs: [
      'Il {{at}}, accedendo a {{siteName}}, hai confermato per la prima volta che questo indirizzo e-mail è tuo. Esisteva già un account con questo indirizzo, forse creato da un’altra persona.',
      'Perciò la sua password e tutti gli altri modi di accedere sono stati rimossi, e tutti i dispositivi sono stati disconnessi. Per accedere di nuovo con una password, scegline una con «Password dimenticata» presso {{siteName}}.',
    ],
    warning: ['Se non sei stato tu ad accedere, reimposta subito la password e scrivi a {{siteName}}.'],
  },
  waysInRemoved: {
    subject: 'Altri modi di accedere a {{siteName}} sono stati rimossi',
    paragraphs: [
      'Il {{at}} hai confermato per la prima volta che questo indirizzo e-mail è tuo. Esisteva già un account presso {{siteName}} con questo indirizzo, forse creato da un’altra persona.',
      'Perciò le sue identità collegate e i suoi secondi fattori sono stati rimossi, e tutti i dispositivi sono stati disconnessi. Puoi configurarli di nuovo.',
    ],
    warning: ['Se non eri tu, reimposta subito la password e scrivi a {{siteName}}.'],
  },
  newDevice: {
    subject: 'Un nuovo dispositivo ha effettuato l’accesso a {{siteName}}',
    paragraphs: [
      'Il {{at}} è stato effettuato l’accesso al tuo account presso {{siteName}} da un dispositivo mai visto prima.',
      'Dispositivo: {{device}}. Indirizzo: {{source}}.',
    ],
    warning: ['Se non eri tu, cambia subito la password.'],
  },
};
