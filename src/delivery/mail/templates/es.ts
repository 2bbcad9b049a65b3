import type { Templates } from './template.ts';

export const es: Templates = {
  passwordReset: {
    subject: 'Restablece tu contraseña de {site}',
    before: ['Alguien, probablemente tú, ha pedido restablecer tu contraseña de {site}.'],
    action: 'Elegir una contraseña nueva',
    after: [
      'El enlace sirve una sola vez, hasta el {until}.',
      'Si no has sido tú, no tienes que hacer nada: tu contraseña sigue igual.',
    ],
  },
  emailVerification: {
    subject: 'Confirma tu dirección de correo para {site}',
    before: ['Confirma que esta dirección de correo es tuya.'],
    action: 'Confirmar la dirección de correo',
    after: [
      'El enlace sirve una sola vez, hasta el {until}.',
      'Si no te has registrado tú en {site}, no confirmes: quien lo hizo obtendría una cuenta con tu dirección.',
    ],
  },
  newEmailVerification: {
    subject: 'Confirma tu dirección de correo para {site}',
    before: [
      'Esta dirección de correo se ha indicado en una cuenta de {site}. Si es tu cuenta, confirma la dirección.',
    ],
    action: 'Confirmar mi nueva dirección de correo',
    after: ['El enlace sirve una vez, hasta el {until}.'],
    other: {
      before: 'Si no es tu cuenta, no la confirmes. Avísanos, y la cuenta recuperará su dirección anterior:',
      action: 'Esta cuenta no es mía',
    },
  },
  passwordlessLogin: {
    subject: 'Inicia sesión en {site}',
    before: ['Alguien, probablemente tú, ha pedido iniciar sesión en {site} sin contraseña.'],
    action: 'Iniciar sesión',
    after: [
      'El enlace sirve hasta el {until}. No se lo des a nadie: quien lo tenga puede entrar en tu lugar.',
      'En otro dispositivo, escribe este código: {code}. Sirve hasta el {codeUntil}.',
      'Si no has sido tú, ignora este mensaje.',
    ],
  },
  passwordChanged: {
    subject: 'Se ha cambiado tu contraseña de {site}',
    before: [
      'Tu contraseña de {site} se cambió el {at} y se cerró la sesión en todos los dispositivos.',
      'Si no has sido tú, restablece tu contraseña de inmediato.',
    ],
    after: [],
  },
  emailChanged: {
    subject: 'Se ha cambiado tu dirección de correo de {site}',
    before: [
      'La dirección de correo de tu cuenta en {site} se cambió el {at}. A partir de ahora inicia sesión con la nueva.',
      'Si no has sido tú, deshaz el cambio:',
    ],
    action: 'Deshacer el cambio',
    after: [
      'El enlace sirve hasta el {until}, o hasta tres días después de confirmarse la nueva dirección. Cierra la sesión en todos los dispositivos y te permite elegir una nueva contraseña.',
    ],
  },
  emailRestored: {
    subject: 'Tu dirección de correo para {site} vuelve a ser esta',
    before: [
      'El cambio de la dirección de correo de tu cuenta de {site} terminó el {at}: no se confirmó en la nueva dirección. A partir de ahora, inicia sesión con esta dirección.',
      'Si quieres usar la nueva dirección, cámbiala otra vez y abre el enlace que te enviamos allí.',
    ],
    after: [],
  },
  authenticatorAdded: {
    subject: 'Se ha añadido un segundo factor a tu cuenta de {site}',
    before: [
      'El {at} se añadió una aplicación de autenticación o una clave de acceso a tu cuenta de {site}.',
      'Si no has sido tú, restablece tu contraseña de inmediato y escribe a {site}.',
    ],
    after: [],
  },
  authenticatorRemoved: {
    subject: 'Se ha eliminado un segundo factor de tu cuenta de {site}',
    before: [
      'El {at} se eliminó una aplicación de autenticación o una clave de acceso de tu cuenta de {site}.',
      'Si no has sido tú, restablece tu contraseña de inmediato y escribe a {site}.',
    ],
    after: [],
  },
  recoveryCodesRenewed: {
    subject: 'Nuevos códigos de recuperación para tu cuenta de {site}',
    before: [
      'El {at} se crearon nuevos códigos de recuperación para tu cuenta de {site}. Los anteriores ya no son válidos.',
      'Si no has sido tú, restablece tu contraseña de inmediato y escribe a {site}.',
    ],
    after: [],
  },
  identityLinked: {
    subject: 'Se ha añadido otra forma de iniciar sesión en {site}',
    before: [
      'Desde el {at} también se puede iniciar sesión en tu cuenta de {site} con {provider}.',
      'Si no has sido tú, restablece tu contraseña de inmediato y escribe a {site}.',
    ],
    after: [],
  },
  identityUnlinked: {
    subject: 'Se ha eliminado una forma de iniciar sesión en {site}',
    before: [
      'Desde el {at} ya no se puede iniciar sesión en tu cuenta de {site} con {provider}.',
      'Si no has sido tú, restablece tu contraseña de inmediato y escribe a {site}.',
    ],
    after: [],
  },
  passwordRemoved: {
    subject: 'Se ha eliminado tu contraseña de {site}',
    before: [
      'El {at}, al iniciar sesión en {site}, confirmaste por primera vez que esta dirección de correo es tuya. Ya existía una cuenta con ella, y quizá la creó otra persona.',
      'Por eso se eliminaron la contraseña y todas las demás formas de iniciar sesión, y se cerró la sesión en todos los dispositivos. Para volver a iniciar sesión con una contraseña, elige una nueva con «He olvidado mi contraseña» en {site}.',
      'Si no has sido tú quien inició sesión, restablece tu contraseña de inmediato y escribe a {site}.',
    ],
    after: [],
  },
  waysInRemoved: {
    subject: 'Se han eliminado otras formas de iniciar sesión en {site}',
    before: [
      'El {at} confirmaste por primera vez que esta dirección de correo es tuya. Ya existía una cuenta de {site} con ella, y quizá la creó otra persona.',
      'Por eso se eliminaron sus identidades vinculadas y sus segundos factores, y se cerró la sesión en todos los dispositivos. Puedes configurarlos de nuevo.',
      'Si no has sido tú, restablece tu contraseña de inmediato y escribe a {site}.',
    ],
    after: [],
  },
  newDevice: {
    subject: 'Un dispositivo nuevo ha iniciado sesión en {site}',
    before: [
      'El {at} se inició sesión en tu cuenta de {site} desde un dispositivo que no habíamos visto antes.',
      'Dispositivo: {device}. Dirección: {source}.',
      'Si no has sido tú, cambia tu contraseña de inmediato.',
    ],
    after: [],
  },
};
