import type { Entries } from "../types.ts";

export const checks: Entries = {
  "audience-gone": ["Uma parte do público não existe mais.", "Escolha-o de novo."],
  "audience-unfit": ["O público não pode ser usado assim.", "Escolha a quem ela vai."],
  "budget-enough": ["O orçamento chega para todos."],
  "budget-short": ["Ela pausa quando {budget} pontos forem usados; {needed} podem ser necessários."],
  "channel-gone": ["O canal não está conectado.", "Conecte o canal."],
  "consent-kept": ["Quem disse não fica de fora."],
  "consent-not-asked": [
    "O marketing vai a todos que não disseram não, também a quem não disse nada.",
    "Escreva só a quem disse sim.",
  ],
  "credits-enough": ["Os pontos são suficientes."],
  "credits-missing": ["Faltam {short} pontos.", "Adicione créditos."],
  "limit-days": [{
    one: "Leva {count} dia: o limite de um dia é menor que o público.",
    other: "Leva {count} dias: o limite de um dia é menor que o público.",
  }],
  "limit-enough": ["O limite de um dia chega para todos."],
  "media-later": [
    "As mídias são buscadas quando as mensagens são enviadas.",
    "Envie um teste para ver se chega.",
  ],
  "media-none": ["O modelo não tem mídia a informar."],
  "nobody-left": ["Não sobrou ninguém a quem escrever.", "Escolha outras pessoas."],
  "people": [{ one: "{count} pessoa vai receber.", other: "{count} pessoas vão receber." }],
  "price-missing": ["Não há preço para o que seria enviado.", "Importe uma tabela de preços."],
  "quiet-always": ["São sempre horas de silêncio."],
  "quiet-at-start": ["O início cai nas horas de silêncio; as primeiras mensagens saem em {at}."],
  "quiet-not": ["Essa hora não cai nas horas de silêncio."],
  "schedule-ends-early": ["Ela teria que terminar antes de começar.", "Escolha um fim mais tarde."],
  "schedule-kept": ["O agendamento pode ser cumprido."],
  "template-approved": ["O modelo está aprovado."],
  "template-unfit": ["Este modelo não pode ser enviado.", "Escolha outro modelo."],
  "variables-given": ["Cada variável tem uma origem."],
  "variables-missing": [
    "A variável {variable} não tem uma origem que sirva.",
    "Dê a cada variável uma origem ou um texto alternativo.",
  ],
  "zones-kept": ["Todos recebem na hora deles, pelo próprio relógio."],
  "zones-late": [
    "Onde estão {count} pessoas ({countries}) essa hora já passou: elas recebem assim que começar.",
  ],
  "zones-left-out": [
    "Onde estão {count} pessoas ({countries}) essa hora já passou: elas ficam de fora.",
    "Escolha uma hora mais tarde ou que elas recebam assim que começar.",
  ],
};

const token =
  "Nas configurações do negócio da Meta, Usuários do sistema, crie um token permanente com {scopes} e conecte o canal de novo com ele.";
const quality = "Envie menos marketing, a quem pediu, e veja quais modelos são bloqueados.";
const subscribe =
  "Inscreva o app na conta: no painel do app da Meta, WhatsApp, ou por POST /<account>/subscribed_apps.";
const callback =
  "No painel do app da Meta, WhatsApp, Configuração, defina {url} como URL de retorno e inscreva-se em messages e nos outros campos.";
const network =
  "Veja se {url} chega a este servidor pela internet, por HTTPS com um certificado válido (public-url, proxy reverso, firewall).";
const register = "Registre o número no WhatsApp Manager ou pela Cloud API e olhe de novo.";

export const doctor: Entries = {
  "account-blocked": [
    "O WhatsApp o deixa enviar só em parte ou nada: {why}",
    "Veja o Business Support Home da Meta.",
  ],
  "account-blocked-advice": ["O WhatsApp o deixa enviar só em parte ou nada: {why}", "{advice}"],
  "account-good": ["A conta está aprovada e a empresa, verificada."],
  "account-review": ["A análise da conta: {word}.", "Veja a conta no Business Manager da Meta."],
  "account-unverified": [
    "A empresa não está verificada: é possível escrever a no máximo 250 pessoas em 24 horas.",
    "Verifique-a no Business Manager da Meta, Central de segurança.",
  ],
  "channel-disconnected": [
    "O canal foi desconectado aqui.",
    "Conecte o número de novo em Configurações, Canais.",
  ],
  "clock-good": ["O relógio deste servidor bate com o do WhatsApp."],
  "clock-off": [
    "O relógio deste servidor está a {seconds} segundos do relógio do WhatsApp.",
    "Deixe o servidor seguir a hora por NTP (timedatectl set-ntp true).",
  ],
  "clock-unread": ["Não foi possível ler o relógio do WhatsApp."],
  "heard": ["O último webhook chegou em {at}, assinado com o app secret."],
  "heard-never": [
    "Ainda não chegou nenhum webhook deste número.",
    "Escreva ao número de um telefone. Se nada aparecer na caixa de entrada, corrija o que está errado acima.",
  ],
  "heard-nothing-of": [
    "O WhatsApp aceitou mensagens e não disse nada delas desde {since}.",
    "Corrija o que está errado acima; o WhatsApp repete os webhooks por até sete dias, então nada se perde até lá.",
  ],
  "limit-none": ["Não há limite de mensagens."],
  "limit-untold": ["O WhatsApp não informa o limite de mensagens."],
  "limit-used": [
    "Nas últimas 24 horas escreveu-se a {used} de {people} pessoas fora da janela de 24 horas.",
    "Distribua as campanhas por vários dias. O limite sobe sozinho quando metade dele é usada em sete dias com qualidade alta.",
  ],
  "name-bad": [
    "Nome exibido “{shown}”: {nameState}.",
    "Peça outro nome, ou recorra, no WhatsApp Manager, Números de telefone.",
  ],
  "name-good": ["Nome exibido “{shown}”: {nameState}."],
  "name-in-review": [
    "Nome exibido “{shown}”: {nameState}.",
    "Espere: uma análise leva de um a três dias úteis.",
  ],
  "name-untold": ["O WhatsApp não informa o estado do nome exibido."],
  "number-connected": ["O número está registrado e conectado."],
  "number-elsewhere": ["O número não está registrado na Cloud API ({platform}).", register],
  "number-flagged": [
    "O WhatsApp sinalizou o número pela baixa qualidade.",
    "Envie menos marketing. O sinal sai quando a qualidade melhora por sete dias.",
  ],
  "number-pending": ["O número ainda não está pronto: {word}.", register],
  "number-restricted": [
    "O WhatsApp diz: {word}.",
    "Veja a qualidade da conta no Business Support Home da Meta.",
  ],
  "number-unknown": ["O WhatsApp diz: {word}.", "Veja no WhatsApp Manager."],
  "number-untold": [
    "O WhatsApp não informa sobre o número. {why}",
    "Veja se o usuário do sistema do token tem a conta do WhatsApp atribuída.",
  ],
  "payment-blocked": ["{why}", "Defina uma forma de pagamento no WhatsApp Manager, Configurações da conta."],
  "payment-blocked-advice": ["{why}", "{advice}"],
  "payment-good": ["O WhatsApp não informa nenhum problema com a forma de pagamento."],
  "payment-untold": ["O WhatsApp não informa sobre a forma de pagamento."],
  "pin-off": [
    "A confirmação em duas etapas está desligada: quem conseguir um código pode ficar com o número.",
    "Defina um PIN no WhatsApp Manager, Números de telefone, Confirmação em duas etapas.",
  ],
  "pin-on": ["A confirmação em duas etapas está ligada."],
  "pin-untold": ["O WhatsApp não informa se a confirmação em duas etapas está ligada."],
  "quality-high": ["A qualidade é alta."],
  "quality-low": ["A qualidade é baixa.", quality],
  "quality-medium": ["A qualidade é média.", quality],
  "quality-unrated": ["O WhatsApp ainda não avaliou a qualidade."],
  "scopes-good": ["O token pode enviar mensagens e gerenciar a conta."],
  "scopes-missing": ["Falta ao token: {missing}.", token],
  "secret-good": ["O app secret é o do app do token."],
  "secret-unasked": ["Não foi verificado se o app secret está certo."],
  "secret-wrong": [
    "O app secret não é o do app do token: não dá para distinguir webhooks de falsificações, e eles são recusados.",
    "Copie o app secret do painel do app da Meta, Configurações do app, Básico, e conecte o canal de novo com ele.",
  ],
  "subscribed": ["Os webhooks da conta vão para o app do token."],
  "subscribed-none": ["Nenhum app recebe os webhooks da conta.", subscribe],
  "subscribed-other": ["Os webhooks da conta vão para outro app.", subscribe],
  "subscribed-some": [{
    one: "Os webhooks da conta vão para {count} app.",
    other: "Os webhooks da conta vão para {count} apps.",
  }],
  "token-ends": ["O token de acesso termina em {at}.", token],
  "token-good": ["O token de acesso é válido e não termina."],
  "token-invalid": ["O token de acesso não é mais válido.", token],
  "token-refused": ["O WhatsApp não aceita o token de acesso. {why}", token],
  "unanswered": ["{why}"],
  "webhook-elsewhere": ["O WhatsApp envia os webhooks do número a outro endereço: {used}.", callback],
  "webhook-good": ["O endereço responde como o WhatsApp pede, e é o que o WhatsApp tem."],
  "webhook-none": ["O WhatsApp não tem endereço para os webhooks do número.", callback],
  "webhook-other": ["Lá responde algo que não é este servidor ({answer}).", network],
  "webhook-silent": ["O endereço dos webhooks não responde.", network],
  "webhook-unasked": ["Não foi verificado se o endereço responde."],
};

export const findings: Entries = {
  "card-too-long": ["É longo demais.", "Mantenha abaixo de {limit} bytes."],
  "circle": ["O caminho daqui volta para cá sem descanso.", "Ponha uma espera ou uma pergunta no círculo."],
  "condition-too-large": ["{why}", "Deixe-a mais simples."],
  "condition-unfit": ["{why}", "Escolha-a de novo."],
  "delay-too-long": ["A espera não está entre nada e um ano.", "Escolha uma espera de no máximo 365 dias."],
  "leads-nowhere": ["Leva a um passo que não existe.", "Conecte de novo."],
  "no-campaign": ["Nenhuma campanha foi escolhida.", "Escolha uma campanha e o que aconteceu com ela."],
  "no-day": ["Não há nenhum dia em que ela envie.", "Escolha pelo menos um dia."],
  "no-entry": ["Começa em um passo que não existe.", "Escolha o primeiro passo."],
  "no-event": ["Nenhum evento foi escolhido.", "Escolha o evento que inscreve contatos."],
  "no-exit": ["Não tem a saída “{exit}”.", "Conecte outra saída."],
  "no-fallback": [
    "Quem não tem nada ali não recebe nada: a sequência termina para essa pessoa.",
    "Dê um texto alternativo.",
  ],
  "no-identity": ["O passo não tem identidade.", "Dê uma de 1 a 40 caracteres."],
  "no-template": ["Este canal não tem esse modelo.", "Escolha outro modelo."],
  "no-time": ["“{value}” não é uma hora.", "Escreva como 09:00."],
  "nothing-to-send": ["Não há nada a enviar.", "Adicione um passo ou ligue um."],
  "one-end": ["O horário só tem uma ponta.", "Dê as duas horas ou nenhuma."],
  "same-identity": ["Dois passos têm a identidade “{value}”.", "Crie um passo novo."],
  "same-times": ["Começa e termina na mesma hora.", "Deixe as duas em branco para enviar o dia todo."],
  "step-empty": ["O passo não envia nada.", "Escolha um modelo ou escreva um texto."],
  "step-name-too-long": ["O nome é longo demais.", "Mantenha até 100 caracteres."],
  "step-only-within-window": [
    "Quem não escreveu em 24 horas não recebe nada deste passo.",
    "Escolha um modelo para essas pessoas.",
  ],
  "step-text-too-long": [
    "O texto é mais longo do que o WhatsApp aceita.",
    "Mantenha até {limit} caracteres.",
  ],
  "template-not-approved": [
    "O modelo “{template}” não pode ser enviado: o estado dele no WhatsApp é {status}.",
    "Escolha um modelo aprovado.",
  ],
  "too-many-steps": ["Tem {count} passos.", "Mantenha até {limit} ou faça duas."],
  "unknown-event": ["Nada aqui informa sobre “{event}”.", "Escolha um destes: {choices}."],
  "unknown-kind": ["Não há passo do tipo “{kind}”.", "Exclua-o."],
  "unreached": ["Nada leva a este passo.", "Conecte-o ou exclua-o."],
  "variable-empty": ["A variável não tem valor.", "Escolha um campo ou escreva um texto."],
  "variable-missing": ["A variável {variable} não tem valor.", "Escolha um campo ou um texto."],
  "variable-unknown": ["O modelo não tem a variável {variable}.", "Retire-a."],
};
