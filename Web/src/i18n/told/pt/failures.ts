import type { Entries } from "../types.ts";

const rights =
  "Dê ao usuário do sistema do token a conta do WhatsApp e as duas permissões do WhatsApp nas configurações do negócio da Meta.";
const token = "Dê ao canal um token de acesso novo em Configurações, Canais.";
const values = "Confira o que preenche as variáveis do modelo e envie de novo.";
const later = "Tente de novo mais tarde; se continuar, pergunte à Meta com o ID da mensagem.";

export const failures: Entries = {
  "-1": ["Pediu para sair", "Não envie marketing a este contato até que ele aceite de novo."],
  "-2": ["Contato bloqueado", "Desbloqueie o contato e envie de novo."],
  "-3": ["Modelo não aprovado", "Escolha um modelo aprovado e envie de novo."],
  "-4": ["Sem créditos reservados", "Adicione créditos e envie de novo."],
  "-5": ["Não é possível enviar", "Escreva a mensagem de novo."],
  "-6": ["Canal desconectado", "Conecte o canal de novo e envie outra vez."],
  "-7": ["Contato excluído", "Nada: a pessoa pediu para ser esquecida ou foi excluída."],
  "-8": ["Janela fechada", "Envie um modelo ou escreva de novo quando a pessoa responder."],
  "-20": ["Arquivo não enviável", "Escolha outro arquivo ou envie como documento."],
  "-23": ["Sem notícias", "Pode ter chegado mesmo assim: pergunte ao cliente antes de enviar de novo."],
  "0": ["Falha de autenticação", token],
  "1": ["Erro desconhecido do WhatsApp", later],
  "2": ["WhatsApp fora do ar ou sobrecarregado", later],
  "3": ["Falta uma permissão", rights],
  "4": ["O app chamou demais", "Espere: o app chamou o WhatsApp vezes demais. Segue sozinho."],
  "10": ["Permissão negada", rights],
  "33": [
    "O número ou o arquivo não existe mais",
    "O número ou o arquivo não está mais no WhatsApp. Rode o diagnóstico do canal em Configurações, Canais.",
  ],
  "100": [
    "Parâmetro inválido",
    "O WhatsApp não conhece uma parte da mensagem, ou o token não alcança o número: rode o diagnóstico do canal.",
  ],
  "190": ["Token de acesso vencido ou inválido", token],
  "368": [
    "Bloqueio temporário por violações",
    "O WhatsApp restringiu a conta: veja o Business Manager da Meta.",
  ],
  "80007": [
    "A conta chamou demais",
    "Espere: a conta chamou o WhatsApp vezes demais. Segue sozinha, em menos de uma hora.",
  ],
  "130403": ["Você bloqueou esta pessoa", "Desbloqueie o contato e envie de novo."],
  "130429": ["Limite de velocidade atingido", "Nada: as mensagens saem mais devagar e seguem sozinhas."],
  "130472": [
    "A pessoa está em um experimento",
    "O WhatsApp não entrega marketing a esta pessoa por um experimento. Fale com ela de outra forma.",
  ],
  "130497": ["País restrito", "O WhatsApp não deixa esta empresa escrever a pessoas deste país."],
  "131000": ["Algo deu errado no WhatsApp", later],
  "131005": ["Acesso negado", rights],
  "131008": ["Falta uma parte obrigatória", "Falta uma parte da mensagem. Escreva de novo."],
  "131009": [
    "Valor inválido",
    "Uma parte da mensagem tem um valor que o WhatsApp não aceita. Confira números, links e tamanhos.",
  ],
  "131016": ["Serviço do WhatsApp indisponível", later],
  "131021": ["O destinatário é o remetente", "O número do contato é o do próprio canal. Corrija o contato."],
  "131026": [
    "Não foi possível entregar",
    "O número pode não estar no WhatsApp, ou o WhatsApp dele está desatualizado. Confira com o cliente.",
  ],
  "131030": [
    "Destinatário fora da lista de teste",
    "É um número de teste: adicione antes o destinatário no painel do app da Meta.",
  ],
  "131031": ["Conta bloqueada", "O WhatsApp bloqueou a conta: veja o Business Manager da Meta."],
  "131037": ["Nome exibido sem aprovação", "Aprove antes o nome exibido do número no WhatsApp Manager."],
  "131042": [
    "Problema de pagamento",
    "Resolva a forma de pagamento da conta do WhatsApp no Business Manager da Meta.",
  ],
  "131045": [
    "Número não registrado",
    "Registre o número de novo no WhatsApp: o diagnóstico do canal diz como.",
  ],
  "131047": ["Janela de 24 horas fechada", "O cliente não escreve há 24 horas. Envie um modelo."],
  "131048": [
    "Limite por spam ou de mensagens",
    "Muitas pessoas bloquearam ou denunciaram o número. Envie menos e confira a qualidade dele.",
  ],
  "131049": [
    "O WhatsApp não entregou",
    "O WhatsApp limita o marketing a cada pessoa. Tente de novo depois de um dia ou mais.",
  ],
  "131050": ["O cliente parou o marketing", "O cliente parou as mensagens de marketing. Não envie mais."],
  "131051": ["Tipo de mensagem não aceito", "O WhatsApp não tem este tipo de mensagem. Envie como texto."],
  "131052": ["Não foi possível baixar o arquivo", "Peça ao cliente que envie o arquivo de novo."],
  "131053": [
    "Não foi possível enviar o arquivo",
    "Envie o arquivo de novo, em um formato que o WhatsApp aceite.",
  ],
  "131056": [
    "Rápido demais para esta pessoa",
    "Nada: mensagens demais a esta pessoa em pouco tempo. Elas seguem sozinhas.",
  ],
  "131057": [
    "A velocidade está sendo ampliada",
    "Nada: o WhatsApp está aumentando a velocidade do número. Segue em um minuto.",
  ],
  "131064": [
    "Limite por categoria errada",
    "O WhatsApp achou modelos na categoria errada. Veja os avisos da conta e espere a medida acabar.",
  ],
  "132000": ["O número de variáveis não confere", values],
  "132001": ["O modelo não existe ou não está aprovado", "Sincronize os modelos e escolha um aprovado."],
  "132005": ["Texto preenchido longo demais", "O texto preenchido é longo demais. Use valores mais curtos."],
  "132007": [
    "O modelo viola as regras",
    "O modelo viola as regras do WhatsApp. Veja os avisos dele em Configurações, Canais.",
  ],
  "132012": ["O formato das variáveis não confere", values],
  "132015": ["Modelo pausado", "O WhatsApp pausou este modelo pela qualidade. Escolha outro."],
  "132016": ["Modelo desativado", "O WhatsApp desativou este modelo. Escolha outro."],
  "132068": [
    "Formulário bloqueado",
    "O formulário está bloqueado. Abra-o no WhatsApp Manager para ver por quê.",
  ],
  "132069": [
    "Formulário desacelerado",
    "O WhatsApp desacelerou o formulário: as respostas dele falham demais. Corrija o endpoint.",
  ],
  "133010": ["Número não registrado", "Registre antes o número no WhatsApp, no painel da Meta."],
  "same-person": ["A mesma pessoa", ""],
  "-21": ["Contato excluído", ""],
  "-22": ["Valores ausentes ou errados", ""],
  "-24": ["Além dos créditos", ""],
  "-25": ["Sem espaço no plano", ""],
  "-26": ["Sem consentimento", ""],
  "-27": ["Sem número de telefone", ""],
  "-28": ["Não é um número", ""],
  "-29": ["Excluído", ""],
  "-30": ["Limite de frequência", ""],
  "-32": ["Separado para comparação", ""],
  "-33": ["Tarde demais", ""],
  "-34": ["Passou da hora deles", ""],
};

export const suspense: Entries = {
  "amount": ["Veio mais ou menos do que foi pedido. Não foi creditado."],
  "beyond": ["Voltou mais do que restava do pagamento. Pelo excedente não foram retirados pontos."],
  "currency": ["Veio dinheiro em outra moeda que a pedida. Não foi creditado."],
  "dispute": ["Um banco pergunta sobre dinheiro nenhum, ou em outra moeda, então nenhum ponto foi separado."],
  "late": ["Veio depois que o pagamento foi fechado. Pela configuração late-capture, volta sozinho."],
  "returned": ["Um reembolso foi feito e voltou: os pontos foram retirados, e o dinheiro está aqui de novo."],
  "twice": ["O pagamento já tinha sido creditado com outro dinheiro: este também veio e não foi creditado."],
};
