import type { Entries } from "../types.ts";

const braces = "Corrija ou retire as chaves.";
const marketing = "Escolha a categoria de marketing.";
const one = "Retire um.";
const words = "Encurte o texto.";
const copy = "Copie o modelo para mudar isso.";
const sample = "Dê um exemplo como um cliente poderia receber.";

export const rules: Entries = {
  "authentication-advice": ["add_security_recommendation é true ou false.", "Defina como true ou false."],
  "authentication-button": [
    "Um modelo de autenticação tem um botão, para o código.",
    "Deixe um botão do tipo OTP.",
  ],
  "authentication-expiry": [
    "Um código vale de 1 a 90 minutos.",
    "Informe de 1 a 90 minutos ou retire o rodapé.",
  ],
  "authentication-header": ["Um modelo de autenticação não tem cabeçalho.", "Retire o cabeçalho."],
  "authentication-part": [
    "Um modelo de autenticação é um corpo, talvez um rodapé, e o botão do código.",
    "Retire a parte.",
  ],
  "authentication-text": [
    "O texto de um modelo de autenticação é escrito pelo WhatsApp.",
    "Retire o texto; escolha se a dica de segurança entra.",
  ],
  "body-braces": ["Uma variável se escreve {{1}} ou {{first_name}}.", braces],
  "body-emoji": ["Mais de dez emojis em um corpo costumam ser recusados.", "Use menos emojis."],
  "body-example": ["Cada variável do corpo tem um exemplo.", sample],
  "body-example-extra": [
    "Não há mais exemplos que variáveis.",
    "Retire os exemplos que não são de nenhuma variável.",
  ],
  "body-line-breaks": [
    "Mais de duas quebras de linha seguidas costumam ser recusadas.",
    "Deixe no máximo uma linha vazia.",
  ],
  "body-missing": ["Todo modelo tem um corpo.", "Escreva o texto da mensagem."],
  "body-text-missing": ["O corpo tem um texto.", "Escreva o texto da mensagem."],
  "body-too-long": ["Um corpo tem no máximo 1024 caracteres.", words],
  "body-too-long-in-card": [
    "O texto de um cartão tem no máximo 160 caracteres.",
    "Encurte o texto do cartão.",
  ],
  "body-too-long-in-offer": ["O corpo de uma oferta por tempo limitado tem no máximo 600 caracteres.", words],
  "body-too-long-with-product": ["O corpo abaixo de um produto tem no máximo 160 caracteres.", words],
  "body-variable-at-edge": [
    "Um corpo não começa nem termina com uma variável.",
    "Ponha palavras antes da primeira e depois da última variável.",
  ],
  "body-variable-gap": ["As variáveis são numeradas 1, 2, 3 sem lacunas.", "Numere as variáveis de novo."],
  "body-variable-name": [
    "Uma variável com nome tem letras minúsculas, números e sublinhados, e não é um número.",
    "Escreva como {{first_name}}.",
  ],
  "body-variable-near-edge": [
    "Um corpo que começa ou termina com uma variável e um sinal, como um ponto, costuma ser recusado.",
    "Ponha uma palavra antes da primeira e depois da última variável.",
  ],
  "body-variable-number": [
    "Variáveis posicionais são números.",
    "Numere {{1}}, {{2}} ou mude para variáveis com nome.",
  ],
  "body-variable-ratio": [
    "Um corpo com muitas variáveis precisa de mais palavras: cerca de duas por variável e mais uma.",
    "Escreva mais palavras ou use menos variáveis.",
  ],
  "body-variables-adjacent": [
    "Duas variáveis não ficam coladas.",
    "Ponha palavras entre elas ou junte-as em uma.",
  ],
  "button-alone": ["Um botão deste tipo costuma ficar sozinho.", "Retire os outros botões."],
  "button-kind": ["Um botão é de um dos tipos que os modelos têm.", "Escolha um tipo da lista."],
  "button-once": ["Um modelo tem no máximo um botão deste tipo.", one],
  "button-text-emoji": ["O texto de um botão não tem emojis.", "Use só palavras."],
  "button-text-formatting": [
    "Textos de botão com asteriscos ou outra formatação costumam ser recusados.",
    "Use só palavras.",
  ],
  "button-text-missing": ["Um botão tem um texto.", "Escreva o que o botão faz."],
  "button-text-too-long": ["O texto de um botão tem no máximo 25 caracteres.", words],
  "button-text-twice": ["Não há dois botões com o mesmo texto.", "Mude um dos textos."],
  "button-text-variable": [
    "O texto de um botão não tem variáveis nem quebras de linha.",
    "Escreva por extenso.",
  ],
  "buttons-missing": ["A lista de botões tem pelo menos um.", "Adicione um botão ou retire a parte."],
  "buttons-too-many": ["Um modelo tem no máximo dez botões.", "Retire alguns."],
  "call-permission-buttons": [
    "Um pedido de permissão para ligar fica sem botões, cartões nem ofertas.",
    "Retire-os.",
  ],
  "card-button-kind": [
    "Os botões de um cartão com imagem ou vídeo são respostas rápidas, endereços e telefones.",
    "Escolha um destes.",
  ],
  "card-buttons": ["Um cartão tem um ou dois botões.", "Dê ao cartão um ou dois botões."],
  "card-header": [
    "Um cartão tem cabeçalho: uma imagem, um vídeo ou um produto.",
    "Escolha uma imagem, um vídeo ou um produto.",
  ],
  "card-part": ["Um cartão tem cabeçalho, texto e botões, e nada mais.", "Retire a parte."],
  "card-parts": [
    "Um cartão tem as suas partes: cabeçalho, talvez um texto, e botões.",
    "Dê ao cartão um cabeçalho e um botão.",
  ],
  "card-product-button": [
    "O cartão de um produto tem um só botão: mostra o produto ou abre um endereço.",
    "Deixe um botão, do tipo SPM ou URL.",
  ],
  "cards-alike": [
    "Todos os cartões têm as mesmas partes e os mesmos tipos de botões.",
    "Deixe o cartão como o primeiro.",
  ],
  "cards-count": ["Um carrossel tem de 2 a 10 cartões.", "Adicione ou retire cartões."],
  "carousel-around": [
    "Um carrossel fica abaixo de um corpo, sem cabeçalho, rodapé ou botões da mensagem.",
    "Passe-os para os cartões.",
  ],
  "carousel-category": ["Carrosséis são marketing.", marketing],
  "category-may-change": [
    "Um modelo de utilidade que parece marketing é aprovado como marketing, pelo preço dele.",
    "Tire o que vende ou escolha você a categoria de marketing.",
  ],
  "category-missing": ["Um modelo tem uma categoria.", "Escolha marketing, utilidade ou autenticação."],
  "category-refused": [
    "Um modelo cujas palavras não combinam com a categoria é rejeitado.",
    "Escolha a categoria das palavras ou mude as palavras.",
  ],
  "category-unknown": ["As categorias são marketing, utilidade e autenticação.", "Escolha uma das três."],
  "code-buttons-many": ["Um modelo tem no máximo um botão que copia um código.", one],
  "code-example": ["Um botão que copia um código tem um código de exemplo.", "Dê um exemplo, como SAVE15."],
  "code-too-long": ["Um código tem no máximo 15 caracteres.", "Encurte o código."],
  "component-twice": ["Um modelo tem cada parte uma única vez.", "Retire uma das duas."],
  "component-type": ["Cada parte diz o que é.", "Dê um tipo à parte: HEADER, BODY, FOOTER, BUTTONS …"],
  "component-unknown": [
    "As partes de um modelo são cabeçalho, corpo, rodapé, botões, carrossel, oferta por tempo limitado e permissão para ligar.",
    "Retire a parte.",
  ],
  "components-missing": ["Um modelo tem uma lista de partes.", "Dê a ele pelo menos um corpo."],
  "coupon-category": ["Modelos com cupom são marketing.", marketing],
  "edit-category": ["A categoria de um modelo aprovado continua a mesma.", copy],
  "edit-identity": ["Nome, idioma e tipo de variáveis continuam os mesmos.", copy],
  "edit-often": [
    "Um modelo aprovado pode ser editado uma vez em 24 horas e dez vezes em 30 dias.",
    "Espere ou copie o modelo.",
  ],
  "edit-status": [
    "Modelos aprovados, rejeitados e pausados podem ser editados.",
    "Espere a análise terminar ou copie o modelo.",
  ],
  "flow-action": ["Um formulário abre com navigate ou data_exchange.", "Escolha um dos dois."],
  "flow-icon": ["O ícone de um formulário é DOCUMENT, PROMOTION ou REVIEW.", "Escolha um destes ou nenhum."],
  "flow-reference": [
    "O botão de um formulário nomeia o formulário uma vez: por flow_id, flow_name ou flow_json.",
    "Escolha o formulário.",
  ],
  "footer-characters": ["Um rodapé não tem quebras de linha nem emojis.", "Retire-os."],
  "footer-text-missing": ["Um rodapé tem um texto.", "Escreva-o ou retire o rodapé."],
  "footer-too-long": ["Um rodapé tem no máximo 60 caracteres.", "Encurte o rodapé."],
  "footer-variable": ["Um rodapé não tem variáveis.", "Passe a variável para o corpo."],
  "header-braces": ["Uma variável se escreve {{1}} ou {{first_name}}.", braces],
  "header-characters": [
    "Um cabeçalho não tem quebras de linha, emojis, asteriscos nem outra formatação.",
    "Retire-os; o cabeçalho já é negrito.",
  ],
  "header-example": ["A variável do cabeçalho tem um exemplo.", sample],
  "header-example-extra": [
    "Não há mais exemplos que variáveis.",
    "Retire os exemplos que não são de nenhuma variável.",
  ],
  "header-format": [
    "Um cabeçalho é TEXT, IMAGE, VIDEO, DOCUMENT, GIF, LOCATION ou PRODUCT.",
    "Escolha um destes.",
  ],
  "header-gif-marketing": [
    "Cabeçalhos GIF só saem pela API de mensagens de marketing.",
    "Escolha a categoria de marketing ou um vídeo.",
  ],
  "header-media-example": [
    "Um cabeçalho com mídia leva um arquivo de exemplo para a análise.",
    "Envie um exemplo.",
  ],
  "header-text-missing": ["Um cabeçalho de texto tem um texto.", "Escreva-o ou retire o cabeçalho."],
  "header-too-long": ["Um cabeçalho tem no máximo 60 caracteres.", "Encurte o cabeçalho."],
  "header-variable-gap": [
    "A variável do cabeçalho é {{1}}.",
    "Escreva {{1}}: cabeçalho e corpo são numerados à parte.",
  ],
  "header-variable-name": [
    "Uma variável com nome tem letras minúsculas, números e sublinhados, e não é um número.",
    "Escreva como {{order_id}}.",
  ],
  "header-variable-number": [
    "Variáveis posicionais são números.",
    "Escreva {{1}} ou mude para variáveis com nome.",
  ],
  "header-variables": [
    "Um cabeçalho tem no máximo uma variável.",
    "Deixe uma; passe as outras para o corpo.",
  ],
  "language-form": ["Um idioma é um código como en ou en_US.", "Escolha um da lista."],
  "language-missing": ["Um modelo tem um idioma.", "Escolha o idioma em que está escrito."],
  "language-region": [
    "O WhatsApp tem só algumas regiões de um idioma, e acrescenta outras.",
    "Escolha o idioma sem a região, a não ser que a Meta tenha incluído esta.",
  ],
  "language-unknown": ["O WhatsApp tem modelos em cerca de 70 idiomas.", "Escolha um idioma da lista."],
  "name-characters": [
    "Um nome só tem letras minúsculas, números e sublinhados.",
    "Escreva como order_shipped.",
  ],
  "name-missing": ["Um modelo tem um nome.", "Dê um nome, como order_shipped."],
  "name-taken": ["Um nome tem um modelo em cada idioma.", "Escolha outro nome ou edite o modelo que o tem."],
  "name-too-long": ["Um nome tem no máximo 512 caracteres.", "Encurte o nome."],
  "names-full": [
    "Uma conta tem no máximo 250 nomes de modelos, e 6.000 quando está verificada.",
    "Exclua modelos que não são usados.",
  ],
  "offer-category": ["Uma oferta por tempo limitado é marketing.", marketing],
  "offer-code": [
    "Uma oferta que termina tem um botão que copia o código, e ele vem primeiro.",
    "Ponha o botão do código primeiro.",
  ],
  "offer-expiration": ["has_expiration é true ou false.", "Diga se a oferta mostra quando termina."],
  "offer-footer": ["Uma oferta por tempo limitado não tem rodapé.", "Retire o rodapé."],
  "offer-header": [
    "O cabeçalho de uma oferta por tempo limitado é uma imagem ou um vídeo.",
    "Escolha uma imagem ou um vídeo, ou retire o cabeçalho.",
  ],
  "offer-text": [
    "Uma oferta tem um texto de no máximo 16 caracteres.",
    "Escreva um texto curto, como “Só até hoje”.",
  ],
  "offer-url": [
    "Uma oferta por tempo limitado tem um botão com endereço.",
    "Adicione um botão que abra a sua loja.",
  ],
  "order-format": [
    "Um modelo com detalhes de um pedido tem o formato ORDER_DETAILS.",
    "Defina display_format como ORDER_DETAILS.",
  ],
  "otp-apps": [
    "Um toque e zero toque nomeiam de um a cinco apps que recebem o código.",
    "Informe o seu app Android.",
  ],
  "otp-hash": [
    "O hash da chave de assinatura de um app tem 11 caracteres: letras, números, +, / e =.",
    "Informe o hash que a ferramenta do Google gera.",
  ],
  "otp-outside-authentication": [
    "Um botão de código de acesso é de um modelo de autenticação.",
    "Escolha a categoria de autenticação ou um botão que copie um cupom.",
  ],
  "otp-package": [
    "Um app é indicado pelo nome do pacote: duas ou mais partes separadas por pontos, cada uma com letras, números e sublinhados depois de uma letra, de no máximo 224 caracteres.",
    "Informe o nome, como com.example.app.",
  ],
  "otp-terms": [
    "Zero toque pede que você aceite os termos da Meta.",
    "Defina zero_tap_terms_accepted como true.",
  ],
  "otp-text-too-long": ["Os textos do botão de um código têm no máximo 25 caracteres.", words],
  "otp-type": ["Um código é entregue por COPY_CODE, ONE_TAP ou ZERO_TAP.", "Escolha um dos três."],
  "parameter-format": ["As variáveis são POSITIONAL ou NAMED.", "Escolha uma das duas."],
  "phone-buttons-many": ["Um modelo tem no máximo um botão que liga.", one],
  "phone-form": ["Um número de telefone é + e números.", "Escreva como +447700900123."],
  "phone-missing": ["Um botão que liga tem um número.", "Informe o número com o código do país."],
  "phone-too-long": [
    "Um número de telefone tem no máximo 20 caracteres.",
    "Informe o número com o código do país e nada mais.",
  ],
  "product-button": [
    "Abaixo de um cabeçalho de produto fica o botão do produto.",
    "Adicione o botão do tipo SPM.",
  ],
  "product-category": ["Modelos que mostram produtos são marketing.", marketing],
  "product-header": [
    "O botão de um único produto fica abaixo de um cabeçalho de produto.",
    "Faça do cabeçalho um produto.",
  ],
  "quick-replies-apart": [
    "As respostas rápidas ficam juntas, antes ou depois dos outros botões.",
    "Junte as respostas rápidas.",
  ],
  "submission-object": [
    "Um modelo é um objeto com nome, idioma, categoria e componentes.",
    "Envie um objeto JSON.",
  ],
  "ttl-authentication": [
    "Um modelo de autenticação vale de 30 a 900 segundos.",
    "Informe de 30 a 900 segundos, ou deixe em branco para 10 minutos.",
  ],
  "ttl-marketing": [
    "Um modelo de marketing vale de 12 horas a 30 dias.",
    "Informe de 43200 a 2592000 segundos, ou deixe em branco para 30 dias.",
  ],
  "ttl-number": [
    "A validade é um número inteiro de segundos.",
    "Informe os segundos, ou deixe em branco para o tempo normal da Meta.",
  ],
  "ttl-utility": [
    "Um modelo de utilidade vale de 30 segundos a 12 horas.",
    "Informe de 30 a 43200 segundos, ou deixe em branco para 30 dias.",
  ],
  "url-buttons-many": ["Um modelo tem no máximo dois botões com endereço.", one],
  "url-example": ["Um endereço com variável tem um exemplo.", "Dê um endereço completo como exemplo."],
  "url-form": [
    "Um endereço começa com https:// ou http:// e não tem espaços.",
    "Informe o endereço completo.",
  ],
  "url-missing": ["Um botão com endereço tem um.", "Informe o endereço que ele abre."],
  "url-too-long": ["Um endereço tem no máximo 2000 caracteres.", "Encurte o endereço."],
  "url-variable": [
    "Um endereço tem no máximo uma variável, {{1}}, no fim.",
    "Faça o endereço terminar em {{1}}.",
  ],
  "url-whatsapp": [
    "Botões que levam ao próprio WhatsApp, ou por um encurtador, costumam ser recusados.",
    "Informe o endereço do seu próprio site.",
  ],
};
