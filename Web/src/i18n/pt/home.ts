import type { home as source } from "../en/home.ts";
import type { Translated } from "../messages.ts";

export const home: Translated<typeof source> = {
  "home.morning": "Bom dia, {name}",
  "home.afternoon": "Boa tarde, {name}",
  "home.evening": "Boa noite, {name}",
  "home.today": "Hoje",
  "home.waiting": "Esperando uma resposta",
  "home.toInbox": "Abrir a caixa de entrada",
  "home.allCampaigns": "Todas as campanhas",

  "tile.conversations": "Conversas abertas",
  "tile.unread": { "one": "{count} não lida", "other": "{count} não lidas" },
  "tile.allRead": "Todas lidas",
  "tile.messages": "Mensagens hoje",
  "tile.inOut": "{in} recebidas, {out} enviadas",
  "tile.failed": { "one": "{count} falhou", "other": "{count} falharam" },
  "tile.campaigns": "Campanhas em andamento",
  "tile.scheduled": { "one": "{count} agendada", "other": "{count} agendadas" },
  "tile.noneScheduled": "Nenhuma agendada",
  "tile.channels": "Canais conectados",
  "tile.channelsUp": "Todos funcionando",
  "tile.channelDown": { "one": "{count} precisa de atenção", "other": "{count} precisam de atenção" },
  "tile.noChannel": "Conecte o primeiro",

  "try.title": "Experimente agora",
  "try.step1": "Abra o celular simulado: ele faz as vezes do WhatsApp de um cliente.",
  "try.step2": "Escreva dele para a sua conta e responda pela caixa de entrada.",
  "try.step3": "Envie uma campanha e acompanhe a entrega e a leitura.",
  "try.open": "Abrir o celular",
  "try.campaign": "Criar uma campanha",
  "try.note": "Nada sai desta máquina. Não é preciso ter conta na Meta.",

  "setup.title": "Configure sua conta",
  "setup.done": "Feito",
  "setup.open": "A fazer",
  "setup.channel": "Conectar um número do WhatsApp",
  "setup.template": "Ter um modelo aprovado",
  "setup.campaign": "Enviar a primeira campanha",
  "setup.member": "Convidar um colega",
  "setup.reply": "Responder a um cliente",
  "setup.credits": "Ter pontos para enviar",
};
