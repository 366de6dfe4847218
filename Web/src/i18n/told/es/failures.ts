import type { Entries } from "../types.ts";

const rights =
  "Da al usuario del sistema del token la cuenta de WhatsApp y los dos permisos de WhatsApp en la configuración del negocio de Meta.";
const token = "Da al canal un token de acceso nuevo en Ajustes, Canales.";
const values = "Comprueba con qué se rellenan las variables de la plantilla y envía de nuevo.";
const later = "Inténtalo más tarde; si continúa, pregunta a Meta con el identificador del mensaje.";

export const failures: Entries = {
  "-1": ["Dado de baja", "No envíes marketing a este contacto hasta que vuelva a darse de alta."],
  "-2": ["Contacto bloqueado", "Desbloquea el contacto y envía de nuevo."],
  "-3": ["Plantilla no aprobada", "Elige una plantilla aprobada y envía de nuevo."],
  "-4": ["Sin créditos retenidos", "Añade créditos y envía de nuevo."],
  "-5": ["No se puede enviar", "Escribe el mensaje de nuevo."],
  "-6": ["Canal desconectado", "Conecta el canal de nuevo y vuelve a enviar."],
  "-7": ["Contacto eliminado", "Nada: la persona pidió que se la olvidara o fue eliminada."],
  "-8": ["Ventana cerrada", "Envía una plantilla o escribe de nuevo cuando responda."],
  "-20": ["Archivo no enviable", "Elige otro archivo o envíalo como documento."],
  "-23": [
    "Sin noticias",
    "Puede haber llegado de todos modos: pregunta al cliente antes de enviarlo de nuevo.",
  ],
  "0": ["Autenticación fallida", token],
  "1": ["Error desconocido de WhatsApp", later],
  "2": ["WhatsApp no responde o está saturado", later],
  "3": ["Falta un permiso", rights],
  "4": ["La app ha llamado demasiado", "Espera: la app ha llamado a WhatsApp demasiadas veces. Sigue sola."],
  "10": ["Permiso denegado", rights],
  "33": [
    "El número o el archivo ya no existe",
    "El número o el archivo ya no está en WhatsApp. Ejecuta el doctor del canal en Ajustes, Canales.",
  ],
  "100": [
    "Parámetro no válido",
    "WhatsApp no conoce una parte del mensaje, o el token no llega al número: ejecuta el doctor del canal.",
  ],
  "190": ["Token de acceso caducado o no válido", token],
  "368": [
    "Bloqueo temporal por infracciones",
    "WhatsApp ha restringido la cuenta: mira el Business Manager de Meta.",
  ],
  "80007": [
    "La cuenta ha llamado demasiado",
    "Espera: la cuenta ha llamado a WhatsApp demasiadas veces. Sigue sola, en menos de una hora.",
  ],
  "130403": ["Bloqueaste a esta persona", "Desbloquea el contacto y envía de nuevo."],
  "130429": ["Límite de velocidad alcanzado", "Nada: los mensajes salen más despacio y siguen solos."],
  "130472": [
    "La persona está en un experimento",
    "WhatsApp no entrega marketing a esta persona por un experimento. Contacta por otra vía.",
  ],
  "130497": ["País restringido", "WhatsApp no deja que este negocio escriba a personas de este país."],
  "131000": ["Algo falló en WhatsApp", later],
  "131005": ["Acceso denegado", rights],
  "131008": ["Falta una parte obligatoria", "Falta una parte del mensaje. Escríbelo de nuevo."],
  "131009": [
    "Valor no válido",
    "Una parte del mensaje tiene un valor que WhatsApp no acepta. Comprueba números, enlaces y longitudes.",
  ],
  "131016": ["Servicio de WhatsApp no disponible", later],
  "131021": [
    "El destinatario es el remitente",
    "El número del contacto es el del propio canal. Corrige el contacto.",
  ],
  "131026": [
    "No se pudo entregar",
    "Puede que el número no esté en WhatsApp o que su WhatsApp sea antiguo. Compruébalo con el cliente.",
  ],
  "131030": [
    "Destinatario fuera de la lista de prueba",
    "Es un número de prueba: añade antes al destinatario en el panel de apps de Meta.",
  ],
  "131031": ["Cuenta bloqueada", "WhatsApp ha bloqueado la cuenta: mira el Business Manager de Meta."],
  "131037": [
    "Nombre visible sin aprobar",
    "Haz que se apruebe antes el nombre visible del número en WhatsApp Manager.",
  ],
  "131042": [
    "Problema con el pago",
    "Arregla el método de pago de la cuenta de WhatsApp en el Business Manager de Meta.",
  ],
  "131045": [
    "Número no registrado",
    "Registra el número de nuevo en WhatsApp: el doctor del canal dice cómo.",
  ],
  "131047": ["Ventana de 24 horas cerrada", "El cliente no ha escrito en 24 horas. Envía una plantilla."],
  "131048": [
    "Límite por spam o de mensajes",
    "Muchas personas bloquearon o denunciaron el número. Envía menos y comprueba su calidad.",
  ],
  "131049": [
    "WhatsApp no lo entregó",
    "WhatsApp limita el marketing a cada persona. Inténtalo de nuevo al cabo de un día o más.",
  ],
  "131050": [
    "El cliente detuvo el marketing",
    "El cliente ha detenido los mensajes de marketing. No le envíes más.",
  ],
  "131051": ["Tipo de mensaje no admitido", "WhatsApp no tiene este tipo de mensaje. Envíalo como texto."],
  "131052": ["No se pudo descargar el archivo", "Pide al cliente que envíe el archivo de nuevo."],
  "131053": ["No se pudo subir el archivo", "Sube el archivo de nuevo, en un formato que WhatsApp acepte."],
  "131056": [
    "Demasiado seguido a esta persona",
    "Nada: demasiados mensajes a esta persona en poco tiempo. Siguen solos.",
  ],
  "131057": [
    "Se está ampliando la velocidad",
    "Nada: WhatsApp está subiendo la velocidad del número. Sigue en un minuto.",
  ],
  "131064": [
    "Límite por categoría equivocada",
    "WhatsApp encontró plantillas en la categoría equivocada. Mira los avisos de la cuenta y espera a que acabe la medida.",
  ],
  "132000": ["No coincide el número de variables", values],
  "132001": ["La plantilla no existe o no está aprobada", "Sincroniza las plantillas y elige una aprobada."],
  "132005": [
    "Texto rellenado demasiado largo",
    "El texto rellenado es demasiado largo. Usa valores más cortos.",
  ],
  "132007": [
    "La plantilla infringe las normas",
    "La plantilla infringe las normas de WhatsApp. Mira sus avisos en Ajustes, Canales.",
  ],
  "132012": ["No coincide el formato de las variables", values],
  "132015": ["Plantilla en pausa", "WhatsApp ha puesto esta plantilla en pausa por su calidad. Elige otra."],
  "132016": ["Plantilla desactivada", "WhatsApp ha desactivado esta plantilla. Elige otra."],
  "132068": [
    "Formulario bloqueado",
    "El formulario está bloqueado. Ábrelo en WhatsApp Manager para ver por qué.",
  ],
  "132069": [
    "Formulario ralentizado",
    "WhatsApp ralentiza el formulario: sus respuestas fallan demasiado. Arregla su endpoint.",
  ],
  "133010": ["Número no registrado", "Registra antes el número en WhatsApp, en el panel de Meta."],
  "same-person": ["La misma persona", ""],
  "-21": ["Contacto eliminado", ""],
  "-22": ["Faltan valores o son incorrectos", ""],
  "-24": ["Más allá de los créditos", ""],
  "-25": ["Sin sitio en el plan", ""],
  "-26": ["Sin consentimiento", ""],
  "-27": ["Sin número de teléfono", ""],
  "-28": ["No es un número", ""],
  "-29": ["Excluido", ""],
  "-30": ["Tope de frecuencia", ""],
  "-32": ["Reservado para comparar", ""],
  "-33": ["Demasiado tarde", ""],
  "-34": ["Pasó su hora", ""],
};

export const suspense: Entries = {
  "amount": ["Llegó más o menos de lo que se pedía. No se abonó."],
  "beyond": ["Se devolvió más de lo que quedaba del pago. Por lo que sobra no se retiraron puntos."],
  "currency": ["Llegó dinero en otra moneda de la que se pedía. No se abonó."],
  "dispute": [
    "Un banco pregunta por ningún dinero, o por dinero en otra moneda, así que no se apartaron puntos.",
  ],
  "late": ["Llegó después de que se cerrara el pago. Según el ajuste late-capture se devuelve solo."],
  "returned": ["Se hizo un reembolso y volvió: sus puntos se retiraron y el dinero está aquí de nuevo."],
  "twice": ["El pago ya se había abonado con otro dinero: este también llegó y no se abonó."],
};
