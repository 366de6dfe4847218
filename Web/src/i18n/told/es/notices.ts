import type { Entries } from "../types.ts";

const stopped =
  "Los mensajes de pago se rechazan y no se pueden añadir miembros ni canales. Todo se puede leer y exportar, y el plan se puede pagar en cualquier momento.";
const told = "Se avisó al operador de este servidor";

export const notices: Entries = {
  "auto-top-up.announced": [
    "Se cobrarán {sum} por {points} puntos",
    "Quedan pocos créditos de mensajes. El {at} se cobrarán {sum} a {label}, según la regla que pusiste. Compra puntos antes o cambia la regla y no se cobrará.",
  ],
  "auto-top-up.capped": [
    "Las recargas automáticas han llegado a su límite de este mes",
    "{points} puntos más superarían {limit}. Siguen el mes que viene; hasta entonces compra puntos a mano o sube el límite.",
  ],
  "auto-top-up.link": ["Paga {sum} por {points} puntos", "Paga aquí hasta el {until}: {page}"],
  "auto-top-up.stopped": [
    "Las recargas automáticas se han detenido",
    "{count} intentos no dieron resultado. Compra puntos a mano o pon la regla de nuevo y se volverá a intentar.",
  ],
  "campaign.failed": ["{campaign} no se envió", "{failure}"],
  "campaign.failed/ended": ["{campaign} se dio por terminada", "{failure}"],
  "campaign.failed/paused": ["{campaign} se puso en pausa", "{failure}"],
  "campaign.late": [
    "{campaign} no empezó a tiempo",
    "Su hora era el {at}. Iníciala ahora, prográmala de nuevo o déjala.",
  ],
  "campaign.short/draft": [
    "Se está preparando {campaign} y faltan {short} puntos",
    "Necesita {needed} puntos y hay {available} disponibles. Añade créditos o no se enviará nada.",
  ],
  "campaign.short/missing": [
    "{campaign} empieza pronto y faltan {short} puntos",
    "Necesita {needed} puntos y hay {available} disponibles. Añade créditos o no se enviará nada.",
  ],
  "campaign.short/missing-trim": [
    "{campaign} empieza pronto y faltan {short} puntos",
    "Necesita {needed} puntos y hay {available} disponibles. Añade créditos o se enviará solo a los primeros.",
  ],
  "campaign.short/trimmed": [
    "{campaign} se envía a {count} de {all}",
    "Los puntos alcanzan para los primeros {count} de la audiencia; los otros {rest} se dejan fuera, tal como se inició. La lista de destinatarios los muestra.",
  ],
  "campaign.short/trouble": ["{campaign} empieza pronto y no se podría enviar", "{failure}"],
  "channel.limit": [
    "{channel} ya puede escribir a: {tier}",
    "Antes: {tierBefore}. Cuenta las personas a las que se escribe fuera de la ventana de 24 horas, en 24 horas, desde todos los números de la cuenta.",
  ],
  "channel.name": [
    "El nombre visible de {channel}: {nameState}",
    "Registra el número de nuevo si los clientes siguen viendo el nombre anterior.",
  ],
  "channel.name/bad": [
    "El nombre visible de {channel}: {nameState}",
    "Mira el motivo en WhatsApp Manager, Números de teléfono, y pide otro nombre o apela allí.",
  ],
  "channel.quality": [
    "La calidad de {channel} ha bajado: {quality}",
    "Hay quien bloquea o denuncia sus mensajes. Envía menos marketing, y a quien lo pidió, hasta que vuelva a ser alta: mientras sea baja, WhatsApp no sube ningún límite.",
  ],
  "channel.state": [
    "Estado de {channel} en WhatsApp: {badge}",
    "WhatsApp lo llama {word}; antes era {wordBefore}. Ejecuta el doctor en Ajustes, Canales para ver qué hacer.",
  ],
  "charges.suspended": [
    "Mensajes entregados esperan un precio",
    "WhatsApp entregó mensajes para los que la lista de precios no tiene precio. Lo que se retuvo para ellos sigue retenido y se cobrarán cuando lo haya: pide al operador de este servidor que importe la tarifa de Meta de ese día (lodestone prices import).",
  ],
  "contacts.export-ready": ["Tu exportación está lista", {
    one: "{count} contacto. El archivo se guarda 7 días.",
    other: "{count} contactos. El archivo se guarda 7 días.",
  }],
  "dispute.lost": [
    "Se perdió la disputa sobre {sum}",
    "El banco ha retirado el dinero y, con él, {points} puntos.",
  ],
  "dispute.lost/plan": ["Se perdió la disputa sobre {sum}", "El banco ha retirado el dinero."],
  "dispute.open": [
    "Un banco disputa el pago de {sum}",
    "Se apartan hasta {points} puntos mientras se decide la disputa.",
  ],
  "dispute.open/plan": ["Un banco disputa el pago de {sum}", "El plan sigue hasta que se decida la disputa."],
  "dispute.won": ["La disputa sobre {sum} ha terminado", "Los puntos que se apartaron vuelven a ser tuyos."],
  "dispute.won/plan": ["La disputa sobre {sum} ha terminado", "El pago se mantiene."],
  "inbox.assigned": ["Una conversación es tuya ahora", "{by} te dio la conversación con {contact}."],
  "inbox.assigned/key": [
    "Una conversación es tuya ahora",
    "Una clave de API te dio la conversación con {contact}.",
  ],
  "inbox.assigned/rule": [
    "Una conversación es tuya ahora",
    "Una regla te dio la conversación con {contact}.",
  ],
  "inbox.mention": ["{by} te mencionó en una nota"],
  "inbox.not-sent": ["No se envió un mensaje programado", "A {contact}: {failure}"],
  "inbox.reminder": ["Recordatorio: {contact}", "Querías volver a esta conversación."],
  "inbox.reminder/note": ["Recordatorio: {contact}"],
  "mandate.active": ["Ya se pueden cobrar las recargas automáticas", "{label} se autorizó en {gateway}."],
  "mandate.ended": [
    "Las recargas automáticas ya no se cobran",
    "{label}: la autorización terminó. A partir de ahora recibirás un enlace para pagar.",
  ],
  "payment.captured/plan": ["{plan} está pagado", "Tu pago de {sum} ha llegado."],
  "payment.captured/plan-late": [
    "{plan} está pagado",
    "Tu pago de {sum} ha llegado. Llegó después de que se cerrara el pago y cuenta de todos modos; si no lo quieres, pide un reembolso en la página del pago.",
  ],
  "payment.captured/points": ["Se añadieron {points} puntos", "Tu pago de {sum} ha llegado."],
  "payment.captured/points-late": [
    "Se añadieron {points} puntos",
    "Tu pago de {sum} ha llegado. Llegó después de que se cerrara el pago y los puntos son tuyos de todos modos; si no lo quieres, pide un reembolso en la página del pago.",
  ],
  "payment.failed": ["Un pago de {sum} ha fallado", "{why} No se abonó nada. Puedes intentarlo de nuevo."],
  "payment.settled/recorded": [
    "Lo que pasó con {sum} está resuelto",
    "El operador de este servidor dice: {reason}",
  ],
  "payment.settled/returning": [
    "Un pago de {sum} se está devolviendo",
    "En algunos bancos tarda unos días. El operador de este servidor dice: {reason}",
  ],
  "payment.settled/sent": ["Un pago de {sum} se devolvió", "No se añadieron puntos por él."],
  "payment.suspense/amount": [
    "No se pudo abonar un pago",
    `Llegó un pago de {sum}, cuando se pedían {asked}. No se abonó. ${told}, que lo abonará o devolverá el dinero.`,
  ],
  "payment.suspense/beyond": [
    "Un reembolso necesita al operador",
    `Se devolvieron {sum}, más de lo que quedaba de este pago. No se tomó nada por ello. ${told}.`,
  ],
  "payment.suspense/currency": [
    "No se pudo abonar un pago",
    `Llegó un pago de {sum}, cuando se pedían {asked}. No se abonó. ${told}, que lo abonará o devolverá el dinero.`,
  ],
  "payment.suspense/dispute": [
    "Una disputa necesita al operador",
    `Un banco ha preguntado por {sum} de este pago. ${told}.`,
  ],
  "payment.suspense/late": [
    "No se pudo abonar un pago",
    "Llegó un pago de {sum} para una compra que se había cerrado. Se está devolviendo.",
  ],
  "payment.suspense/returned": [
    "Un reembolso necesita al operador",
    `Se envió un reembolso de {sum} y volvió: el banco no pudo aceptarlo. ${told}, que lo enviará de otra manera.`,
  ],
  "payment.suspense/twice": [
    "No se pudo abonar un pago",
    `Llegó un pago de {sum} para una compra que ya estaba pagada. No se añadió dos veces. ${told}, que devolverá el dinero.`,
  ],
  "plan.changed": ["Tu plan cambia a {plan}, {term}", "Empieza el {day}."],
  "plan.changed/now": ["Tu plan cambia a {plan}, {term}", "Ya está en vigor."],
  "plan.expired/cancelled": ["Estado de tu plan {plan}: {state}", `Se canceló. ${stopped}`],
  "plan.expired/returned": ["Estado de tu plan {plan}: {state}", `Su pago se devolvió. ${stopped}`],
  "plan.expired/trial": ["Estado de tu plan {plan}: {state}", `La prueba ha terminado. ${stopped}`],
  "plan.expired/unpaid": ["Estado de tu plan {plan}: {state}", `No se pagó. ${stopped}`],
  "plan.past-due": [
    "Tu plan {plan} no está pagado",
    "El periodo terminó el {since} y el siguiente cuesta {sum} antes de impuestos. Sin pago, el plan se detiene el {day}.",
  ],
  "plan.payment-due": [
    "Tu plan {plan} se renueva el {day}",
    "El próximo periodo cuesta {sum} antes de impuestos. Paga ahora y seguirá sin interrupción.",
  ],
  "plan.trial-ends": [
    { one: "Tu prueba termina en {count} día", other: "Tu prueba termina en {count} días" },
    "El plan {plan} cuesta {sum} antes de impuestos. Lo que no esté pagado el {day} dejará de enviar mensajes de pago.",
  ],
  "reconciliation.differs": [
    "El {day} WhatsApp cuenta mensajes distintos de los cobrados aquí",
    "En «{channel}» se cuentan de otra forma {count} de {all} mensajes. La página de ese día dice cuáles y por qué puede ser; al cerrarla, tu motivo queda junto a las cifras.",
  ],
  "refund.done": [
    "Se devolvieron {sum}",
    "Se retiraron {points} puntos por ello y se emitió una nota de crédito.",
  ],
  "refund.done/plan": ["Se devolvieron {sum}", "Se emitió una nota de crédito."],
  "refund.failed": [
    "Un reembolso de {sum} ha fallado",
    "{why}. Los puntos que se apartaron para él vuelven a ser tuyos.",
  ],
  "refund.failed/plan": ["Un reembolso de {sum} ha fallado", "{why}."],
  "suspense.opened": ["{sum} están en suspenso", "{case}"],
  "suspense.return-failed": [
    "No se pudieron devolver {sum}",
    "{why} Vuelve a esperar en la lista de suspenso.",
  ],
  "template.approved": ["La plantilla «{name}» ({language}) está aprobada", ""],
  "template.category": ["La plantilla «{name}» ({language}) cambia de categoría"],
  "template.paused": ["La plantilla «{name}» ({language}) está en pausa"],
  "template.paused/disabled": ["La plantilla «{name}» ({language}) está desactivada"],
  "template.paused/status": ["La plantilla «{name}» ({language}) cambia de estado"],
  "template.quality": ["La plantilla «{name}» ({language}) pierde calidad"],
  "template.rejected": ["La plantilla «{name}» ({language}) ha sido rechazada"],
  "wallet.days": [
    {
      one: "Los créditos de mensajes durarán cerca de {count} día",
      other: "Los créditos de mensajes durarán cerca de {count} días",
    },
    "Hay {available} puntos disponibles y se gastan unos {perDay} al día. Según las últimas cuatro semanas y lo programado, se acaban hacia el {emptyAt}. Añade créditos antes.",
  ],
  "wallet.days/hours": [
    {
      one: "Los créditos de mensajes durarán cerca de {count} hora",
      other: "Los créditos de mensajes durarán cerca de {count} horas",
    },
    "Hay {available} puntos disponibles y se gastan unos {perDay} al día. Según las últimas cuatro semanas y lo programado, se acaban hacia el {emptyAt}. Añade créditos antes.",
  ],
  "wallet.locked": [
    "Se acabaron los créditos de mensajes: no se envían mensajes de pago",
    "Hay {available} puntos disponibles. Otros {held} están retenidos para mensajes en curso, {largest} de ellos para «{label}». Añade créditos para seguir de inmediato; la bandeja y las respuestas gratuitas funcionan como antes.",
    "Hay {available} puntos disponibles. Añade créditos para seguir de inmediato; la bandeja y las respuestas gratuitas funcionan como antes.",
  ],
  "wallet.locked/strict": [
    "Se acabaron los créditos de mensajes: no se envían mensajes de pago",
    "Hay {available} puntos disponibles. Otros {held} están retenidos para mensajes en curso, {largest} de ellos para «{label}». Añade créditos para seguir de inmediato; hasta entonces no se envía nada, tampoco respuestas gratuitas. Leer funciona como antes.",
    "Hay {available} puntos disponibles. Añade créditos para seguir de inmediato; hasta entonces no se envía nada, tampoco respuestas gratuitas. Leer funciona como antes.",
  ],
  "wallet.low": [
    "Quedan pocos créditos de mensajes: {available} puntos",
    "El aviso llega con {threshold} puntos o menos. Añade créditos antes de que se acaben: sin ellos se rechazan las campañas y otros mensajes de pago.",
  ],
  "wallet.low/held": [
    "Quedan pocos créditos de mensajes: {available} puntos",
    "El aviso llega con {threshold} puntos o menos. Otros {held} están retenidos para mensajes en curso, {largest} de ellos para «{label}». Añade créditos antes de que se acaben: sin ellos se rechazan las campañas y otros mensajes de pago.",
    "El aviso llega con {threshold} puntos o menos. Otros {held} están retenidos para mensajes en curso. Añade créditos antes de que se acaben: sin ellos se rechazan las campañas y otros mensajes de pago.",
  ],
};
