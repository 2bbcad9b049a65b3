import type { Texts } from './texts.ts';

export const it: Texts = {
  passwordReset: 'Scegli una nuova password',
  emailVerify: 'Conferma il tuo indirizzo e-mail',
  passwordlessLogin: 'Accedi',
  emailChangeUndo: 'Annulla la modifica del tuo indirizzo e-mail',
  emailChangeDecline: 'Non è il mio account',
  aboutReset: 'La tua nuova password per {site}. Tutti i dispositivi verranno disconnessi.',
  aboutVerify:
    'Conferma solo se ti sei registrato tu presso {site}: chi lo ha fatto ottiene un account con il tuo indirizzo.',
  aboutLogin: 'Accederai a {site} in questa finestra.',
  aboutUndo:
    'L’indirizzo e-mail del tuo account presso {site} torna a essere questo. Tutti i dispositivi vengono disconnessi e ricevi un messaggio per scegliere una nuova password.',
  aboutDecline:
    'Il tuo indirizzo e-mail è stato indicato in un account di {site}. Se non è il tuo, l’account riavrà l’indirizzo precedente. Non cambia altro, e puoi registrarti con il tuo indirizzo.',
  email: 'E-mail',
  password: 'Nuova password',
  save: 'Salva',
  confirm: 'Conferma',
  undo: 'Annulla la modifica',
  logIn: 'Accedi',
  logOut: 'Esci',
  loggedIn: 'Hai effettuato l’accesso come {email}, in questa finestra.',
  loggedOut: 'Sei uscito.',
  changed: 'La tua password è stata modificata. D’ora in poi accedi con questa.',
  confirmed: 'Il tuo indirizzo e-mail è confermato.',
  undone:
    'Il tuo indirizzo e-mail è di nuovo quello precedente. Per scegliere una nuova password apri il link che ti abbiamo inviato lì.',
  declined: 'Fatto. L’account non ha più il tuo indirizzo e-mail.',
  factor: 'Codice della tua app di autenticazione, o un codice di recupero',
  passkey: 'Usa una passkey',
  enrolment: 'Questo accesso richiede un secondo fattore. Accedi con l’app e configuralo lì.',
  wrongFactor: 'Non è stato accettato. Riprova.',
  over: 'Questo link è scaduto o è già stato usato. Chiedine uno nuovo.',
  overForGood: 'Questo link è scaduto o è già stato usato.',
  tooMany: 'Ci sono stati troppi tentativi. Riprova più tardi.',
  failed: 'Qualcosa è andato storto. Riprova.',
  passwordRemoved:
    'La tua password e tutti gli altri modi di accedere sono stati rimossi, perché questo indirizzo e-mail non era mai stato confermato. Scegli una nuova password con «Password dimenticata». Ti abbiamo inviato un messaggio al riguardo.',
  waysInRemoved:
    'Gli account collegati e i secondi fattori sono stati rimossi, perché questo indirizzo e-mail non era mai stato confermato. Ti abbiamo inviato un messaggio al riguardo.',
  needsScript: 'Questa pagina ha bisogno di JavaScript.',
  tooShort: 'La password deve avere almeno {count} caratteri.',
  tooPlain:
    'La password deve avere da 8 a 30 caratteri, con una maiuscola, una minuscola, una cifra e un carattere speciale.',
  tooCommon: 'La password è una delle più comuni. Scegline un’altra.',
  tooEasy:
    'La password è troppo facile da indovinare. Aggiungi una o due parole, e nulla del tuo nome o della tua e-mail.',
  refusedPassword: 'Questa password non può essere usata. Scegline un’altra.',
};
