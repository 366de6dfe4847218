import type { Entries } from "../types.ts";

export const problems: Entries = {
  "above-own-role": ["Isso está acima da sua função", "Só quem é {role} pode fazer isso."],
  "already-member": ["Já é membro", "{email} está neste espaço de trabalho."],
  "already-resolved": ["Isso já foi decidido", ""],
  "already-retried": [
    "Já foi enviada de novo",
    "A próxima tentativa está em andamento; veja o que aconteceu com ela.",
  ],
  "amount-too-large": ["A soma é grande demais", ""],
  "answered-meanwhile": [
    "Um colega respondeu nesse meio-tempo",
    "Leia o que ele escreveu; envie a sua resposta se ela ainda fizer sentido.",
  ],
  "api-key-not-found": ["Essa chave de API não existe", ""],
  "api-key-not-good": [
    "Esta chave de API não funciona",
    "Ela foi revogada ou não está completa. As chaves são como lk_… e são enviadas em X-API-KEY.",
  ],
  "attempt-taken-back": [
    "A próxima tentativa foi retirada",
    "Seria enviada de novo e isso foi retirado. Não é enviada outra vez.",
  ],
  "bad-amount": ["Este valor não é possível", "{points} pontos.", "{sum}."],
  "bad-document": ["Esta venda não pode ser documentada assim", ""],
  "bad-filter": ["O filtro não pode ser usado"],
  "bad-number": ["O número de telefone não pode ser usado"],
  "bad-parameter": ["Uma parte do endereço está errada"],
  "beyond-free": [
    "Seria retirado mais do que está livre",
    "Há {free} pontos livres. O que as mensagens em andamento reservam continua sendo delas.",
  ],
  "beyond-lot": [
    "Seria retirado mais do que foi dado",
    "Desta concessão ainda podem ser retirados {left} pontos.",
  ],
  "beyond-remaining": [
    "Resta menos que isso no documento",
    "Ainda não foram creditados {left} {currency} antes dos impostos.",
  ],
  "billing-not-set-up": [
    "Ainda não é possível comprar créditos aqui",
    "O operador deste servidor não configurou a cobrança: lodestone billing set.",
  ],
  "body-broken-off": ["A solicitação não chegou inteira", "A conexão terminou antes do tamanho anunciado."],
  "body-missing": ["A solicitação está vazia", "Envie JSON."],
  "body-too-large": ["A solicitação é grande demais", "Aqui são aceitos no máximo {bytesMax} bytes.", ""],
  "body-too-slow": ["A solicitação não chegou a tempo", "Envie de novo por uma conexão melhor."],
  "bulk-not-found": ["Essa edição em massa não existe", ""],
  "bulk-not-undoable": [
    "Isso não pode ser desfeito",
    "Uma edição em massa que mudou algo pode ser desfeita uma vez, até 24 horas depois do fim.",
  ],
  "busy": ["Há atividade demais neste momento", "Nada foi alterado. Tente de novo em instantes."],
  "calendar-in-use": [
    "Este calendário está em uso",
    "O horário de {user} depende dele. Escolha antes outro calendário lá.",
  ],
  "calendar-name-taken": ["Já existe um calendário com este nome", "Há outro calendário chamado “{name}”."],
  "calendar-not-found": ["Esse calendário não existe", ""],
  "campaign-moved-on": [
    "A campanha avançou desde então",
    "O destinatário não está mais nela, ou já teve uma tentativa mais recente. Veja o relatório da campanha.",
  ],
  "campaign-not-found": ["Essa campanha não existe", ""],
  "campaign-state": ["O estado da campanha não permite isso", "Estado atual: {state}."],
  "cap-reached": [
    "Um limite de gastos seria ultrapassado",
    "São necessários {needed} pontos e restam {room} no limite {cap}, que recomeça em {renewsAt}. Um proprietário pode aumentá-lo.",
    "São necessários {needed} pontos e restam {room} no limite {cap}. Um proprietário pode aumentá-lo.",
  ],
  "channel-not-connected": [
    "O canal não está conectado",
    "Conecte-o de novo em Configurações, Canais, e envie outra vez.",
  ],
  "channel-not-found": ["Esse canal não existe", ""],
  "client-id-reused": [
    "Este clientId é de outra mensagem",
    "Crie um clientId novo para cada mensagem e repita-o só para enviar de novo a mesma.",
  ],
  "community-name-taken": [
    "O nome já está em uso",
    "Outra comunidade tem este nome; maiúsculas e acentos não fazem diferença.",
  ],
  "community-not-found": ["Essa comunidade não existe", ""],
  "company-name-taken": ["Já existe uma empresa com este nome"],
  "company-not-found": ["Essa empresa não existe", ""],
  "confirm-deletion": [
    "Os valores deste campo serão perdidos",
    "Há valores nele em {uses} lugares. Confirme com a chave do campo: {key}.",
  ],
  "consent-job-not-found": ["Essa tarefa não existe", ""],
  "contact-blocked": ["O contato está bloqueado", "Desbloqueie o contato antes de enviar uma mensagem."],
  "contact-not-found": ["Esse contato não existe", ""],
  "contact-opted-out": [
    "O contato não quer mensagens assim",
    "Ele disse não a mensagens deste tipo. Modelos de marketing não são enviados a quem pediu para sair; use um modelo de utilidade ou responda em uma conversa aberta.",
  ],
  "contact-unreachable": [
    "O contato não tem identidade no WhatsApp",
    "Dê antes um número de telefone ao contato.",
  ],
  "conversation-held-elsewhere": [
    "Outra pessoa conversa com este contato",
    "Já existe uma conversa com este contato, em uma caixa de entrada ou equipe que você não vê.",
  ],
  "conversation-not-found": ["Essa conversa não existe", ""],
  "conversation-not-yours": [
    "Esta conversa é de um colega",
    "Ela está com {by}. Essa pessoa, ou quem gerencia a caixa de entrada, pode passá-la a você.",
    "Ela é de uma equipe da qual você não faz parte. Quem gerencia a caixa de entrada pode passá-la a você.",
  ],
  "credits-conflict": [
    "Os créditos desta mensagem mudaram",
    "Alguém a cancelou ou enviou nesse meio-tempo. Carregue de novo.",
  ],
  "credits-locked": [
    "O envio está bloqueado até que créditos sejam adicionados",
    "Há {available} pontos disponíveis, e com {above} ou menos nada é enviado. Adicione créditos para continuar.",
  ],
  "cross-site-request": [
    "Outro site não pode fazer isso em seu nome",
    "A solicitação veio de uma página de outra origem, ou sem o cabeçalho X-CSRF-Token desta sessão.",
  ],
  "currency-not-sold": ["Não se vendem créditos nesta moeda", "Não há preço de um ponto em {currency}."],
  "day-unknown": [
    "O WhatsApp ainda não foi consultado sobre este dia",
    "Atualize antes o dia {day} e feche-o quando a resposta chegar.",
  ],
  "day-waiting": [
    "Este dia ainda pode mudar",
    "O WhatsApp repete webhooks por sete dias: {day} pode ser fechado a partir de {until}.",
  ],
  "email-not-confirmed": [
    "Confirme antes o seu endereço de e-mail",
    "Abra o link do e-mail enviado quando você se cadastrou.",
  ],
  "email-taken": ["Já existe uma conta com este endereço de e-mail", "Entre com ela."],
  "enrolment-not-found": ["Essa inscrição na sequência não existe", ""],
  "enrolment-over": [
    "O contato não está mais na sequência",
    "Carregue a lista de novo para ver como terminou.",
  ],
  "export-expired": [
    "O arquivo não está mais aqui",
    "Os arquivos ficam guardados por 7 dias. Exporte os contatos de novo.",
  ],
  "export-not-found": ["Essa exportação não existe", ""],
  "export-not-ready": ["O arquivo não está pronto", "Espere até que esteja."],
  "exports-busy": [
    "Outras exportações estão sendo escritas",
    "No máximo {limit} por vez. Espere até que uma fique pronta.",
  ],
  "field-in-filters": ["Há filtros que usam este campo", "Mude ou exclua antes estes: {names}."],
  "field-key-taken": ["Já existe um campo com esta chave", "Escolha uma chave diferente de {key}."],
  "field-not-found": ["Esse campo não existe", ""],
  "forbidden": ["Você não pode fazer isso", "É preciso ter a permissão {permission}."],
  "gateway-unavailable": [
    "Não foi possível falar com o meio de pagamento",
    "Nada foi pago. Tente de novo em instantes ou escolha outra forma de pagar.",
  ],
  "group-is-dynamic": [
    "Aqui ninguém é incluído ou retirado à mão",
    "{name} é formado por quem o filtro encontra. Mude o filtro ou os contatos.",
  ],
  "hold-not-found": ["Essa reserva não existe", ""],
  "idempotency-answer-not-kept": [
    "A primeira solicitação com esta chave foi realizada",
    "A resposta continha um segredo que é mostrado uma única vez, então não pode ser repetida.",
  ],
  "idempotency-key-reused": [
    "Esta chave foi usada em outra solicitação",
    "Uma chave pertence a um método, um endereço e um conteúdo. Crie uma nova para cada solicitação.",
  ],
  "idempotency-outcome-unknown": [
    "A primeira solicitação com esta chave foi interrompida",
    "Ela pode ou não ter sido realizada. Veja o que existe e, se preciso, envie com uma chave nova.",
  ],
  "idempotency-running": [
    "A primeira solicitação com esta chave ainda está em andamento",
    "Espere a resposta dela ou envie a mesma solicitação de novo em instantes.",
  ],
  "import-changed": ["A importação mudou nesse meio-tempo", "Carregue de novo e repita o que você queria."],
  "import-file-gone": [
    "O arquivo não está mais aqui",
    "Os arquivos ficam guardados por uma semana. Envie de novo para mapear as colunas.",
  ],
  "import-not-csv": ["O arquivo não é um CSV", "Salve ou exporte como CSV ou .xlsx e envie esse."],
  "import-not-found": ["Essa importação não existe", ""],
  "import-not-ready": [
    "O arquivo ainda não foi lido até o fim",
    "Escolha as colunas e espere até que cada linha seja verificada.",
  ],
  "import-started": [
    "A importação está em andamento ou concluída",
    "Desfaça-a antes ou envie o arquivo de novo.",
  ],
  "import-too-large": [
    "O arquivo é grande demais",
    "O arquivo tem mais de {megabytes} MB. Divida-o e envie as partes.",
  ],
  "import-too-long": [
    "O arquivo tem linhas demais",
    "O arquivo tem mais de {limit} linhas. Divida-o e envie as partes.",
  ],
  "import-unreadable": ["Não foi possível ler o arquivo"],
  "insufficient-credits": [
    "Não há créditos de mensagem suficientes",
    "São necessários {needed} pontos e há {available} disponíveis. Adicione pelo menos {shortfall} pontos, ou espere até que as mensagens em andamento devolvam o que não usarem.",
  ],
  "internal-error": ["Algo deu errado do nosso lado", "Ficou registrado com o identificador da solicitação."],
  "invalid-request": ["A solicitação não pode ser realizada assim"],
  "invitation-not-found": ["Esse convite não existe", ""],
  "invitation-not-good": [
    "Este convite não funciona mais",
    "Ele foi aceito, retirado ou venceu. Peça um novo.",
  ],
  "invoice-not-found": ["Esse documento não existe", ""],
  "json-too-deep": ["O JSON tem níveis demais", ""],
  "last-owner": [
    "Um espaço de trabalho precisa de um proprietário",
    "Torne antes outra pessoa proprietária.",
  ],
  "link-not-good": ["Este link não funciona mais", "Ele foi usado ou venceu. Peça um novo."],
  "lot-not-found": ["Essa concessão de pontos não existe", ""],
  "mail-not-configured": [
    "Este servidor não envia e-mails",
    "Peça um link ao operador: lodestone user login-link.",
  ],
  "malformed-json": [
    "A solicitação não é JSON",
    "JSON é enviado em UTF-8 sem marca de ordem de bytes (RFC 8259).",
  ],
  "media-failed": ["Não foi possível obter o arquivo"],
  "media-fetching": [
    "O arquivo está a caminho",
    "Ele está sendo buscado no WhatsApp. Veja de novo em instantes.",
  ],
  "media-not-found": ["Esse arquivo não existe", ""],
  "media-too-large": [
    "O arquivo é grande demais",
    "O WhatsApp aceita arquivos deste tipo de até {megabytes} MB.",
  ],
  "member-not-found": ["Esse membro não existe", ""],
  "contact-without-owner": [
    "Este contato não tem responsável",
    "Ninguém é responsável por este contato. Escolha um responsável, ou passe a conversa a alguém pelo nome.",
  ],
  "owner-without-inbox": [
    "O responsável pelo contato não pode ver a conversa",
    "{by} é responsável pelo contato, mas a função dessa pessoa não mostra esta caixa de entrada ou as conversas desta equipe.",
  ],
  "member-without-inbox": [
    "Este membro não pode ver a conversa",
    "A função dele não mostra esta caixa de entrada ou as conversas desta equipe.",
  ],
  "merge-not-found": ["Essa mesclagem não existe", ""],
  "merge-undone": ["A mesclagem já foi desfeita", "Os dois contatos estão lá."],
  "message-invalid": ["A mensagem não pode ser enviada assim"],
  "message-not-forwardable": [
    "Este tipo de mensagem não pode ser encaminhado",
    "Textos, arquivos, localizações e cartões de contato podem ser encaminhados.",
  ],
  "message-not-found": ["Essa mensagem não existe", ""],
  "message-not-retryable": [
    "Esta mensagem não pode ser enviada de novo",
    "Só podem ser enviadas de novo mensagens nossas que falharam, venceram ou têm resultado desconhecido.",
  ],
  "message-not-scheduled": [
    "Esta mensagem não espera a sua hora",
    "Só podem ser retiradas mensagens agendadas que ainda não saíram.",
  ],
  "metrics-closed": [
    "Os números não são para qualquer pessoa",
    "Peça a partir da própria máquina do servidor ou envie o token de --metrics-token.",
  ],
  "next-period-paid": [
    "O próximo período já está pago",
    "O plano pode ser mudado quando ele começar: {from}.",
  ],
  "no-price-book": [
    "Não há preços para esta moeda",
    "Peça ao operador que importe a tabela da Meta em {book}.",
  ],
  "no-subscription": [
    "Este espaço de trabalho não tem plano",
    "Aqui tudo é ilimitado e não há nada a pagar.",
  ],
  "no-wallet": ["Este espaço de trabalho ainda não tem créditos de mensagem", ""],
  "no-workspace": [
    "Você não está mais em nenhum espaço de trabalho",
    "Peça a um administrador que convide você.",
  ],
  "nobody-to-exclude": [
    "Não resta ninguém para excluir",
    "Todos os destinatários das mensagens com falha já têm a etiqueta ou foram excluídos.",
  ],
  "nobody-to-write-to": [
    "Não há a quem escrever no arquivo",
    "Nenhuma das linhas tem um número que possa ser usado.",
  ],
  "not-creditable": ["Uma nota de crédito não pode ser creditada", ""],
  "not-found": ["Não há nada aqui", ""],
  "not-retryable": ["Enviar de novo não vai ajudar"],
  "note-closed": [
    "Esta nota fica como está",
    "Uma nota pode ser mudada por quem a escreveu, por 15 minutos.",
  ],
  "note-not-found": ["Essa nota não existe", ""],
  "note-of-another": ["Esta nota é de um colega", "Só quem escreveu uma nota pode mudá-la."],
  "nothing-due": ["Não há nada a pagar agora", ""],
  "number-refused": [
    "O WhatsApp não aceita esta conexão",
    "Confira o phone number id e o token de acesso. O WhatsApp disse: {why}",
  ],
  "number-taken": [
    "Este número já está em uso",
    "Já existe um canal com este phone number id e este app secret. Desconecte-o antes.",
  ],
  "operator-required": [
    "Só quem opera este servidor pode fazer isso",
    "`lodestone user operator EMAIL`, na linha de comando do servidor, torna alguém operador.",
  ],
  "option-in-use": [
    "Esta opção está escolhida em algum lugar",
    "“{option}” está escolhida {uses} vezes. Renomeie-a ou mude antes essas.",
  ],
  "payment-disputed": [
    "Um banco contesta este pagamento",
    "Ele pode ser reembolsado quando a contestação for decidida: até lá o banco pode retirar o dinheiro.",
  ],
  "payment-not-found": ["Esse pagamento não existe", ""],
  "payment-state": ["O estado do pagamento não permite isso", "Estado atual: {state}."],
  "person-required": ["Só uma pessoa conectada pode fazer isso", "Com uma chave de API não é possível."],
  "plan-limit-reached": [
    "O plano não permite mais",
    "O plano do espaço de trabalho permite {allowed} {limit} e há {used}. Um proprietário pode escolher um plano maior.",
  ],
  "plan-limit-reached/closed": [
    "O plano não permite mais",
    "O plano do espaço de trabalho terminou ou está pausado, por isso não é possível adicionar {limit}. Um proprietário pode renová-lo.",
  ],
  "plan-not-found": ["Esse plano não existe", ""],
  "plan-not-sold": [
    "Este plano não pode ser escolhido aqui",
    "{name} não é mais oferecido ou não tem preço na moeda do espaço de trabalho.",
  ],
  "plan-too-small": ["O plano permite menos do que existe"],
  "price-book-not-found": ["Essa lista de preços não existe", ""],
  "price-conflict": ["A lista de preços já diz outra coisa"],
  "price-missing": [
    "Não há preço para esta mensagem",
    "A lista de preços {book} não tem preço para mensagens de {category} no mercado {market} em {day}. Peça ao operador que importe a tabela da Meta para esse dia ou que permita o último preço conhecido.",
    "A lista de preços não tem preço para {market}. Importe a tabela da Meta.",
  ],
  "profile-incomplete": [
    "Faltam os dados de cobrança",
    "Diga antes em nome de quem sai a fatura: nome, endereço e, na Índia, o estado.",
  ],
  "quick-link-not-found": ["Esse link não existe", ""],
  "quick-reply-not-found": ["Essa resposta rápida não existe", ""],
  "rate-card-refused": ["A tabela de preços não pode ser aceita assim"],
  "reference-reused": [
    "A referência foi usada em outra mensagem",
    "A campanha enviou uma mensagem a outra pessoa com a referência {reference}.",
  ],
  "reference-taken": [
    "Esta referência foi usada para outra coisa",
    "{reference} foi usada antes para outro valor ou outro tipo.",
  ],
  "refund-pending": [
    "Um reembolso deste pagamento está em andamento",
    "Outro poderá ser pedido quando o meio de pagamento disser o que aconteceu com ele.",
  ],
  "report-running": [
    "Um relatório deste espaço de trabalho está sendo feito",
    "Tente de novo quando ele terminar.",
  ],
  "report-too-large": [
    "Este período tem mensagens demais para um relatório",
    "Ele conta {limit}, com as dos sete dias anteriores: escolha um período menor ou a exportação.",
  ],
  "restored-from-backup": [
    "Nada é enviado até que o operador veja os dados restaurados",
    "Este servidor funciona com uma cópia dos dados anterior a {restoredAt}. O que foi enviado depois não está nela, então mensagens poderiam sair duas vezes. O recebimento continua; o operador encerra isso com lodestone restore acknowledge.",
  ],
  "retry-too-early": [
    "O WhatsApp pede para esperar",
    "Ele recusará esta mensagem antes de {notBefore}. Ela pode ser enviada sozinha nessa hora.",
  ],
  "role-beyond-own": ["Você não pode dar o que não tem", "A função tem {permission}, que você não tem."],
  "role-in-use": [
    "Alguém tem esta função",
    "Dê antes outra função aos {users} membros e convites abertos com “{name}”.",
  ],
  "role-name-taken": ["Já existe uma função com este nome"],
  "role-not-found": ["Essa função não existe", ""],
  "rupees-needed": ["Uma venda dentro da Índia é paga em rúpias", ""],
  "scope-not-held": ["Uma chave só pode receber o que você mesmo pode fazer", "Você não tem {permission}."],
  "segment-name-taken": [
    "O nome já está em uso",
    "Outro segmento tem este nome; maiúsculas e acentos não fazem diferença.",
  ],
  "segment-not-found": ["Esse segmento não existe", ""],
  "sending-stopped": ["No momento não são enviadas mensagens pagas"],
  "sequence-faults": ["A sequência não pode ser publicada assim"],
  "sequence-not-found": ["Essa sequência não existe", ""],
  "sequence-not-published": [
    "A sequência é um rascunho",
    "Publique-a antes: um rascunho não inscreve ninguém e não há o que pausar.",
  ],
  "sequence-version-not-found": [
    "Essa versão não existe",
    "A sequência não tem a versão {version}. As versões estão em “Versões”.",
  ],
  "session-not-found": ["Essa sessão não existe", ""],
  "shortcut-taken": ["Já existe uma resposta rápida com este atalho", ""],
  "sign-in-required": ["Entre antes", ""],
  "slug-taken": ["Este endereço já está em uso", "Escolha outro final para o link."],
  "subscription-held": [
    "O operador pausou esta assinatura",
    "Peça ao operador deste servidor que a abra de novo.",
  ],
  "subscription-state": ["O estado da assinatura não permite isso", "Estado atual: {state}."],
  "supplier-incomplete": [
    "Os dados do vendedor não estão completos",
    "Peça ao operador deste servidor que os complete: sem eles não é possível emitir documentos.",
  ],
  "suspense-not-found": ["Esse dinheiro não existe", ""],
  "tag-name-taken": [
    "Já existe uma etiqueta com este nome",
    "Nos nomes, maiúsculas e acentos não fazem diferença. Mescle as duas ou escolha outro nome.",
  ],
  "tag-not-found": ["Essa etiqueta não existe", ""],
  "team-name-taken": ["Já existe uma equipe com este nome"],
  "team-not-found": ["Essa equipe não existe", ""],
  "template-exists": [
    "Esse modelo já existe",
    "O canal já tem um modelo {name} em {language}. Escolha outro nome ou outro idioma.",
  ],
  "template-faults": ["O WhatsApp recusaria o modelo"],
  "template-in-use": [
    "O modelo está em uso",
    "Sentiriam a falta dele: {names}. Exclua mesmo assim ou encerre antes esses.",
  ],
  "template-not-approved": [
    "O modelo não pode ser enviado",
    "O estado dele na Meta é: {state}. Escolha um modelo aprovado.",
  ],
  "template-not-editable": ["O modelo não pode ser editado agora"],
  "template-not-found": ["Esse modelo não existe", ""],
  "template-not-paused": ["O modelo não está pausado", "Só um modelo pausado pode ser retomado."],
  "template-not-rejected": [
    "Não há do que recorrer",
    "Só é possível recorrer por um modelo rejeitado, pausado ou desativado.",
  ],
  "template-unchanged": ["Não há mudanças a enviar", "O WhatsApp tem o modelo como está. Mude-o antes."],
  "template-values": ["Os valores do modelo não estão corretos"],
  "too-many": ["Já há demais", "Limite de {what}: {limit}."],
  "too-many-api-keys": [
    "Há chaves de API demais",
    "Um espaço de trabalho tem no máximo {limit}. Revogue uma que não seja usada.",
  ],
  "too-many-contacts": [
    "São contatos demais",
    "Uma edição em massa muda no máximo {limit}. Restrinja o filtro.",
  ],
  "too-many-drafts": [
    "Há rascunhos demais",
    "Um espaço de trabalho guarda {limit} rascunhos. Exclua os que não são necessários.",
  ],
  "too-many-pending": [
    "Há pagamentos pendentes demais",
    "Há {limit} pagamentos à espera. Conclua ou cancele um deles.",
  ],
  "too-many-refunds": [
    "Este pagamento foi reembolsado vezes demais",
    "Um pagamento pode ser reembolsado {limit} vezes, em partes. O operador deste servidor pode enviar mais.",
  ],
  "too-many-requests": ["Tentativas demais", "Espere {seconds} segundos e tente de novo."],
  "too-many-roles": ["Há funções demais", "No máximo {limit} próprias."],
  "too-many-sequences": [
    "Há sequências demais",
    "Um espaço de trabalho tem no máximo {limit}. Exclua uma que não seja mais usada.",
  ],
  "too-many-streams": [
    "Há conexões abertas demais",
    "Uma pessoa ou chave pode ter {limit} ao mesmo tempo. Feche uma.",
  ],
  "too-many-teams": ["Há equipes demais", "No máximo {limit}."],
  "too-many-values": [
    "Há valores demais para converter",
    "O tipo de um campo com mais de {limit} valores fica como está.",
  ],
  "two-people": [
    "São duas pessoas diferentes",
    "O WhatsApp as conhece por duas identidades diferentes, então as mensagens delas não são misturadas.",
  ],
  "unavailable": [
    "Não é possível acessar os dados agora",
    "Tente de novo em instantes. A mudança pode ter sido feita mesmo assim: veja antes.",
  ],
  "values-not-convertible": [
    "Nem todos os valores podem passar para este tipo",
    "{values} valores seriam perdidos, como “{example}”. Mude-os antes.",
  ],
  "view-not-found": ["Essa visualização salva não existe", ""],
  "webhook-not-verified": [
    "Esse token de verificação não é nosso",
    "Informe o token de verificação do canal no painel do app da Meta.",
  ],
  "webhook-signature": ["A assinatura não confere"],
  "webhook-unreadable": ["Não foi possível ler a solicitação"],
  "whatsapp-refused": ["O WhatsApp não fez isso"],
  "widget-not-found": ["Esse widget não existe", ""],
  "window-closed": [
    "A janela de 24 horas está fechada",
    "O contato não escreveu nas últimas 24 horas. Envie um modelo aprovado para reabrir a conversa.",
  ],
  "workspace-not-found": ["Esse espaço de trabalho não existe", ""],
  "wrong-content-type": ["A solicitação não é do tipo aceito aqui", "Envie {types}."],
  "wrong-credentials": ["O endereço de e-mail ou a senha está errada", ""],
  "wrong-current-password": ["A senha atual está errada"],
  "wrong-method": ["Este endereço não aceita o método", "Ele aceita {methods}."],
};
