import type { Entries } from "../types.ts";

const copied = "Um código de uso único com um botão que o copia.";
const shipped = (language: string) => `Diz em ${language} que um pacote está a caminho.`;
const appointment = (language: string) => `Lembra de uma consulta em ${language}.`;
const sale = (language: string) => `Uma oferta da estação em ${language}.`;

/** The library of templates: their own texts stay in their language. */
export const samples: Entries = {
  "abandoned-cart": ["Carrinho esquecido", "Lembra de um carrinho que ficou para trás."],
  "account-update": ["Conta alterada", "Avisa de uma mudança em uma conta."],
  "appointment-ar": ["تذكير بالموعد", appointment("árabe")],
  "appointment-es": ["Recordatorio de cita", appointment("espanhol")],
  "appointment-hi": ["अपॉइंटमेंट की याद", appointment("hindi")],
  "appointment-place": ["Horário com o caminho", "Mostra onde é o compromisso."],
  "appointment-pt": ["Lembrete de consulta", appointment("português")],
  "appointment-reminder": ["Lembrete de horário", "Lembra de um horário marcado e recebe a resposta."],
  "call-permission": ["Podemos ligar?", "Pede permissão para ligar sobre um pedido."],
  "carousel": ["Carrossel de três", "Três cartões com imagens e botões."],
  "catalogue": ["Catálogo", "Abre o seu catálogo inteiro."],
  "coupon": ["Cupom", "Um código para copiar e onde usá-lo."],
  "event-invitation": ["Convite", "Convida para um evento, com resposta."],
  "feedback-form": ["Formulário de opinião", "Abre um formulário depois de uma compra."],
  "lead-form": ["Pedir orçamento", "Abre um formulário para novos clientes."],
  "limited-offer": ["Oferta por tempo limitado", "Uma contagem regressiva com um código."],
  "multi-product": ["Produtos por seção", "Até trinta produtos do seu catálogo."],
  "new-arrivals": ["Novidades", "Um vídeo sobre o que há de novo."],
  "order-confirmed": ["Pedido confirmado", "Agradece um pedido e traz o link dele."],
  "order-delivered": ["Pedido entregue", "Avisa de uma entrega e pergunta se está tudo bem."],
  "order-payment": ["Pagar um pedido", "Pede o pagamento de um pedido dentro do WhatsApp (Índia)."],
  "order-shipped": ["Pedido a caminho", "Diz que um pacote está a caminho, com o rastreio."],
  "order-shipped-ar": ["تم شحن الطلب", shipped("árabe")],
  "order-shipped-es": ["Pedido enviado", shipped("espanhol")],
  "order-shipped-hi": ["ऑर्डर भेजा गया", shipped("hindi")],
  "order-shipped-pt": ["Pedido enviado", shipped("português")],
  "passcode-ar": ["Código para copiar (ar)", copied],
  "passcode-en": ["Código para copiar (en)", copied],
  "passcode-es": ["Código para copiar (es)", copied],
  "passcode-hi": ["Código para copiar (hi)", copied],
  "passcode-one-tap": ["Código, um toque", "O seu app Android recebe o código com um toque."],
  "passcode-pt_BR": ["Código para copiar (pt_BR)", copied],
  "passcode-zero-tap": ["Código, zero toque", "O seu app Android recebe o código sozinho."],
  "payment-received": ["Pagamento recebido", "Confirma um pagamento."],
  "payment-reminder": ["Lembrete de pagamento", "Lembra de uma fatura, com o documento."],
  "product-carousel": ["Carrossel de produtos", "Cartões do seu catálogo."],
  "sale-ar": ["عرض الموسم", sale("árabe")],
  "sale-es": ["Rebajas", sale("espanhol")],
  "sale-hi": ["त्योहार की छूट", sale("hindi")],
  "sale-pt": ["Promoção", sale("português")],
  "seasonal-sale": ["Promoção da estação", "Uma imagem, uma oferta e a loja."],
  "single-product": ["Um produto", "Um produto do seu catálogo."],
  "ticket-opened": ["Chamado aberto", "Confirma que uma pergunta chegou."],
  "win-back": ["Sentimos a sua falta", "Escreve a clientes que não compram há algum tempo."],
};

/** What happened to a template. Without a detail the server's words stand beneath: they hold the reason. */
export const history: Entries = {
  "appealed": ["Houve recurso"],
  "approved": ["O WhatsApp aprovou.", ""],
  "category": ["A categoria mudou"],
  "components": ["O texto foi mudado"],
  "copied": ["Copiado de outro"],
  "created": ["O rascunho foi criado.", ""],
  "deleted": ["Excluído"],
  "disabled": ["O WhatsApp desativou de vez.", ""],
  "edited": ["Uma edição foi enviada.", ""],
  "paused": ["O WhatsApp pausou"],
  "pending": ["O WhatsApp está analisando.", ""],
  "quality": ["A qualidade mudou"],
  "rejected": ["O WhatsApp rejeitou"],
  "status": ["O estado mudou"],
  "submitted": ["Enviado ao WhatsApp.", ""],
  "unpaused": ["Pediu-se ao WhatsApp que o retome.", ""],
};

/** Why a payment came to nothing. The bank's own words stay beneath. */
export const payments: Entries = {
  "cancelled": ["O pagamento foi cancelado.", ""],
  "declined": ["O banco recusou o pagamento."],
  "failed": ["O meio de pagamento não o aceitou.", ""],
  "gateway-unavailable": ["Não foi possível falar com o meio de pagamento: nada foi pago.", ""],
  "not-paid": ["Ninguém pagou a tempo.", ""],
  "payment-failed": ["O banco não enviou o dinheiro.", ""],
  "refused": ["O meio de pagamento recusou."],
  "settled-otherwise": ["Veio outro dinheiro que o pedido, e foi resolvido à parte.", ""],
};

/** Why a template was rejected. Meta's own words stay beneath. */
export const rejections: Entries = {
  "ABUSIVE_CONTENT": ["As palavras foram consideradas abusivas."],
  "CATEGORY_NOT_AVAILABLE": ["A categoria não está disponível."],
  "INCORRECT_CATEGORY": ["As palavras não combinam com a categoria."],
  "INVALID_FORMAT": ["O formato ou as variáveis não estão corretos."],
  "NONE": ["O WhatsApp não deu nenhum motivo."],
  "PROMOTIONAL": ["Promove algo, o que a categoria não permite."],
  "SCAM": ["Parece uma fraude."],
  "TAG_CONTENT_MISMATCH": ["As palavras não combinam com a categoria ou o idioma."],
};
