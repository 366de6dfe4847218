import type { Entries } from "../types.ts";

const stopped =
  "Mensagens pagas são recusadas e não é possível adicionar membros nem canais. Tudo pode ser lido e exportado, e o plano pode ser pago a qualquer momento.";
const told = "O operador deste servidor foi avisado";

export const notices: Entries = {
  "auto-top-up.announced": [
    "{sum} serão cobrados por {points} pontos",
    "Os créditos de mensagem estão acabando. Em {at} serão cobrados {sum} de {label}, pela regra que você definiu. Compre pontos antes disso ou mude a regra, e não haverá cobrança.",
  ],
  "auto-top-up.capped": [
    "As recargas automáticas chegaram ao limite deste mês",
    "Mais {points} pontos passariam de {limit}. Elas continuam no mês que vem; até lá compre pontos à mão ou aumente o limite.",
  ],
  "auto-top-up.link": ["Pague {sum} por {points} pontos", "Pague aqui até {until}: {page}"],
  "auto-top-up.stopped": [
    "As recargas automáticas pararam",
    "{count} tentativas não deram em nada. Compre pontos à mão ou defina a regra de novo, e haverá nova tentativa.",
  ],
  "campaign.failed": ["{campaign} não foi enviada", "{failure}"],
  "campaign.failed/ended": ["{campaign} foi encerrada", "{failure}"],
  "campaign.failed/paused": ["{campaign} foi pausada", "{failure}"],
  "campaign.late": [
    "{campaign} não começou a tempo",
    "A hora dela era {at}. Comece agora, agende de novo ou deixe de lado.",
  ],
  "campaign.short/draft": [
    "{campaign} está sendo preparada e faltam {short} pontos",
    "Precisa de {needed} pontos e há {available} disponíveis. Adicione créditos, ou nada será enviado.",
  ],
  "campaign.short/missing": [
    "{campaign} começa em breve e faltam {short} pontos",
    "São necessários {needed} pontos e há {available} disponíveis. Adicione créditos, ou nada será enviado.",
  ],
  "campaign.short/missing-trim": [
    "{campaign} começa em breve e faltam {short} pontos",
    "São necessários {needed} pontos e há {available} disponíveis. Adicione créditos, ou ela será enviada só aos primeiros.",
  ],
  "campaign.short/trimmed": [
    "{campaign} é enviada a {count} de {all}",
    "Os pontos chegam para os primeiros {count} do público; os outros {rest} ficam de fora, como foi escolhido no início. A lista de destinatários os mostra.",
  ],
  "campaign.short/trouble": ["{campaign} começa em breve e não poderia ser enviada", "{failure}"],
  "channel.limit": [
    "{channel} agora pode escrever a: {tier}",
    "Antes: {tierBefore}. Conta as pessoas a quem se escreve fora da janela de 24 horas, em 24 horas, de todos os números da conta.",
  ],
  "channel.name": [
    "Nome exibido de {channel}: {nameState}",
    "Registre o número de novo se os clientes ainda virem o nome antigo.",
  ],
  "channel.name/bad": [
    "Nome exibido de {channel}: {nameState}",
    "Veja o motivo no WhatsApp Manager, Números de telefone, e peça outro nome ou recorra por lá.",
  ],
  "channel.quality": [
    "A qualidade de {channel} caiu: {quality}",
    "Há quem bloqueie ou denuncie as mensagens dele. Envie menos marketing, a quem pediu, até que volte a ser alta: enquanto estiver baixa, o WhatsApp não aumenta nenhum limite.",
  ],
  "channel.state": [
    "Estado de {channel} no WhatsApp: {badge}",
    "O WhatsApp o chama de {word}; antes era {wordBefore}. Rode o diagnóstico em Configurações, Canais para ver o que fazer.",
  ],
  "charges.suspended": [
    "Mensagens entregues esperam um preço",
    "O WhatsApp entregou mensagens para as quais a lista de preços não tem preço. O que foi reservado para elas continua reservado, e elas serão cobradas quando houver preço: peça ao operador deste servidor que importe a tabela da Meta do dia (lodestone prices import).",
  ],
  "contacts.export-ready": ["Sua exportação está pronta", {
    one: "{count} contato. O arquivo fica guardado por 7 dias.",
    other: "{count} contatos. O arquivo fica guardado por 7 dias.",
  }],
  "dispute.lost": [
    "A contestação de {sum} foi perdida",
    "O banco retirou o dinheiro e, com ele, {points} pontos.",
  ],
  "dispute.lost/plan": ["A contestação de {sum} foi perdida", "O banco retirou o dinheiro."],
  "dispute.open": [
    "Um banco contesta o pagamento de {sum}",
    "Até {points} pontos ficam separados até que a contestação seja decidida.",
  ],
  "dispute.open/plan": [
    "Um banco contesta o pagamento de {sum}",
    "O plano continua até que a contestação seja decidida.",
  ],
  "dispute.won": ["A contestação de {sum} terminou", "Os pontos que estavam separados são seus de novo."],
  "dispute.won/plan": ["A contestação de {sum} terminou", "O pagamento vale."],
  "inbox.assigned": ["Uma conversa agora é sua", "{by} deu a você a conversa com {contact}."],
  "inbox.assigned/key": ["Uma conversa agora é sua", "Uma chave de API deu a você a conversa com {contact}."],
  "inbox.assigned/rule": ["Uma conversa agora é sua", "Uma regra deu a você a conversa com {contact}."],
  "inbox.mention": ["{by} citou você em uma nota"],
  "inbox.not-sent": ["Uma mensagem agendada não foi enviada", "Para {contact}: {failure}"],
  "inbox.reminder": ["Lembrete: {contact}", "Você queria voltar a esta conversa."],
  "inbox.reminder/note": ["Lembrete: {contact}"],
  "mandate.active": ["As recargas automáticas podem ser cobradas", "{label} foi autorizado em {gateway}."],
  "mandate.ended": [
    "As recargas automáticas não são mais cobradas",
    "{label}: a autorização terminou. A partir de agora você recebe um link para pagar.",
  ],
  "payment.captured/plan": ["{plan} está pago", "Seu pagamento de {sum} chegou."],
  "payment.captured/plan-late": [
    "{plan} está pago",
    "Seu pagamento de {sum} chegou. Ele veio depois que o pagamento foi fechado e vale mesmo assim; se você não quiser isso, peça um reembolso na página do pagamento.",
  ],
  "payment.captured/points": ["{points} pontos foram adicionados", "Seu pagamento de {sum} chegou."],
  "payment.captured/points-late": [
    "{points} pontos foram adicionados",
    "Seu pagamento de {sum} chegou. Ele veio depois que o pagamento foi fechado e os pontos são seus mesmo assim; se você não quiser isso, peça um reembolso na página do pagamento.",
  ],
  "payment.failed": ["Um pagamento de {sum} falhou", "{why} Nada foi creditado. Você pode tentar de novo."],
  "payment.settled/recorded": ["O caso de {sum} está resolvido", "O operador deste servidor diz: {reason}"],
  "payment.settled/returning": [
    "Um pagamento de {sum} está sendo devolvido",
    "Em alguns bancos leva alguns dias. O operador deste servidor diz: {reason}",
  ],
  "payment.settled/sent": ["Um pagamento de {sum} foi devolvido", "Nenhum ponto foi adicionado por ele."],
  "payment.suspense/amount": [
    "Um pagamento não pôde ser creditado",
    `Chegou um pagamento de {sum}, quando foram pedidos {asked}. Ele não foi creditado. ${told} e vai creditá-lo ou devolver o dinheiro.`,
  ],
  "payment.suspense/beyond": [
    "Um reembolso precisa do operador",
    `{sum} voltaram, mais do que restava deste pagamento. Nada foi retirado por isso. ${told}.`,
  ],
  "payment.suspense/currency": [
    "Um pagamento não pôde ser creditado",
    `Chegou um pagamento de {sum}, quando foram pedidos {asked}. Ele não foi creditado. ${told} e vai creditá-lo ou devolver o dinheiro.`,
  ],
  "payment.suspense/dispute": [
    "Uma contestação precisa do operador",
    `Um banco perguntou sobre {sum} deste pagamento. ${told}.`,
  ],
  "payment.suspense/late": [
    "Um pagamento não pôde ser creditado",
    "Chegou um pagamento de {sum} para uma compra que tinha sido fechada. Ele está sendo devolvido.",
  ],
  "payment.suspense/returned": [
    "Um reembolso precisa do operador",
    `Um reembolso de {sum} foi enviado e voltou: o banco não pôde aceitá-lo. ${told} e vai enviá-lo de outra forma.`,
  ],
  "payment.suspense/twice": [
    "Um pagamento não pôde ser creditado",
    `Chegou um pagamento de {sum} para uma compra que já estava paga. Ele não foi somado duas vezes. ${told} e vai devolver o dinheiro.`,
  ],
  "plan.changed": ["Seu plano muda para {plan}, {term}", "Começa em {day}."],
  "plan.changed/now": ["Seu plano muda para {plan}, {term}", "Já está valendo."],
  "plan.expired/cancelled": ["Estado do seu plano {plan}: {state}", `Ele foi cancelado. ${stopped}`],
  "plan.expired/returned": ["Estado do seu plano {plan}: {state}", `O pagamento dele voltou. ${stopped}`],
  "plan.expired/trial": ["Estado do seu plano {plan}: {state}", `O período de teste terminou. ${stopped}`],
  "plan.expired/unpaid": ["Estado do seu plano {plan}: {state}", `Ele não foi pago. ${stopped}`],
  "plan.past-due": [
    "Seu plano {plan} não está pago",
    "O período terminou em {since}, e o próximo custa {sum} antes dos impostos. Sem pagamento, o plano para em {day}.",
  ],
  "plan.payment-due": [
    "Seu plano {plan} será renovado em {day}",
    "O próximo período custa {sum} antes dos impostos. Pague agora e ele segue sem interrupção.",
  ],
  "plan.trial-ends": [
    { one: "Seu teste termina em {count} dia", other: "Seu teste termina em {count} dias" },
    "O plano {plan} custa {sum} antes dos impostos. O que não estiver pago até {day} não envia mais mensagens pagas.",
  ],
  "reconciliation.differs": [
    "Em {day} o WhatsApp conta mensagens diferentes das cobradas aqui",
    "Em “{channel}”, {count} de {all} mensagens são contadas de outra forma. A página do dia diz quais, e por que pode ser; ao fechá-la, o seu motivo fica ao lado dos números.",
  ],
  "refund.done": [
    "{sum} foram devolvidos",
    "{points} pontos foram retirados por isso, e uma nota de crédito foi emitida.",
  ],
  "refund.done/plan": ["{sum} foram devolvidos", "Uma nota de crédito foi emitida."],
  "refund.failed": ["Um reembolso de {sum} falhou", "{why}. Os pontos separados para ele são seus de novo."],
  "refund.failed/plan": ["Um reembolso de {sum} falhou", "{why}."],
  "suspense.opened": ["{sum} em suspenso", "{case}"],
  "suspense.return-failed": [
    "{sum} não puderam ser devolvidos",
    "{why} Espera de novo na lista de suspenso.",
  ],
  "template.approved": ["O modelo “{name}” ({language}) foi aprovado", ""],
  "template.category": ["O modelo “{name}” ({language}) mudou de categoria"],
  "template.paused": ["O modelo “{name}” ({language}) foi pausado"],
  "template.paused/disabled": ["O modelo “{name}” ({language}) foi desativado"],
  "template.paused/status": ["O modelo “{name}” ({language}) mudou de estado"],
  "template.quality": ["O modelo “{name}” ({language}) perdeu qualidade"],
  "template.rejected": ["O modelo “{name}” ({language}) foi rejeitado"],
  "wallet.days": [
    {
      one: "Os créditos de mensagem vão durar cerca de {count} dia",
      other: "Os créditos de mensagem vão durar cerca de {count} dias",
    },
    "Há {available} pontos disponíveis, e cerca de {perDay} são gastos por dia. Pelas últimas quatro semanas e pelo que está agendado, eles acabam por volta de {emptyAt}. Adicione créditos antes.",
  ],
  "wallet.days/hours": [
    {
      one: "Os créditos de mensagem vão durar cerca de {count} hora",
      other: "Os créditos de mensagem vão durar cerca de {count} horas",
    },
    "Há {available} pontos disponíveis, e cerca de {perDay} são gastos por dia. Pelas últimas quatro semanas e pelo que está agendado, eles acabam por volta de {emptyAt}. Adicione créditos antes.",
  ],
  "wallet.locked": [
    "Os créditos de mensagem acabaram: mensagens pagas não são enviadas",
    "Há {available} pontos disponíveis. Outros {held} estão reservados para mensagens em andamento, {largest} deles para “{label}”. Adicione créditos para continuar imediatamente; a caixa de entrada e as respostas gratuitas funcionam como antes.",
    "Há {available} pontos disponíveis. Adicione créditos para continuar imediatamente; a caixa de entrada e as respostas gratuitas funcionam como antes.",
  ],
  "wallet.locked/strict": [
    "Os créditos de mensagem acabaram: mensagens pagas não são enviadas",
    "Há {available} pontos disponíveis. Outros {held} estão reservados para mensagens em andamento, {largest} deles para “{label}”. Adicione créditos para continuar imediatamente; até lá nada é enviado, nem respostas gratuitas. A leitura funciona como antes.",
    "Há {available} pontos disponíveis. Adicione créditos para continuar imediatamente; até lá nada é enviado, nem respostas gratuitas. A leitura funciona como antes.",
  ],
  "wallet.low": [
    "Poucos créditos de mensagem: restam {available} pontos",
    "O aviso vem com {threshold} pontos ou menos. Adicione créditos antes que acabem: sem eles, campanhas e outras mensagens pagas são recusadas.",
  ],
  "wallet.low/held": [
    "Poucos créditos de mensagem: restam {available} pontos",
    "O aviso vem com {threshold} pontos ou menos. Outros {held} estão reservados para mensagens em andamento, {largest} deles para “{label}”. Adicione créditos antes que acabem: sem eles, campanhas e outras mensagens pagas são recusadas.",
    "O aviso vem com {threshold} pontos ou menos. Outros {held} estão reservados para mensagens em andamento. Adicione créditos antes que acabem: sem eles, campanhas e outras mensagens pagas são recusadas.",
  ],
};
