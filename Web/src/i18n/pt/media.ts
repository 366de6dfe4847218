import type { media as source } from "../en/media.ts";
import type { Translated } from "../messages.ts";

export const media: Translated<typeof source> = {
  "file.open": "Ver em tamanho grande: {name}",
  "file.play": "Tocar: {name}",
  "file.pause": "Pausar: {name}",
  "file.place": "Posição em: {name}",
  "file.placeOf": "{at} de {length}",
  "file.speed": "Velocidade {speed}, aperte para a próxima",
  "file.fetching": "A caminho do WhatsApp…",
  "file.failed": "O arquivo não chegou",
  "file.retry": "Buscar de novo",
  "file.lightbox": "Imagens e vídeos",
  "file.of": "{place} de {count}",
  "file.previous": "A anterior",
  "file.next": "A próxima",
  "whyHere.ask": "Por quê?",
  "whyHere.assigned": "Por que isto foi atribuído?",
  "whyHere.visible": "Quem pode ver isto, e por quê?",
  "whyHere.byHand": "Nenhuma regra a deu a ninguém: pessoas a assumiram ou passaram adiante.",
};
