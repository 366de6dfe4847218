import type { media as source } from "../en/media.ts";
import type { Translated } from "../messages.ts";

export const media: Translated<typeof source> = {
  "file.open": "Ver en grande: {name}",
  "file.play": "Reproducir: {name}",
  "file.pause": "Pausar: {name}",
  "file.place": "Posición en: {name}",
  "file.placeOf": "{at} de {length}",
  "file.speed": "Velocidad {speed}, pulsa para la siguiente",
  "file.fetching": "Viene de WhatsApp…",
  "file.failed": "El archivo no llegó",
  "file.retry": "Pedirlo otra vez",
  "file.lightbox": "Fotos y vídeos",
  "file.of": "{place} de {count}",
  "file.previous": "El anterior",
  "file.next": "El siguiente",
  "whyHere.ask": "¿Por qué?",
  "whyHere.assigned": "¿Por qué se asignó?",
  "whyHere.visible": "¿Quién puede verla y por qué?",
  "whyHere.byHand": "Ninguna regla se la dio a nadie: la tomaron o la pasaron personas.",
};
