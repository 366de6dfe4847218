import type { Entries } from "../types.ts";

/** How a conversation came to be whose it is, and who sees it and why. */
export const why: Entries = {
  "given": ["Se dio a {whom}."],
  "given-back": ["{by} la devolvió; no es de nadie."],
  "given-by": ["{by} se la dio a {whom}."],
  "least-loaded": ["Se dio a {whom}, que tenía menos conversaciones abiertas en el equipo {team}."],
  "left": ["Dejó de ser de alguien: quien la tenía se fue."],
  "member": ["Se dio a {whom}, que recibe las conversaciones nuevas de este número."],
  "moved": ["{by} la movió a la bandeja de {inbox}, donde al principio no es de nadie."],
  "no-access": ["Se quedó sin nadie: nadie de los que nombra la regla puede ver esta bandeja."],
  "nobody-free": ["Espera: no había nadie con sitio."],
  "nobodys": ["No es de nadie."],
  "of-their-team": ["Es del equipo {team}, en el que está."],
  "outside-hours": ["Espera: llegó fuera del horario de atención."],
  "owner": ["Se dio a {whom}, responsable del contacto."],
  "previous": ["Se dio a {whom}, que ya tuvo una conversación con este contacto."],
  "reopened": ["{by} la reabrió."],
  "resolved": ["{by} la resolvió."],
  "resolved-itself": ["Se resolvió sola: llevaba mucho sin que pasara nada."],
  "role-sees-inbox": ["El rol {name} ve toda la bandeja de {inbox}."],
  "round-robin": ["Se dio a {whom}: era su turno en el equipo {team}."],
  "same-agent": ["Se dio a {whom}, que la tenía antes de que se resolviera hace poco."],
  "team": ["Se dio al equipo {team}, cuyos miembros toman ellos las conversaciones."],
  "theirs": ["Es suya."],
  "took": ["{by} la tomó."],
  "waits": ["Espera."],
  "wrote-again": ["El contacto volvió a escribir después de resolverse."],
};

/** Why somebody did not come into a sequence. */
export const enrol: Entries = {
  "before": ["Ya estuvieron, y admite a cada persona una vez."],
  "blocked": ["Están bloqueados."],
  "draft": ["La secuencia no está publicada."],
  "gone": ["El contacto ya no existe."],
  "paused": ["La secuencia está en pausa."],
  "running": ["Ya están en la secuencia."],
  "start": ["No cumplen la condición de inicio."],
  "unreachable": ["No tienen número de WhatsApp."],
};

/** What happened to somebody in a sequence. Without a detail the server's words stand beneath: they hold the reason. */
export const path: Entries = {
  "clicked": ["El contacto siguió un enlace o pulsó un botón.", ""],
  "failed": ["Falló"],
  "held": ["En espera"],
  "moved": ["Pasó a otro paso"],
  "replied": ["El contacto escribió.", ""],
  "sent": ["Enviado.", ""],
  "skipped": ["Omitido"],
  "waited": ["Esperó al horario de envío.", ""],
};

/** Why WhatsApp counts other messages. */
export const recon: Entries = {
  "freeWindow": ["Un lado los cobra y el otro los tiene como gratuitos."],
  "missedWebhook": ["WhatsApp cuenta más de los que se supo aquí: sus webhooks no llegaron."],
  "oursMore": ["Aquí se cobraron más de los que cuenta WhatsApp."],
  "tierMove": [
    "Los mismos mensajes a otro precio: la cuenta está en otro tramo de volumen o la tarifa no es la más reciente.",
  ],
  "waiting": ["WhatsApp repite los webhooks durante siete días, así que aún puede cuadrar solo."],
  "wrongCategory": ["El otro lado los cuenta en otra categoría."],
};

/** What Meta tells of a number, by its own words for what it is about; its values stay as they are. */
export const meta: Entries = {
  "account_review_update": ["La revisión de la cuenta: {word}."],
  "account_update": ["La cuenta: {word}."],
  "business_capability_update": ["Límite de mensajes, personas al día: {tier}."],
  "message_template_components_update": ["Plantilla «{template}» ({language}): se cambió."],
  "message_template_quality_update": ["Plantilla «{template}» ({language}): calidad {wordBefore} → {word}."],
  "message_template_status_update": ["Plantilla «{template}» ({language}): {word}."],
  "phone_number_name_update": ["Nombre visible «{shown}»: {word}."],
  "phone_number_quality_update": ["El número: {word}."],
  "security": ["Verificación en dos pasos: {word}."],
  "template_category_update": ["Plantilla «{template}» ({language}): categoría {wordBefore} → {word}."],
  "template_correct_category_detection": [
    "Plantilla «{template}» ({language}): WhatsApp cree que su categoría es incorrecta.",
  ],
};

/** Why a row of an imported file is not what it was to be, or was not taken back. */
export const imports: Entries = {
  "already-there": ["Ya hay un contacto con este número."],
  "changed-since": ["Se ha modificado desde entonces."],
  "contact-deleted": ["El contacto con este número está eliminado. Restáuralo primero."],
  "field-changed": ["{label}: se modificó desde entonces, así que no se deshizo."],
  "fills-itself": ["“{value}” se llena sola con un filtro."],
  "no-address": ["“{value}” no es una dirección de correo."],
  "no-member": ["Ningún miembro se llama “{value}”."],
  "no-room": ["Tu plan no tiene lugar para otro contacto."],
  "not-there": ["El contacto ya no existe."],
  "number-again": ["La fila {row} ya tiene este número."],
  "number-earlier": ["Una fila anterior tiene este número."],
  "part-changed": ["{part}: se modificó desde entonces, así que no se deshizo."],
  "said-no": ["Esta persona dijo que no al marketing, y el archivo no cambia eso."],
  "used-since": ["Se ha usado desde entonces: tiene mensajes."],
};
