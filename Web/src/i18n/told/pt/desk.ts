import type { Entries } from "../types.ts";

/** How a conversation came to be whose it is, and who sees it and why. */
export const why: Entries = {
  "given": ["Passada a {whom}."],
  "given-back": ["{by} a devolveu; não é de ninguém."],
  "given-by": ["{by} a passou a {whom}."],
  "least-loaded": ["Passada a {whom}, que tinha menos conversas abertas na equipe {team}."],
  "left": ["Ficou sem ninguém: quem a tinha saiu."],
  "member": ["Passada a {whom}, que recebe as conversas novas deste número."],
  "moved": ["{by} a moveu para a caixa de entrada de {inbox}, onde no começo não é de ninguém."],
  "no-access": ["Ficou sem ninguém: ninguém que a regra nomeia pode ver esta caixa de entrada."],
  "nobody-free": ["Espera: não havia ninguém com espaço."],
  "nobodys": ["Não é de ninguém."],
  "of-their-team": ["É da equipe {team}, da qual faz parte."],
  "outside-hours": ["Espera: chegou fora do horário de atendimento."],
  "owner": ["Passada a {whom}, responsável pelo contato."],
  "previous": ["Passada a {whom}, que já teve uma conversa com este contato."],
  "reopened": ["{by} a reabriu."],
  "resolved": ["{by} a resolveu."],
  "resolved-itself": ["Foi resolvida sozinha: nada acontecia havia muito tempo."],
  "role-sees-inbox": ["A função {name} vê toda a caixa de entrada de {inbox}."],
  "round-robin": ["Passada a {whom}: era a vez dessa pessoa na equipe {team}."],
  "same-agent": ["Passada a {whom}, que a tinha antes de ser resolvida há pouco."],
  "team": ["Passada à equipe {team}, cujos membros pegam as conversas por conta própria."],
  "theirs": ["É dessa pessoa."],
  "took": ["{by} a pegou."],
  "waits": ["Espera."],
  "wrote-again": ["O contato escreveu de novo depois de resolvida."],
};

/** Why somebody did not come into a sequence. */
export const enrol: Entries = {
  "before": ["Já estiveram nela, e ela recebe cada pessoa uma vez."],
  "blocked": ["Estão bloqueados."],
  "draft": ["A sequência não está publicada."],
  "gone": ["O contato não existe mais."],
  "paused": ["A sequência está pausada."],
  "running": ["Já estão na sequência."],
  "start": ["Não cumprem a condição de início."],
  "unreachable": ["Não têm número de WhatsApp."],
};

/** What happened to somebody in a sequence. Without a detail the server's words stand beneath: they hold the reason. */
export const path: Entries = {
  "clicked": ["O contato seguiu um link ou tocou em um botão.", ""],
  "failed": ["Falhou"],
  "held": ["Em espera"],
  "moved": ["Passou a outro passo"],
  "replied": ["O contato escreveu.", ""],
  "sent": ["Enviado.", ""],
  "skipped": ["Pulado"],
  "waited": ["Esperou o horário de envio.", ""],
};

/** Why WhatsApp counts other messages. */
export const recon: Entries = {
  "freeWindow": ["Um lado os cobra e o outro os tem como gratuitos."],
  "missedWebhook": ["O WhatsApp conta mais do que se soube aqui: os webhooks deles não chegaram."],
  "oursMore": ["Aqui foram cobrados mais do que o WhatsApp conta."],
  "tierMove": [
    "As mesmas mensagens a outro preço: a conta está em outra faixa de volume ou a tabela não é a mais nova.",
  ],
  "waiting": ["O WhatsApp repete webhooks por sete dias, então ainda pode se acertar sozinho."],
  "wrongCategory": ["O outro lado os conta em outra categoria."],
};

/** What Meta tells of a number, by its own words for what it is about; its values stay as they are. */
export const meta: Entries = {
  "account_review_update": ["A análise da conta: {word}."],
  "account_update": ["A conta: {word}."],
  "business_capability_update": ["Limite de mensagens, pessoas por dia: {tier}."],
  "message_template_components_update": ["Modelo “{template}” ({language}): foi alterado."],
  "message_template_quality_update": ["Modelo “{template}” ({language}): qualidade {wordBefore} → {word}."],
  "message_template_status_update": ["Modelo “{template}” ({language}): {word}."],
  "phone_number_name_update": ["Nome exibido “{shown}”: {word}."],
  "phone_number_quality_update": ["O número: {word}."],
  "security": ["Confirmação em duas etapas: {word}."],
  "template_category_update": ["Modelo “{template}” ({language}): categoria {wordBefore} → {word}."],
  "template_correct_category_detection": [
    "Modelo “{template}” ({language}): o WhatsApp acha que a categoria está errada.",
  ],
};

/** Why a row of an imported file is not what it was to be, or was not taken back. */
export const imports: Entries = {
  "already-there": ["Já existe um contato com este número."],
  "changed-since": ["Foi alterado desde então."],
  "contact-deleted": ["O contato com este número foi excluído. Restaure-o primeiro."],
  "field-changed": ["{label}: foi alterado desde então, por isso não foi desfeito."],
  "fills-itself": ["“{value}” se preenche sozinha por um filtro."],
  "no-address": ["“{value}” não é um endereço de e-mail."],
  "no-member": ["Nenhum membro se chama “{value}”."],
  "no-room": ["Seu plano não tem lugar para mais um contato."],
  "not-there": ["O contato não existe mais."],
  "number-again": ["A linha {row} já tem este número."],
  "number-earlier": ["Uma linha anterior tem este número."],
  "part-changed": ["{part}: foi alterado desde então, por isso não foi desfeito."],
  "said-no": ["Esta pessoa disse não ao marketing, e o arquivo não muda isso."],
  "used-since": ["Foi usado desde então: há mensagens."],
};
