import type { Entries } from "../types.ts";

export const checks: Entries = {
  "audience-gone": ["Una parte de la audiencia ya no existe.", "Elígela de nuevo."],
  "audience-unfit": ["La audiencia no se puede usar así.", "Elige a quién se envía."],
  "budget-enough": ["El presupuesto alcanza para todos."],
  "budget-short": ["Se pone en pausa cuando se usen {budget} puntos; pueden hacer falta {needed}."],
  "channel-gone": ["El canal no está conectado.", "Conecta el canal."],
  "consent-kept": ["Se deja fuera a quienes han dicho que no."],
  "consent-not-asked": [
    "El marketing va a todos los que no han dicho que no, también a quienes no han dicho nada.",
    "Escribe solo a quienes dijeron que sí.",
  ],
  "credits-enough": ["Hay puntos suficientes."],
  "credits-missing": ["Faltan {short} puntos.", "Añade créditos."],
  "limit-days": [{
    one: "Tarda {count} día: el límite diario es menor que la audiencia.",
    other: "Tarda {count} días: el límite diario es menor que la audiencia.",
  }],
  "limit-enough": ["El límite diario alcanza para todos."],
  "media-later": ["Los archivos se obtienen al enviar los mensajes.", "Envía una prueba para ver que llega."],
  "media-none": ["La plantilla no tiene archivos que indicar."],
  "nobody-left": ["No queda nadie a quien escribir.", "Elige a otras personas."],
  "people": [{ one: "Se escribirá a {count} persona.", other: "Se escribirá a {count} personas." }],
  "price-missing": ["No hay precio para lo que se enviaría.", "Importa una tarifa."],
  "quiet-always": ["Siempre son horas de silencio."],
  "quiet-at-start": ["La hora de inicio cae en las horas de silencio; los primeros mensajes salen el {at}."],
  "quiet-not": ["Esa hora no cae en las horas de silencio."],
  "schedule-ends-early": ["Tendría que terminar antes de empezar.", "Elige un final posterior."],
  "schedule-kept": ["La programación se puede cumplir."],
  "template-approved": ["La plantilla está aprobada."],
  "template-unfit": ["Esta plantilla no se puede enviar.", "Elige otra plantilla."],
  "variables-given": ["Cada variable tiene un origen."],
  "variables-missing": [
    "La variable {variable} no tiene un origen que sirva.",
    "Da a cada variable un origen o un texto alternativo.",
  ],
  "zones-kept": ["Todos lo reciben a su hora, según su propio reloj."],
  "zones-late": [
    "Donde están {count} personas ({countries}) esa hora ya ha pasado: lo reciben en cuanto empiece.",
  ],
  "zones-left-out": [
    "Donde están {count} personas ({countries}) esa hora ya ha pasado: se quedan fuera.",
    "Elige una hora posterior o que lo reciban en cuanto empiece.",
  ],
};

const token =
  "En la configuración del negocio de Meta, Usuarios del sistema, crea un token permanente con {scopes} y conecta el canal de nuevo con él.";
const quality = "Envía menos marketing, a quien lo pidió, y mira qué plantillas se bloquean.";
const subscribe =
  "Suscribe la app a la cuenta: en el panel de apps de Meta, WhatsApp, o con POST /<account>/subscribed_apps.";
const callback =
  "En el panel de apps de Meta, WhatsApp, Configuración, pon {url} como URL de devolución de llamada y suscríbete a messages y a los demás campos.";
const network =
  "Comprueba que {url} llega a este servidor desde internet, por HTTPS con un certificado válido (public-url, proxy inverso, cortafuegos).";
const register = "Registra el número en WhatsApp Manager o con la Cloud API y vuelve a mirar.";

export const doctor: Entries = {
  "account-blocked": [
    "WhatsApp le deja enviar solo en parte o nada: {why}",
    "Mira el Business Support Home de Meta.",
  ],
  "account-blocked-advice": ["WhatsApp le deja enviar solo en parte o nada: {why}", "{advice}"],
  "account-good": ["La cuenta está aprobada y el negocio, verificado."],
  "account-review": ["La revisión de la cuenta: {word}.", "Mira la cuenta en el Business Manager de Meta."],
  "account-unverified": [
    "El negocio no está verificado: se puede escribir como mucho a 250 personas en 24 horas.",
    "Verifícalo en el Business Manager de Meta, Centro de seguridad.",
  ],
  "channel-disconnected": ["El canal se desconectó aquí.", "Conecta el número de nuevo en Ajustes, Canales."],
  "clock-good": ["El reloj de este servidor coincide con el de WhatsApp."],
  "clock-off": [
    "El reloj de este servidor se aparta {seconds} segundos del de WhatsApp.",
    "Haz que el servidor siga la hora por NTP (timedatectl set-ntp true).",
  ],
  "clock-unread": ["No se pudo leer el reloj de WhatsApp."],
  "heard": ["El último webhook llegó el {at}, firmado con el app secret."],
  "heard-never": [
    "Aún no ha llegado ningún webhook de este número.",
    "Escribe al número desde un teléfono. Si no aparece nada en la bandeja, arregla lo que falla arriba.",
  ],
  "heard-nothing-of": [
    "WhatsApp aceptó mensajes y no ha dicho nada de ellos desde el {since}.",
    "Arregla lo que falla arriba; WhatsApp repite sus webhooks hasta siete días, así que no se pierde nada en ese tiempo.",
  ],
  "limit-none": ["No hay límite de mensajes."],
  "limit-untold": ["WhatsApp no dice el límite de mensajes."],
  "limit-used": [
    "En las últimas 24 horas se escribió a {used} de {people} personas fuera de la ventana de 24 horas.",
    "Reparte las campañas en varios días. El límite sube solo cuando se usa la mitad en siete días con calidad alta.",
  ],
  "name-bad": [
    "El nombre visible «{shown}»: {nameState}.",
    "Pide otro nombre, o apela, en WhatsApp Manager, Números de teléfono.",
  ],
  "name-good": ["El nombre visible «{shown}»: {nameState}."],
  "name-in-review": [
    "El nombre visible «{shown}»: {nameState}.",
    "Espera: una revisión tarda de uno a tres días laborables.",
  ],
  "name-untold": ["WhatsApp no dice el estado del nombre visible."],
  "number-connected": ["El número está registrado y conectado."],
  "number-elsewhere": ["El número no está registrado en la Cloud API ({platform}).", register],
  "number-flagged": [
    "WhatsApp ha marcado el número por su baja calidad.",
    "Envía menos marketing. Se retira cuando la calidad mejora durante siete días.",
  ],
  "number-pending": ["El número aún no está listo: {word}.", register],
  "number-restricted": [
    "WhatsApp dice: {word}.",
    "Mira la calidad de la cuenta en el Business Support Home de Meta.",
  ],
  "number-unknown": ["WhatsApp dice: {word}.", "Mira en WhatsApp Manager."],
  "number-untold": [
    "WhatsApp no informa del número. {why}",
    "Comprueba que el usuario del sistema del token tiene asignada la cuenta de WhatsApp.",
  ],
  "payment-blocked": [
    "{why}",
    "Configura un método de pago en WhatsApp Manager, Configuración de la cuenta.",
  ],
  "payment-blocked-advice": ["{why}", "{advice}"],
  "payment-good": ["WhatsApp no informa de ningún problema con el método de pago."],
  "payment-untold": ["WhatsApp no informa del método de pago."],
  "pin-off": [
    "La verificación en dos pasos está desactivada: quien consiga un código puede quedarse con el número.",
    "Pon un PIN en WhatsApp Manager, Números de teléfono, Verificación en dos pasos.",
  ],
  "pin-on": ["La verificación en dos pasos está activada."],
  "pin-untold": ["WhatsApp no dice si la verificación en dos pasos está activada."],
  "quality-high": ["La calidad es alta."],
  "quality-low": ["La calidad es baja.", quality],
  "quality-medium": ["La calidad es media.", quality],
  "quality-unrated": ["WhatsApp aún no ha valorado la calidad."],
  "scopes-good": ["El token puede enviar mensajes y gestionar la cuenta."],
  "scopes-missing": ["Al token le falta {missing}.", token],
  "secret-good": ["El app secret es el de la app del token."],
  "secret-unasked": ["No se ha comprobado si el app secret es correcto."],
  "secret-wrong": [
    "El app secret no es el de la app del token: los webhooks no se distinguen de falsificaciones y se rechazan.",
    "Copia el app secret del panel de apps de Meta, Configuración de la app, Básica, y conecta el canal de nuevo con él.",
  ],
  "subscribed": ["Los webhooks de la cuenta van a la app del token."],
  "subscribed-none": ["Ninguna app recibe los webhooks de la cuenta.", subscribe],
  "subscribed-other": ["Los webhooks de la cuenta van a otra app.", subscribe],
  "subscribed-some": [{
    one: "Los webhooks de la cuenta van a {count} app.",
    other: "Los webhooks de la cuenta van a {count} apps.",
  }],
  "token-ends": ["El token de acceso caduca el {at}.", token],
  "token-good": ["El token de acceso es válido y no caduca."],
  "token-invalid": ["El token de acceso ya no es válido.", token],
  "token-refused": ["WhatsApp no acepta el token de acceso. {why}", token],
  "unanswered": ["{why}"],
  "webhook-elsewhere": ["WhatsApp envía los webhooks del número a otra dirección: {used}.", callback],
  "webhook-good": ["La dirección responde como lo pide WhatsApp, y es la que WhatsApp tiene."],
  "webhook-none": ["WhatsApp no tiene ninguna dirección para los webhooks del número.", callback],
  "webhook-other": ["Allí responde algo que no es este servidor ({answer}).", network],
  "webhook-silent": ["La dirección de los webhooks no responde.", network],
  "webhook-unasked": ["No se ha comprobado si la dirección responde."],
};

export const findings: Entries = {
  "card-too-long": ["Es demasiado largo.", "Que no llegue a {limit} bytes."],
  "circle": [
    "El camino desde aquí vuelve aquí sin descanso.",
    "Pon una espera o una pregunta en el círculo.",
  ],
  "condition-too-large": ["{why}", "Hazla más sencilla."],
  "condition-unfit": ["{why}", "Elígela de nuevo."],
  "delay-too-long": ["La espera no está entre nada y un año.", "Elige una espera de 365 días como mucho."],
  "leads-nowhere": ["Lleva a un paso que no existe.", "Conéctalo de nuevo."],
  "no-campaign": ["No se ha elegido ninguna campaña.", "Elige una campaña y qué fue de ella."],
  "no-day": ["No hay ningún día en que envíe.", "Elige al menos un día."],
  "no-entry": ["Empieza en un paso que no existe.", "Elige el primer paso."],
  "no-event": ["No se ha elegido ningún evento.", "Elige el evento que inscribe a los contactos."],
  "no-exit": ["No tiene la salida «{exit}».", "Conecta otra salida."],
  "no-fallback": [
    "Quien no tenga nada ahí no recibe nada: la secuencia termina para esa persona.",
    "Da un texto alternativo.",
  ],
  "no-identity": ["El paso no tiene identidad.", "Dale una de 1 a 40 caracteres."],
  "no-template": ["Este canal no tiene esa plantilla.", "Elige otra plantilla."],
  "no-time": ["«{value}» no es una hora.", "Escríbela como 09:00."],
  "nothing-to-send": ["No hay nada que enviar.", "Añade un paso o activa uno."],
  "one-end": ["El horario tiene un solo extremo.", "Da las dos horas o ninguna."],
  "same-identity": ["Dos pasos tienen la identidad «{value}».", "Crea un paso nuevo."],
  "same-times": ["Empieza y termina a la misma hora.", "Deja las dos vacías para enviar todo el día."],
  "step-empty": ["El paso no envía nada.", "Elige una plantilla o escribe un texto."],
  "step-name-too-long": ["El nombre es demasiado largo.", "Que no pase de 100 caracteres."],
  "step-only-within-window": [
    "Quien no haya escrito en 24 horas no recibe nada de este paso.",
    "Elige una plantilla para esas personas.",
  ],
  "step-text-too-long": [
    "El texto es más largo de lo que acepta WhatsApp.",
    "Que no pase de {limit} caracteres.",
  ],
  "template-not-approved": [
    "La plantilla «{template}» no se puede enviar: su estado en WhatsApp es {status}.",
    "Elige una plantilla aprobada.",
  ],
  "too-many-steps": ["Tiene {count} pasos.", "Que no pase de {limit}, o haz dos."],
  "unknown-event": ["Nada informa aquí de «{event}».", "Elige uno de estos: {choices}."],
  "unknown-kind": ["No hay pasos del tipo «{kind}».", "Elimínalo."],
  "unreached": ["Nada lleva a este paso.", "Conéctalo o elimínalo."],
  "variable-empty": ["La variable no tiene valor.", "Elige un campo o escribe un texto."],
  "variable-missing": ["La variable {variable} no tiene valor.", "Elige un campo o un texto."],
  "variable-unknown": ["La plantilla no tiene la variable {variable}.", "Quítala."],
};
