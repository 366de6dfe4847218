import type { Entries } from "../types.ts";

export const problems: Entries = {
  "above-own-role": ["Eso está por encima de tu rol", "Solo puede hacerlo quien sea {role}."],
  "already-member": ["Ya es miembro", "{email} está en este espacio de trabajo."],
  "already-resolved": ["Ya se había decidido", ""],
  "already-retried": ["Ya se envió de nuevo", "El siguiente intento está en curso; mira qué fue de ese."],
  "amount-too-large": ["La suma es demasiado grande", ""],
  "answered-meanwhile": [
    "Un compañero ha respondido mientras tanto",
    "Lee lo que escribió; envía tu respuesta si sigue siendo adecuada.",
  ],
  "api-key-not-found": ["No existe esa clave de API", ""],
  "api-key-not-good": [
    "Esta clave de API no funciona",
    "Se revocó o no está completa. Las claves son como lk_… y se envían en X-API-KEY.",
  ],
  "attempt-taken-back": [
    "El siguiente intento se retiró",
    "Iba a enviarse de nuevo y se retiró. No se vuelve a enviar.",
  ],
  "bad-amount": ["Ese importe no es posible", "{points} puntos.", "{sum}."],
  "bad-document": ["Esta venta no se puede documentar así", ""],
  "bad-filter": ["El filtro no se puede usar"],
  "bad-number": ["El número de teléfono no se puede usar"],
  "bad-parameter": ["Una parte de la dirección es incorrecta"],
  "beyond-free": [
    "Se quitaría más de lo que está libre",
    "Hay {free} puntos libres. Lo que retienen los mensajes en curso sigue siendo suyo.",
  ],
  "beyond-lot": [
    "Se retiraría más de lo que se dio",
    "De esta concesión aún se pueden retirar {left} puntos.",
  ],
  "beyond-remaining": [
    "Queda menos que eso del documento",
    "Faltan por abonar {left} {currency} antes de impuestos.",
  ],
  "billing-not-set-up": [
    "Aquí aún no se pueden comprar créditos",
    "El operador de este servidor no ha configurado la facturación: lodestone billing set.",
  ],
  "body-broken-off": ["La solicitud no llegó entera", "La conexión terminó antes de la longitud anunciada."],
  "body-missing": ["La solicitud está vacía", "Envía JSON."],
  "body-too-large": ["La solicitud es demasiado grande", "Aquí se aceptan como mucho {bytesMax} bytes.", ""],
  "body-too-slow": ["La solicitud no llegó a tiempo", "Envíala de nuevo con una conexión mejor."],
  "bulk-not-found": ["No existe esa edición masiva", ""],
  "bulk-not-undoable": [
    "Esto no se puede deshacer",
    "Una edición masiva que cambió algo se puede deshacer una vez, durante las 24 horas siguientes a su fin.",
  ],
  "busy": [
    "Hay demasiada actividad en este momento",
    "No se ha cambiado nada. Inténtalo de nuevo en un momento.",
  ],
  "calendar-in-use": [
    "Este calendario está en uso",
    "De él depende el horario de {user}. Elige antes otro calendario allí.",
  ],
  "calendar-name-taken": ["Ya hay un calendario con este nombre", "Hay otro calendario llamado «{name}»."],
  "calendar-not-found": ["No existe ese calendario", ""],
  "campaign-moved-on": [
    "La campaña ha avanzado mientras tanto",
    "Su destinatario ya no está, o ya tuvo un intento más reciente. Mira el informe de la campaña.",
  ],
  "campaign-not-found": ["No existe esa campaña", ""],
  "campaign-state": ["El estado de la campaña no lo permite", "Estado actual: {state}."],
  "cap-reached": [
    "Se superaría un tope de gasto",
    "Necesita {needed} puntos y quedan {room} en el tope {cap}, que empieza de nuevo el {renewsAt}. Un propietario puede subirlo.",
    "Necesita {needed} puntos y quedan {room} en el tope {cap}. Un propietario puede subirlo.",
  ],
  "channel-not-connected": [
    "El canal no está conectado",
    "Conéctalo de nuevo en Ajustes, Canales, y vuelve a enviar.",
  ],
  "channel-not-found": ["No existe ese canal", ""],
  "client-id-reused": [
    "Este clientId es de otro mensaje",
    "Crea un clientId nuevo para cada mensaje y repítelo solo para enviar de nuevo el mismo.",
  ],
  "community-name-taken": [
    "El nombre ya está en uso",
    "Otra comunidad tiene este nombre; las mayúsculas y los acentos no cuentan.",
  ],
  "community-not-found": ["No existe esa comunidad", ""],
  "company-name-taken": ["Ya hay una empresa con este nombre"],
  "company-not-found": ["No existe esa empresa", ""],
  "confirm-deletion": [
    "Se perderán los valores de este campo",
    "Tiene valor en {uses} sitios. Confírmalo con la clave del campo: {key}.",
  ],
  "consent-job-not-found": ["No existe esa tarea", ""],
  "contact-blocked": ["El contacto está bloqueado", "Desbloquéalo antes de enviarle un mensaje."],
  "contact-not-found": ["No existe ese contacto", ""],
  "contact-opted-out": [
    "El contacto no quiere estos mensajes",
    "Ha dicho que no a los mensajes de este tipo. Las plantillas de marketing no se envían a quien se dio de baja; usa una plantilla de utilidad o responde en una conversación abierta.",
  ],
  "contact-unreachable": [
    "El contacto no tiene identidad en WhatsApp",
    "Añádele antes un número de teléfono.",
  ],
  "conversation-held-elsewhere": [
    "Otra persona habla con este contacto",
    "Ya hay una conversación con este contacto, en una bandeja o un equipo que no ves.",
  ],
  "conversation-not-found": ["No existe esa conversación", ""],
  "conversation-not-yours": [
    "Esta conversación es de un compañero",
    "La tiene {by}. Esa persona, o quien gestiona la bandeja, puede dártela.",
    "Es de un equipo en el que no estás. Quien gestiona la bandeja puede dártela.",
  ],
  "credits-conflict": [
    "Los créditos de este mensaje han cambiado",
    "Alguien lo ha cancelado o enviado mientras tanto. Cárgalo de nuevo.",
  ],
  "credits-locked": [
    "El envío está bloqueado hasta que se añadan créditos",
    "Hay {available} puntos disponibles, y con {above} o menos no se envía nada. Añade créditos para continuar.",
  ],
  "cross-site-request": [
    "Otro sitio no puede hacer esto en tu nombre",
    "La solicitud vino de una página de otro origen, o sin la cabecera X-CSRF-Token de esta sesión.",
  ],
  "currency-not-sold": ["No se venden créditos en esta moneda", "No hay precio de un punto en {currency}."],
  "day-unknown": [
    "Aún no se ha preguntado a WhatsApp por este día",
    "Actualiza antes el {day} y ciérralo cuando llegue la respuesta.",
  ],
  "day-waiting": [
    "Este día aún puede cambiar",
    "WhatsApp repite los webhooks durante siete días: el {day} se puede cerrar a partir del {until}.",
  ],
  "email-not-confirmed": [
    "Confirma antes tu dirección de correo",
    "Abre el enlace del correo que se te envió al registrarte.",
  ],
  "email-taken": ["Ya hay una cuenta con esta dirección de correo", "Inicia sesión con ella."],
  "enrolment-not-found": ["No existe esa inscripción en la secuencia", ""],
  "enrolment-over": [
    "El contacto ya no está en la secuencia",
    "Carga la lista de nuevo para ver cómo terminó.",
  ],
  "export-expired": [
    "El archivo ya no está aquí",
    "Los archivos se guardan 7 días. Exporta los contactos de nuevo.",
  ],
  "export-not-found": ["No existe esa exportación", ""],
  "export-not-ready": ["El archivo no está listo", "Espera a que lo esté."],
  "exports-busy": [
    "Se están escribiendo otras exportaciones",
    "Como mucho {limit} a la vez. Espera a que una esté lista.",
  ],
  "field-in-filters": ["Hay filtros que usan este campo", "Cambia o elimina antes estos: {names}."],
  "field-key-taken": ["Ya hay un campo con esta clave", "Elige otra clave que no sea {key}."],
  "field-not-found": ["No existe ese campo", ""],
  "forbidden": ["No puedes hacer esto", "Hace falta el permiso {permission}."],
  "gateway-unavailable": [
    "No se puede contactar con la pasarela de pago",
    "No se ha pagado nada. Inténtalo de nuevo en un momento o elige otra forma de pago.",
  ],
  "group-is-dynamic": [
    "Aquí no se añade ni se quita a nadie a mano",
    "{name} se compone de quienes encuentra su filtro. Cambia el filtro o los contactos.",
  ],
  "hold-not-found": ["No existe esa retención", ""],
  "idempotency-answer-not-kept": [
    "La primera solicitud con esta clave ya se llevó a cabo",
    "Su respuesta contenía un secreto que se muestra una sola vez, así que no se puede repetir.",
  ],
  "idempotency-key-reused": [
    "Esta clave se usó para otra solicitud",
    "Una clave es de un método, una dirección y un contenido. Crea una nueva para cada solicitud.",
  ],
  "idempotency-outcome-unknown": [
    "La primera solicitud con esta clave se interrumpió",
    "Puede que se llevara a cabo o no. Mira lo que hay y, si hace falta, envíala con una clave nueva.",
  ],
  "idempotency-running": [
    "La primera solicitud con esta clave aún está en curso",
    "Espera su respuesta o envía la misma solicitud de nuevo en un momento.",
  ],
  "import-changed": [
    "La importación ha cambiado mientras tanto",
    "Cárgala de nuevo y repite lo que querías.",
  ],
  "import-file-gone": [
    "El archivo ya no está aquí",
    "Los archivos se guardan una semana. Súbelo de nuevo para asignar sus columnas.",
  ],
  "import-not-csv": ["El archivo no es un CSV", "Guárdalo o expórtalo como CSV o .xlsx y sube ese."],
  "import-not-found": ["No existe esa importación", ""],
  "import-not-ready": [
    "El archivo aún no se ha leído entero",
    "Elige sus columnas y espera a que se revise cada fila.",
  ],
  "import-started": [
    "La importación está en curso o terminada",
    "Deshazla antes, o sube el archivo de nuevo.",
  ],
  "import-too-large": [
    "El archivo es demasiado grande",
    "El archivo supera los {megabytes} MB. Divídelo y sube las partes.",
  ],
  "import-too-long": [
    "El archivo tiene demasiadas filas",
    "El archivo tiene más de {limit} filas. Divídelo y sube las partes.",
  ],
  "import-unreadable": ["El archivo no se puede leer"],
  "insufficient-credits": [
    "No hay suficientes créditos de mensajes",
    "Hacen falta {needed} puntos y hay {available} disponibles. Añade al menos {shortfall} puntos, o espera a que los mensajes en curso devuelvan lo que no usen.",
  ],
  "internal-error": [
    "Algo ha fallado por nuestra parte",
    "Ha quedado registrado con el identificador de la solicitud.",
  ],
  "invalid-request": ["La solicitud no se puede llevar a cabo así"],
  "invitation-not-found": ["No existe esa invitación", ""],
  "invitation-not-good": [
    "Esta invitación ya no funciona",
    "Se aceptó, se retiró o ha caducado. Pide una nueva.",
  ],
  "invoice-not-found": ["No existe ese documento", ""],
  "json-too-deep": ["El JSON tiene demasiados niveles", ""],
  "last-owner": ["Un espacio de trabajo necesita un propietario", "Nombra antes propietario a otra persona."],
  "link-not-good": ["Este enlace ya no funciona", "Se usó o ha caducado. Pide uno nuevo."],
  "lot-not-found": ["No existe esa concesión de puntos", ""],
  "mail-not-configured": [
    "Este servidor no envía correo",
    "Pide un enlace a su operador: lodestone user login-link.",
  ],
  "malformed-json": [
    "La solicitud no es JSON",
    "El JSON se envía en UTF-8 sin marca de orden de bytes (RFC 8259).",
  ],
  "media-failed": ["No se pudo obtener el archivo"],
  "media-fetching": [
    "El archivo está en camino",
    "Se está trayendo de WhatsApp. Mira de nuevo en un momento.",
  ],
  "media-not-found": ["No existe ese archivo", ""],
  "media-too-large": [
    "El archivo es demasiado grande",
    "WhatsApp acepta archivos de este tipo de hasta {megabytes} MB.",
  ],
  "member-not-found": ["No existe ese miembro", ""],
  "contact-without-owner": [
    "Este contacto no tiene responsable",
    "Nadie es responsable de este contacto. Elige un responsable, o da la conversación a alguien por su nombre.",
  ],
  "owner-without-inbox": [
    "El responsable del contacto no puede ver la conversación",
    "{by} es responsable del contacto, pero su rol no le muestra esta bandeja o las conversaciones de este equipo.",
  ],
  "member-without-inbox": [
    "Este miembro no puede ver la conversación",
    "Su rol no le muestra esta bandeja o las conversaciones de este equipo.",
  ],
  "merge-not-found": ["No existe esa fusión", ""],
  "merge-undone": ["La fusión ya se deshizo", "Los dos contactos están ahí."],
  "message-invalid": ["El mensaje no se puede enviar así"],
  "message-not-forwardable": [
    "Este tipo de mensaje no se puede reenviar",
    "Se pueden reenviar textos, archivos, ubicaciones y tarjetas de contacto.",
  ],
  "message-not-found": ["No existe ese mensaje", ""],
  "message-not-retryable": [
    "Este mensaje no se puede enviar de nuevo",
    "Solo se pueden enviar de nuevo mensajes nuestros que fallaron, caducaron o tienen un resultado desconocido.",
  ],
  "message-not-scheduled": [
    "Este mensaje no espera su hora",
    "Solo se pueden retirar mensajes programados que aún no han salido.",
  ],
  "metrics-closed": [
    "Las cifras no son para cualquiera",
    "Pídelas desde la propia máquina del servidor o envía el token de --metrics-token.",
  ],
  "next-period-paid": [
    "El próximo periodo ya está pagado",
    "El plan se puede cambiar cuando empiece: {from}.",
  ],
  "no-price-book": [
    "No hay precios para esta moneda",
    "Pide al operador que importe la tarifa de Meta en {book}.",
  ],
  "no-subscription": [
    "Este espacio de trabajo no tiene plan",
    "Aquí todo es ilimitado y no hay nada que pagar.",
  ],
  "no-wallet": ["Este espacio de trabajo aún no tiene créditos de mensajes", ""],
  "no-workspace": ["Ya no estás en ningún espacio de trabajo", "Pide a un administrador que te invite."],
  "nobody-to-exclude": [
    "No queda nadie por excluir",
    "Todos los destinatarios de los mensajes fallidos ya llevan la etiqueta o están eliminados.",
  ],
  "nobody-to-write-to": [
    "En el archivo no hay a quién escribir",
    "Ninguna de sus filas tiene un número que se pueda usar.",
  ],
  "not-creditable": ["Una nota de crédito no se puede abonar", ""],
  "not-found": ["Aquí no hay nada", ""],
  "not-retryable": ["Enviarlo de nuevo no servirá de nada"],
  "note-closed": [
    "Esta nota se queda como está",
    "Una nota la puede cambiar quien la escribió, durante 15 minutos.",
  ],
  "note-not-found": ["No existe esa nota", ""],
  "note-of-another": ["Esta nota es de un compañero", "Solo quien escribió una nota puede cambiarla."],
  "nothing-due": ["Ahora no hay nada que pagar", ""],
  "number-refused": [
    "WhatsApp no acepta esta conexión",
    "Comprueba el phone number id y el token de acceso. WhatsApp dijo: {why}",
  ],
  "number-taken": [
    "Este número ya está en uso",
    "Ya hay un canal con este phone number id y este app secret. Desconéctalo antes.",
  ],
  "operator-required": [
    "Solo puede hacerlo quien gestiona este servidor",
    "`lodestone user operator EMAIL`, en la línea de comandos del servidor, nombra un operador.",
  ],
  "option-in-use": [
    "Esta opción está elegida en algún sitio",
    "«{option}» está elegida {uses} veces. Cámbiale el nombre o cambia antes esas.",
  ],
  "payment-disputed": [
    "Un banco disputa este pago",
    "Se podrá reembolsar cuando se decida la disputa: hasta entonces el banco puede retirar el dinero.",
  ],
  "payment-not-found": ["No existe ese pago", ""],
  "payment-state": ["El estado del pago no lo permite", "Estado actual: {state}."],
  "person-required": [
    "Solo puede hacerlo una persona con sesión iniciada",
    "Con una clave de API no se puede.",
  ],
  "plan-limit-reached": [
    "El plan no permite más",
    "El plan del espacio de trabajo permite {allowed} {limit} y hay {used}. Un propietario puede elegir un plan mayor.",
  ],
  "plan-limit-reached/closed": [
    "El plan no permite más",
    "El plan del espacio de trabajo ha terminado o está en pausa, así que no se pueden añadir {limit}. Un propietario puede renovarlo.",
  ],
  "plan-not-found": ["No existe ese plan", ""],
  "plan-not-sold": [
    "Este plan no se puede elegir aquí",
    "{name} ya no se ofrece o no tiene precio en la moneda del espacio de trabajo.",
  ],
  "plan-too-small": ["El plan permite menos de lo que hay"],
  "price-book-not-found": ["No existe esa lista de precios", ""],
  "price-conflict": ["La lista de precios ya dice otra cosa"],
  "price-missing": [
    "No hay precio para este mensaje",
    "La lista de precios {book} no tiene precio para mensajes de {category} en el mercado {market} el {day}. Pide al operador que importe la tarifa de Meta para ese día o que permita el último precio conocido.",
    "La lista de precios no tiene precio para {market}. Importa la tarifa de Meta.",
  ],
  "profile-incomplete": [
    "Faltan los datos de facturación",
    "Indica antes a nombre de quién va la factura: nombre, dirección y, en la India, el estado.",
  ],
  "quick-link-not-found": ["No existe ese enlace", ""],
  "quick-reply-not-found": ["No existe esa respuesta rápida", ""],
  "rate-card-refused": ["La tarifa no se puede aceptar así"],
  "reference-reused": [
    "La referencia se usó para otro mensaje",
    "La campaña ha enviado un mensaje a otra persona con la referencia {reference}.",
  ],
  "reference-taken": [
    "Esta referencia se usó para otra cosa",
    "{reference} se usó antes para otro importe u otro tipo.",
  ],
  "refund-pending": [
    "Hay un reembolso de este pago en curso",
    "Se podrá pedir otro cuando la pasarela diga qué fue de él.",
  ],
  "report-running": [
    "Se está haciendo un informe de este espacio de trabajo",
    "Inténtalo de nuevo cuando termine.",
  ],
  "report-too-large": [
    "Este periodo tiene demasiados mensajes para un informe",
    "Cuenta {limit}, con los de los siete días anteriores: elige un periodo más corto o la exportación.",
  ],
  "restored-from-backup": [
    "No se envía nada hasta que el operador revise los datos restaurados",
    "Este servidor funciona con una copia de sus datos anterior al {restoredAt}. Lo que se envió después no está en ella, así que algunos mensajes podrían salir dos veces. La recepción continúa; el operador lo termina con lodestone restore acknowledge.",
  ],
  "retry-too-early": [
    "WhatsApp pide esperar",
    "Rechazará este mensaje antes del {notBefore}. Puede enviarse solo entonces.",
  ],
  "role-beyond-own": ["No puedes dar lo que no tienes", "El rol incluye {permission}, que tú no tienes."],
  "role-in-use": [
    "Alguien tiene este rol",
    "Da antes otro rol a los {users} miembros e invitaciones abiertas con «{name}».",
  ],
  "role-name-taken": ["Ya hay un rol con este nombre"],
  "role-not-found": ["No existe ese rol", ""],
  "rupees-needed": ["Una venta dentro de la India se paga en rupias", ""],
  "scope-not-held": ["A una clave solo se le puede dar lo que tú puedes hacer", "No tienes {permission}."],
  "segment-name-taken": [
    "El nombre ya está en uso",
    "Otro segmento tiene este nombre; las mayúsculas y los acentos no cuentan.",
  ],
  "segment-not-found": ["No existe ese segmento", ""],
  "sending-stopped": ["Por ahora no se envían mensajes de pago"],
  "sequence-faults": ["La secuencia no se puede publicar así"],
  "sequence-not-found": ["No existe esa secuencia", ""],
  "sequence-not-published": [
    "La secuencia es un borrador",
    "Publícala antes: un borrador no inscribe a nadie y no hay nada que pausar.",
  ],
  "sequence-version-not-found": [
    "No existe esa versión",
    "La secuencia no tiene la versión {version}. Sus versiones están en «Versiones».",
  ],
  "session-not-found": ["No existe esa sesión", ""],
  "shortcut-taken": ["Ya hay una respuesta rápida con este atajo", ""],
  "sign-in-required": ["Inicia sesión antes", ""],
  "slug-taken": ["Esta dirección ya está en uso", "Elige otro final para el enlace."],
  "subscription-held": [
    "El operador ha pausado esta suscripción",
    "Pide al operador de este servidor que la abra de nuevo.",
  ],
  "subscription-state": ["El estado de la suscripción no lo permite", "Estado actual: {state}."],
  "supplier-incomplete": [
    "Los datos del vendedor no están completos",
    "Pide al operador de este servidor que los complete: sin ellos no se pueden emitir documentos.",
  ],
  "suspense-not-found": ["No existe ese dinero", ""],
  "tag-name-taken": [
    "Ya hay una etiqueta con este nombre",
    "En los nombres no cuentan las mayúsculas ni los acentos. Fusiona las dos o elige otro nombre.",
  ],
  "tag-not-found": ["No existe esa etiqueta", ""],
  "team-name-taken": ["Ya hay un equipo con este nombre"],
  "team-not-found": ["No existe ese equipo", ""],
  "template-exists": [
    "Esa plantilla ya existe",
    "El canal ya tiene una plantilla {name} en {language}. Elige otro nombre u otro idioma.",
  ],
  "template-faults": ["WhatsApp rechazaría la plantilla"],
  "template-in-use": [
    "La plantilla está en uso",
    "La echarían en falta: {names}. Elimínala de todos modos o termina antes con ellos.",
  ],
  "template-not-approved": [
    "La plantilla no se puede enviar",
    "Su estado en Meta es: {state}. Elige una plantilla aprobada.",
  ],
  "template-not-editable": ["La plantilla no se puede editar ahora"],
  "template-not-found": ["No existe esa plantilla", ""],
  "template-not-paused": ["La plantilla no está en pausa", "Solo se puede reanudar una plantilla en pausa."],
  "template-not-rejected": [
    "No hay nada que apelar",
    "Solo se puede apelar por una plantilla rechazada, en pausa o desactivada.",
  ],
  "template-unchanged": [
    "No hay cambios que enviar",
    "WhatsApp tiene la plantilla tal como está. Cámbiala antes.",
  ],
  "template-values": ["Los valores de la plantilla no son correctos"],
  "too-many": ["Ya hay demasiados", "Límite de {what}: {limit}."],
  "too-many-api-keys": [
    "Hay demasiadas claves de API",
    "Un espacio de trabajo tiene como mucho {limit}. Revoca una que no se use.",
  ],
  "too-many-contacts": [
    "Son demasiados contactos",
    "Una edición masiva cambia como mucho {limit}. Acota el filtro.",
  ],
  "too-many-drafts": [
    "Hay demasiados borradores",
    "Un espacio de trabajo guarda {limit} borradores. Elimina los que no hagan falta.",
  ],
  "too-many-pending": [
    "Hay demasiados pagos pendientes",
    "Hay {limit} pagos en espera. Completa o cancela uno de ellos.",
  ],
  "too-many-refunds": [
    "Este pago se ha reembolsado demasiadas veces",
    "Un pago se puede reembolsar {limit} veces, por partes. El operador de este servidor puede enviar más.",
  ],
  "too-many-requests": ["Demasiados intentos", "Espera {seconds} segundos e inténtalo de nuevo."],
  "too-many-roles": ["Hay demasiados roles", "Como mucho {limit} propios."],
  "too-many-sequences": [
    "Hay demasiadas secuencias",
    "Un espacio de trabajo tiene como mucho {limit}. Elimina una que ya no se use.",
  ],
  "too-many-streams": [
    "Hay demasiadas conexiones abiertas",
    "Una persona o una clave puede tener {limit} a la vez. Cierra una.",
  ],
  "too-many-teams": ["Hay demasiados equipos", "Como mucho {limit}."],
  "too-many-values": [
    "Hay demasiados valores que convertir",
    "El tipo de un campo con más de {limit} valores se queda como está.",
  ],
  "two-people": [
    "Son dos personas distintas",
    "WhatsApp las conoce por dos identidades distintas, así que sus mensajes no se mezclan.",
  ],
  "unavailable": [
    "Ahora no se puede acceder a los datos",
    "Inténtalo de nuevo en un momento. Puede que el cambio se haya hecho de todos modos: míralo antes.",
  ],
  "values-not-convertible": [
    "No todos los valores pueden pasar a este tipo",
    "Se perderían {values} valores, como «{example}». Cámbialos antes.",
  ],
  "view-not-found": ["No existe esa vista guardada", ""],
  "webhook-not-verified": [
    "Ese token de verificación no es nuestro",
    "Escribe el token de verificación del canal en el panel de la app de Meta.",
  ],
  "webhook-signature": ["La firma no coincide"],
  "webhook-unreadable": ["La solicitud no se puede leer"],
  "whatsapp-refused": ["WhatsApp no lo hizo"],
  "widget-not-found": ["No existe ese widget", ""],
  "window-closed": [
    "La ventana de 24 horas está cerrada",
    "El contacto no ha escrito en las últimas 24 horas. Envía una plantilla aprobada para reabrir la conversación.",
  ],
  "workspace-not-found": ["No existe ese espacio de trabajo", ""],
  "wrong-content-type": ["La solicitud no es del tipo que se acepta aquí", "Envía {types}."],
  "wrong-credentials": ["La dirección de correo o la contraseña es incorrecta", ""],
  "wrong-current-password": ["La contraseña actual es incorrecta"],
  "wrong-method": ["Esta dirección no admite el método", "Admite {methods}."],
};
