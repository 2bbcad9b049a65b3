import type { Texts } from './texts.ts';

export const es: Texts = {
  passwordReset: 'Elige una nueva contraseña',
  emailVerify: 'Confirma tu dirección de correo',
  passwordlessLogin: 'Iniciar sesión',
  emailChangeUndo: 'Deshacer el cambio de tu dirección de correo',
  emailChangeDecline: 'Esta cuenta no es mía',
  aboutReset: 'Tu nueva contraseña para {site}. Se cerrará la sesión en todos los dispositivos.',
  aboutVerify:
    'Confirma solo si te has registrado tú en {site}: quien lo hizo obtiene una cuenta con tu dirección.',
  aboutLogin: 'Iniciarás sesión en {site}, en esta ventana.',
  aboutUndo:
    'La dirección de correo de tu cuenta en {site} vuelve a ser esta. Se cierra la sesión en todos los dispositivos y recibes un mensaje para elegir una nueva contraseña.',
  aboutDecline:
    'Tu dirección de correo se ha indicado en una cuenta de {site}. Si no es tuya, la cuenta recupera su dirección anterior. No cambia nada más, y puedes registrarte con tu dirección.',
  email: 'Correo electrónico',
  password: 'Nueva contraseña',
  save: 'Guardar',
  confirm: 'Confirmar',
  undo: 'Deshacer el cambio',
  logIn: 'Iniciar sesión',
  logOut: 'Cerrar sesión',
  loggedIn: 'Has iniciado sesión como {email}, en esta ventana.',
  loggedOut: 'Has cerrado la sesión.',
  changed: 'Tu contraseña se ha cambiado. A partir de ahora inicia sesión con ella.',
  confirmed: 'Tu dirección de correo está confirmada.',
  undone:
    'Tu dirección de correo vuelve a ser la anterior. Para elegir una nueva contraseña, abre el enlace que te hemos enviado allí.',
  declined: 'Hecho. La cuenta ya no tiene tu dirección de correo.',
  factor: 'Código de tu aplicación de autenticación, o un código de recuperación',
  passkey: 'Usar una llave de acceso',
  enrolment:
    'Este inicio de sesión necesita un segundo factor. Inicia sesión con la aplicación y configúralo allí.',
  wrongFactor: 'No se ha aceptado. Inténtalo de nuevo.',
  over: 'Este enlace ha caducado o ya se ha utilizado. Pide uno nuevo.',
  overForGood: 'Este enlace ha caducado o ya se ha utilizado.',
  tooMany: 'Ha habido demasiados intentos. Inténtalo más tarde.',
  failed: 'Algo ha ido mal. Inténtalo de nuevo.',
  passwordRemoved:
    'Se eliminaron tu contraseña y todas las demás formas de iniciar sesión, porque esta dirección de correo nunca se había confirmado. Elige una nueva contraseña con «He olvidado mi contraseña». Te hemos enviado un mensaje al respecto.',
  waysInRemoved:
    'Se eliminaron las cuentas vinculadas y los segundos factores, porque esta dirección de correo nunca se había confirmado. Te hemos enviado un mensaje al respecto.',
  needsScript: 'Esta página necesita JavaScript.',
  tooShort: 'La contraseña debe tener al menos {count} caracteres.',
  tooPlain:
    'La contraseña debe tener de 8 a 30 caracteres, con una mayúscula, una minúscula, un dígito y un carácter especial.',
  tooCommon: 'La contraseña es una de las más comunes. Elige otra.',
  tooEasy:
    'La contraseña es demasiado fácil de adivinar. Añade una o dos palabras, y nada de tu nombre o tu correo.',
  refusedPassword: 'Esta contraseña no se puede usar. Elige otra.',
};
