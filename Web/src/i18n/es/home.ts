import type { home as source } from "../en/home.ts";
import type { Translated } from "../messages.ts";

export const home: Translated<typeof source> = {
  "home.morning": "Buenos días, {name}",
  "home.afternoon": "Buenas tardes, {name}",
  "home.evening": "Buenas noches, {name}",
  "home.today": "Hoy",
  "home.waiting": "Esperan respuesta",
  "home.toInbox": "Abrir la bandeja",
  "home.allCampaigns": "Todas las campañas",

  "tile.conversations": "Conversaciones abiertas",
  "tile.unread": { "one": "{count} sin leer", "other": "{count} sin leer" },
  "tile.allRead": "Todo leído",
  "tile.messages": "Mensajes de hoy",
  "tile.inOut": "{in} recibidos, {out} enviados",
  "tile.failed": { "one": "{count} fallido", "other": "{count} fallidos" },
  "tile.campaigns": "Campañas en curso",
  "tile.scheduled": { "one": "{count} programada", "other": "{count} programadas" },
  "tile.noneScheduled": "Ninguna programada",
  "tile.channels": "Canales conectados",
  "tile.channelsUp": "Todo funciona",
  "tile.channelDown": { "one": "{count} necesita atención", "other": "{count} necesitan atención" },
  "tile.noChannel": "Conecta el primero",

  "try.title": "Pruébalo ahora",
  "try.step1": "Abre el teléfono simulado: hace de WhatsApp de un cliente.",
  "try.step2": "Escribe desde él a tu cuenta y responde desde la bandeja.",
  "try.step3": "Envía una campaña y mira cómo se entrega y se lee.",
  "try.open": "Abrir el teléfono",
  "try.campaign": "Crear una campaña",
  "try.note": "Nada sale de esta máquina. No hace falta una cuenta de Meta.",

  "setup.title": "Prepara tu cuenta",
  "setup.done": "Hecho",
  "setup.open": "Por hacer",
  "setup.channel": "Conecta un número de WhatsApp",
  "setup.template": "Consigue una plantilla aprobada",
  "setup.campaign": "Envía una primera campaña",
  "setup.member": "Invita a un compañero",
  "setup.reply": "Responde a un cliente",
  "setup.credits": "Ten puntos para enviar",
};
