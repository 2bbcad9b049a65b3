import type { Templates } from './template.ts';

export const es: Templates = {
  passwordReset: {
    subject: 'Restablece tu contraseña de {{siteName}}',
    paragraphs: [
      'Alguien, probablemente tú, ha pedido restablecer tu contraseña de {{siteName}}.',
      '{{link}}',
      'El enlace sirve una sola vez, hasta el {{until}}.',
    ],
    action: 'Elegir una contraseña nueva',
    warning: ['Si no has sido tú, no tienes que hacer nada: tu contraseña sigue igual.'],
  },
  emailVerification: {
    subject: 'Confirma tu dirección de correo para {{siteName}}',
    paragraphs: [
      'Confirma que esta dirección de correo es tuya.',
      '{{link}}',
      'El enlace sirve una sola vez, hasta el {{until}}.',
    ],
    action: 'Confirmar la dirección de correo',
    warning: [
      'Si no te has registrado tú en {{siteName}}, no confirmes: quien lo hizo obtendría una cuenta con tu dirección.',
    ],
  },
  newEmailVerification: {
    subject: 'Confirma tu dirección de correo para {{siteName}}',
    paragraphs: [
      'Esta dirección de correo se ha indicado en una cuenta de {{siteName}}. Si es tu cuenta, confirma la dirección.',
      '{{link}}',
      'El enlace sirve una vez, hasta el {{until}}.',
    ],
    action: 'Confirmar mi nueva dirección de correo',
    warning: [],
    other: {
      before: 'Si no es tu cuenta, no la confirmes. Avísanos, y la cuenta recuperará su dirección anterior:',
      action: 'Esta cuenta no es mía',
    },
  },
  passwordlessLogin: {
    subject: 'Inicia sesión en {{siteName}}',
    paragraphs: [
      'Alguien, probablemente tú, ha pedido iniciar sesión en {{siteName}} sin contraseña.',
      '{{link}}',
      'En otro dispositivo, escribe este código: {{code}}. Sirve hasta el {{codeUntil}}.',
    ],
    action: 'Iniciar sesión',
    warning: [
      'El enlace sirve hasta el {{until}}. No se lo des a nadie: quien lo tenga puede entrar en tu lugar.',
      'Si no has sido tú, ignora este mensaje.',
    ],
  },
  passwordChanged: {
    subject: 'Se ha cambiado tu contraseña de {{siteName}}',
    paragraphs: [
      'Tu contraseña de {{siteName}} se cambió el {{at}} y se cerró la sesión en todos los dispositivos.',
    ],
    warning: ['Si no has sido tú, restablece tu contraseña de inmediato.'],
  },
  emailChanged: {
    subject: 'Se ha cambiado tu dirección de correo de {{siteName}}',
    paragraphs: [
      'La dirección de correo de tu cuenta en {{siteName}} se cambió el {{at}}. A partir de ahora inicia sesión con la nueva.',
    ],
    action: 'Deshacer el cambio',
    warning: [
      'Si no has sido tú, deshaz el cambio:',
      '{{link}}',
      'El enlace sirve hasta el {{until}}, pero como máximo hasta tres días después de confirmarse la nueva dirección. Cierra la sesión en todos los dispositivos y te permite elegir una nueva contraseña.',
    ],
  },
  emailRestored: {
    subject: 'Tu dirección de correo para {{siteName}} vuelve a ser esta',
    paragraphs: [
      'El cambio de la dirección de correo de tu cuenta de {{siteName}} terminó el {{at}}: no se confirmó en la nueva dirección. A partir de ahora, inicia sesión con esta dirección.',
      'Si quieres usar la nueva dirección, introdúcela otra vez y abre el enlace que te enviamos allí.',
    ],
    warning: [],
  },
  authenticatorAdded: {
    subject: 'Se ha añadido un segundo factor a tu cuenta de {{siteName}}',
    paragraphs: [
      'El {{at}} se añadió una aplicación de autenticación o una clave de acceso a tu cuenta de {{siteName}}.',
    ],
    warning: ['Si no has sido tú, restablece tu contraseña de inmediato y escribe a {{siteName}}.'],
  },
  authenticatorRemoved: {
    subject: 'Se ha eliminado un segundo factor de tu cuenta de {{siteName}}',
    paragraphs: [
      'El {{at}} se eliminó una aplicación de autenticación o una clave de acceso de tu cuenta de {{siteName}}.',
    ],
    warning: ['Si no has sido tú, restablece tu contraseña de inmediato y escribe a {{siteName}}.'],
  },
  recoveryCodesRenewed: {
    subject: 'Nuevos códigos de recuperación para tu cuenta de {{siteName}}',
    paragraphs: [
      'El {{at}} se crearon nuevos códigos de recuperación para tu cuenta de {{siteName}}. Los anteriores ya no son válidos.',
    ],
    warning: ['Si no has sido tú, restablece tu contraseña de inmediato y escribe a {{siteName}}.'],
  },
  identityLinked: {
    subject: 'Se ha añadido otra forma de iniciar sesión en {{siteName}}',
    paragraphs: [
      'Desde el {{at}} también se puede iniciar sesión en tu cuenta de {{siteName}} con {{provider}}.',
    ],
    warning: ['Si no has sido tú, restablece tu contraseña de inmediato y escribe a {{siteName}}.'],
  },
  identityUnlinked: {
    subject: 'Se ha eliminado una forma de iniciar sesión en {{siteName}}',
    paragraphs: [
      'Desde el {{at}} ya no se puede iniciar sesión en tu cuenta de {{siteName}} con {{provider}}.',
    ],
    warning: ['Si no has sido tú, restablece tu contraseña de inmediato y escribe a {{siteName}}.'],
  },
  passwordRemoved: {
    subject: 'Se ha eliminado tu contraseña de {{siteName}}',
    paragraphs: [
      'El {{at}}, al iniciar sesión en {{siteName}}, confirmaste por primera vez que esta dirección de correo es tuya. Ya existía una cuenta con ella, y quizá la creó otra persona.',
      'Por eso se eliminaron la contraseña y todas las demás formas de iniciar sesión, y se cerró la sesión en todos los dispositivos. Para volver a iniciar sesión con una contraseña, elige una nueva con «He olvidado mi contraseña» en {{siteName}}.',
    ],
    warning: [
      'Si no has sido tú quien inició sesión, restablece tu contraseña de inmediato y escribe a {{siteName}}.',
    ],
  },
  waysInRemoved: {
    subject: 'Se han eliminado otras formas de iniciar sesión en {{siteName}}',
    paragraphs: [
      'El {{at}} confirmaste por primera vez que esta dirección de correo es tuya. Ya existía una cuenta de {{siteName}} con ella, y quizá la creó otra persona.',
      'Por eso se eliminaron sus identidades vinculadas y sus segundos factores, y se cerró la sesión en todos los dispositivos. Puedes configurarlos de nuevo.',
    ],
    warning: ['Si no has sido tú, restablece tu contraseña de inmediato y escribe a {{siteName}}.'],
  },
  newDevice: {
    subject: 'Un dispositivo nuevo ha iniciado sesión en {{siteName}}',
    paragraphs: [
      'El {{at}} se inició sesión en tu cuenta de {{siteName}} desde un dispositivo que no habíamos visto antes.',
      'Dispositivo: {{device}}. Dirección: {{source}}.',
    ],
    warning: ['Si no has sido tú, cambia tu contraseña de inmediato.'],
  },
};
