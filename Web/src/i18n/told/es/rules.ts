import type { Entries } from "../types.ts";

const braces = "Corrige o quita las llaves.";
const marketing = "Elige la categoría de marketing.";
const one = "Quita uno.";
const words = "Acorta el texto.";
const copy = "Copia la plantilla para cambiarlo.";
const sample = "Da un ejemplo como el que podría recibir un cliente.";

export const rules: Entries = {
  "authentication-advice": ["add_security_recommendation es true o false.", "Ponlo en true o false."],
  "authentication-button": [
    "Una plantilla de autenticación tiene un botón, para el código.",
    "Deja un botón del tipo OTP.",
  ],
  "authentication-expiry": [
    "Un código caduca en 1 a 90 minutos.",
    "Indica de 1 a 90 minutos o quita el pie.",
  ],
  "authentication-header": ["Una plantilla de autenticación no tiene encabezado.", "Quita el encabezado."],
  "authentication-part": [
    "Una plantilla de autenticación es un cuerpo, quizá un pie, y el botón del código.",
    "Quita la parte.",
  ],
  "authentication-text": [
    "El texto de una plantilla de autenticación lo escribe WhatsApp.",
    "Quita el texto; elige si se añade el consejo de seguridad.",
  ],
  "body-braces": ["Una variable se escribe {{1}} o {{first_name}}.", braces],
  "body-emoji": ["Más de diez emojis en un cuerpo se rechazan a menudo.", "Usa menos emojis."],
  "body-example": ["Cada variable del cuerpo tiene un ejemplo.", sample],
  "body-example-extra": [
    "No hay más ejemplos que variables.",
    "Quita los ejemplos que no son de ninguna variable.",
  ],
  "body-line-breaks": [
    "Más de dos saltos de línea seguidos se rechazan a menudo.",
    "Deja como mucho una línea vacía.",
  ],
  "body-missing": ["Toda plantilla tiene un cuerpo.", "Escribe el texto del mensaje."],
  "body-text-missing": ["El cuerpo tiene un texto.", "Escribe el texto del mensaje."],
  "body-too-long": ["Un cuerpo tiene como mucho 1024 caracteres.", words],
  "body-too-long-in-card": [
    "El texto de una tarjeta tiene como mucho 160 caracteres.",
    "Acorta el texto de la tarjeta.",
  ],
  "body-too-long-in-offer": [
    "El cuerpo de una oferta por tiempo limitado tiene como mucho 600 caracteres.",
    words,
  ],
  "body-too-long-with-product": ["El cuerpo bajo un producto tiene como mucho 160 caracteres.", words],
  "body-variable-at-edge": [
    "Un cuerpo no empieza ni termina con una variable.",
    "Pon palabras antes de la primera y después de la última variable.",
  ],
  "body-variable-gap": ["Las variables se numeran 1, 2, 3 sin huecos.", "Numera de nuevo las variables."],
  "body-variable-name": [
    "Una variable con nombre tiene minúsculas, cifras y guiones bajos, y no es un número.",
    "Escríbela como {{first_name}}.",
  ],
  "body-variable-near-edge": [
    "Un cuerpo que empieza o termina con una variable y un signo, como un punto, se rechaza a menudo.",
    "Pon una palabra antes de la primera y después de la última variable.",
  ],
  "body-variable-number": [
    "Las variables posicionales son números.",
    "Numéralas {{1}}, {{2}} o cambia a variables con nombre.",
  ],
  "body-variable-ratio": [
    "Un cuerpo con muchas variables necesita más palabras: unas dos por variable y una más.",
    "Escribe más palabras o usa menos variables.",
  ],
  "body-variables-adjacent": [
    "Dos variables no van pegadas.",
    "Pon palabras entre ellas o conviértelas en una.",
  ],
  "button-alone": ["Un botón de este tipo suele ir solo.", "Quita los demás botones."],
  "button-kind": ["Un botón es de uno de los tipos que tienen las plantillas.", "Elige un tipo de la lista."],
  "button-once": ["Una plantilla tiene como mucho un botón de este tipo.", one],
  "button-text-emoji": ["El texto de un botón no tiene emojis.", "Usa solo palabras."],
  "button-text-formatting": [
    "Los textos de botón con asteriscos u otro formato se rechazan a menudo.",
    "Usa solo palabras.",
  ],
  "button-text-missing": ["Un botón tiene un texto.", "Escribe qué hace el botón."],
  "button-text-too-long": ["El texto de un botón tiene como mucho 25 caracteres.", words],
  "button-text-twice": ["No hay dos botones con el mismo texto.", "Cambia uno de los textos."],
  "button-text-variable": [
    "El texto de un botón no tiene variables ni saltos de línea.",
    "Escríbelo entero.",
  ],
  "buttons-missing": ["La lista de botones tiene al menos uno.", "Añade un botón o quita la parte."],
  "buttons-too-many": ["Una plantilla tiene como mucho diez botones.", "Quita algunos."],
  "call-permission-buttons": [
    "Una petición de permiso para llamar va sin botones, tarjetas ni ofertas.",
    "Quítalos.",
  ],
  "card-button-kind": [
    "Los botones de una tarjeta con imagen o vídeo son respuestas rápidas, direcciones y teléfonos.",
    "Elige uno de estos.",
  ],
  "card-buttons": ["Una tarjeta tiene uno o dos botones.", "Da a la tarjeta uno o dos botones."],
  "card-header": [
    "Una tarjeta tiene encabezado: una imagen, un vídeo o un producto.",
    "Elige una imagen, un vídeo o un producto.",
  ],
  "card-part": ["Una tarjeta tiene encabezado, texto y botones, y nada más.", "Quita la parte."],
  "card-parts": [
    "Una tarjeta tiene sus partes: encabezado, quizá un texto, y botones.",
    "Da a la tarjeta un encabezado y un botón.",
  ],
  "card-product-button": [
    "La tarjeta de un producto tiene un solo botón: muestra el producto o abre una dirección.",
    "Deja un botón, de tipo SPM o URL.",
  ],
  "cards-alike": [
    "Todas las tarjetas tienen las mismas partes y los mismos tipos de botones.",
    "Haz la tarjeta como la primera.",
  ],
  "cards-count": ["Un carrusel tiene de 2 a 10 tarjetas.", "Añade o quita tarjetas."],
  "carousel-around": [
    "Un carrusel va bajo un cuerpo, sin encabezado, pie ni botones del mensaje.",
    "Pásalos a las tarjetas.",
  ],
  "carousel-category": ["Los carruseles son marketing.", marketing],
  "category-may-change": [
    "Una plantilla de utilidad que suena a marketing se aprueba como marketing, a su precio.",
    "Quita lo que vende o elige tú la categoría de marketing.",
  ],
  "category-missing": ["Una plantilla tiene una categoría.", "Elige marketing, utilidad o autenticación."],
  "category-refused": [
    "Una plantilla cuyas palabras no encajan con su categoría se rechaza.",
    "Elige la categoría de sus palabras o cambia las palabras.",
  ],
  "category-unknown": ["Las categorías son marketing, utilidad y autenticación.", "Elige una de las tres."],
  "code-buttons-many": ["Una plantilla tiene como mucho un botón que copia un código.", one],
  "code-example": ["Un botón que copia un código tiene un código de ejemplo.", "Da un ejemplo, como SAVE15."],
  "code-too-long": ["Un código tiene como mucho 15 caracteres.", "Acorta el código."],
  "component-twice": ["Una plantilla tiene cada parte una sola vez.", "Quita una de las dos."],
  "component-type": ["Cada parte dice qué es.", "Da a la parte un tipo: HEADER, BODY, FOOTER, BUTTONS …"],
  "component-unknown": [
    "Las partes de una plantilla son encabezado, cuerpo, pie, botones, carrusel, oferta por tiempo limitado y permiso para llamar.",
    "Quita la parte.",
  ],
  "components-missing": ["Una plantilla tiene una lista de partes.", "Dale al menos un cuerpo."],
  "coupon-category": ["Las plantillas con cupón son marketing.", marketing],
  "edit-category": ["La categoría de una plantilla aprobada se queda como está.", copy],
  "edit-identity": ["El nombre, el idioma y el tipo de variables se quedan como están.", copy],
  "edit-often": [
    "Una plantilla aprobada se puede editar una vez en 24 horas y diez veces en 30 días.",
    "Espera o copia la plantilla.",
  ],
  "edit-status": [
    "Se pueden editar las plantillas aprobadas, rechazadas y en pausa.",
    "Espera a que acabe la revisión o copia la plantilla.",
  ],
  "flow-action": ["Un formulario se abre con navigate o data_exchange.", "Elige uno de los dos."],
  "flow-icon": [
    "El icono de un formulario es DOCUMENT, PROMOTION o REVIEW.",
    "Elige uno de estos o ninguno.",
  ],
  "flow-reference": [
    "El botón de un formulario nombra su formulario una vez: por flow_id, flow_name o flow_json.",
    "Elige el formulario.",
  ],
  "footer-characters": ["Un pie no tiene saltos de línea ni emojis.", "Quítalos."],
  "footer-text-missing": ["Un pie tiene un texto.", "Escríbelo o quita el pie."],
  "footer-too-long": ["Un pie tiene como mucho 60 caracteres.", "Acorta el pie."],
  "footer-variable": ["Un pie no tiene variables.", "Pasa la variable al cuerpo."],
  "header-braces": ["Una variable se escribe {{1}} o {{first_name}}.", braces],
  "header-characters": [
    "Un encabezado no tiene saltos de línea, emojis, asteriscos ni otro formato.",
    "Quítalos; el encabezado ya va en negrita.",
  ],
  "header-example": ["La variable del encabezado tiene un ejemplo.", sample],
  "header-example-extra": [
    "No hay más ejemplos que variables.",
    "Quita los ejemplos que no son de ninguna variable.",
  ],
  "header-format": [
    "Un encabezado es TEXT, IMAGE, VIDEO, DOCUMENT, GIF, LOCATION o PRODUCT.",
    "Elige uno de estos.",
  ],
  "header-gif-marketing": [
    "Los encabezados GIF solo se envían por la API de mensajes de marketing.",
    "Elige la categoría de marketing o un vídeo.",
  ],
  "header-media-example": [
    "Un encabezado con archivo lleva un archivo de ejemplo para la revisión.",
    "Sube un ejemplo.",
  ],
  "header-text-missing": ["Un encabezado de texto tiene un texto.", "Escríbelo o quita el encabezado."],
  "header-too-long": ["Un encabezado tiene como mucho 60 caracteres.", "Acorta el encabezado."],
  "header-variable-gap": [
    "La variable del encabezado es {{1}}.",
    "Escribe {{1}}: encabezado y cuerpo se numeran por separado.",
  ],
  "header-variable-name": [
    "Una variable con nombre tiene minúsculas, cifras y guiones bajos, y no es un número.",
    "Escríbela como {{order_id}}.",
  ],
  "header-variable-number": [
    "Las variables posicionales son números.",
    "Escribe {{1}} o cambia a variables con nombre.",
  ],
  "header-variables": ["Un encabezado tiene como mucho una variable.", "Deja una; pasa las demás al cuerpo."],
  "language-form": ["Un idioma es un código como en o en_US.", "Elige uno de la lista."],
  "language-missing": ["Una plantilla tiene un idioma.", "Elige el idioma en que está escrita."],
  "language-region": [
    "WhatsApp tiene solo algunas regiones de un idioma, y añade otras.",
    "Elige el idioma sin región, salvo que Meta haya añadido esta.",
  ],
  "language-unknown": ["WhatsApp tiene plantillas en unos 70 idiomas.", "Elige un idioma de la lista."],
  "name-characters": [
    "Un nombre solo tiene minúsculas, cifras y guiones bajos.",
    "Escríbelo como order_shipped.",
  ],
  "name-missing": ["Una plantilla tiene un nombre.", "Ponle un nombre, como order_shipped."],
  "name-taken": [
    "Un nombre tiene una plantilla en cada idioma.",
    "Elige otro nombre o edita la plantilla que lo tiene.",
  ],
  "name-too-long": ["Un nombre tiene como mucho 512 caracteres.", "Acorta el nombre."],
  "names-full": [
    "Una cuenta tiene como mucho 250 nombres de plantillas, y 6000 cuando está verificada.",
    "Elimina plantillas que no se usen.",
  ],
  "offer-category": ["Una oferta por tiempo limitado es marketing.", marketing],
  "offer-code": [
    "Una oferta que termina tiene un botón que copia el código, y va primero.",
    "Pon primero el botón del código.",
  ],
  "offer-expiration": ["has_expiration es true o false.", "Indica si la oferta muestra cuándo termina."],
  "offer-footer": ["Una oferta por tiempo limitado no tiene pie.", "Quita el pie."],
  "offer-header": [
    "El encabezado de una oferta por tiempo limitado es una imagen o un vídeo.",
    "Elige una imagen o un vídeo, o quita el encabezado.",
  ],
  "offer-text": [
    "Una oferta tiene un texto de 16 caracteres como mucho.",
    "Escribe un texto corto, como «Hasta hoy».",
  ],
  "offer-url": [
    "Una oferta por tiempo limitado tiene un botón con una dirección.",
    "Añade un botón que abra tu tienda.",
  ],
  "order-format": [
    "Una plantilla con datos de un pedido tiene el formato ORDER_DETAILS.",
    "Pon display_format en ORDER_DETAILS.",
  ],
  "otp-apps": [
    "Un toque y cero toques nombran de una a cinco apps que toman el código.",
    "Nombra tu app de Android.",
  ],
  "otp-hash": [
    "El hash de la clave de firma de una app tiene 11 caracteres: letras, cifras, +, / y =.",
    "Da el hash que genera la herramienta de Google.",
  ],
  "otp-outside-authentication": [
    "Un botón de código de acceso es de una plantilla de autenticación.",
    "Elige la categoría de autenticación o un botón que copie un cupón.",
  ],
  "otp-package": [
    "Una app se indica por su nombre de paquete: dos o más partes separadas por puntos, cada una con letras, cifras y guiones bajos tras una letra, de 224 caracteres como mucho.",
    "Da el nombre, como com.example.app.",
  ],
  "otp-terms": ["Cero toques exige aceptar las condiciones de Meta.", "Pon zero_tap_terms_accepted en true."],
  "otp-text-too-long": ["Los textos del botón de un código tienen como mucho 25 caracteres.", words],
  "otp-type": ["Un código se entrega con COPY_CODE, ONE_TAP o ZERO_TAP.", "Elige uno de los tres."],
  "parameter-format": ["Las variables son POSITIONAL o NAMED.", "Elige una de las dos."],
  "phone-buttons-many": ["Una plantilla tiene como mucho un botón que llama.", one],
  "phone-form": ["Un número de teléfono es + y cifras.", "Escríbelo como +447700900123."],
  "phone-missing": ["Un botón que llama tiene un número.", "Da el número con el código del país."],
  "phone-too-long": [
    "Un número de teléfono tiene como mucho 20 caracteres.",
    "Da el número con el código del país y nada más.",
  ],
  "product-button": [
    "Bajo un encabezado de producto va el botón del producto.",
    "Añade el botón del tipo SPM.",
  ],
  "product-category": ["Las plantillas que muestran productos son marketing.", marketing],
  "product-header": [
    "El botón de un solo producto va bajo un encabezado de producto.",
    "Haz que el encabezado sea un producto.",
  ],
  "quick-replies-apart": [
    "Las respuestas rápidas van juntas, antes o después de los demás botones.",
    "Junta las respuestas rápidas.",
  ],
  "submission-object": [
    "Una plantilla es un objeto con nombre, idioma, categoría y componentes.",
    "Envía un objeto JSON.",
  ],
  "ttl-authentication": [
    "Una plantilla de autenticación vive de 30 a 900 segundos.",
    "Da de 30 a 900 segundos, o déjalo vacío para 10 minutos.",
  ],
  "ttl-marketing": [
    "Una plantilla de marketing vive de 12 horas a 30 días.",
    "Da de 43200 a 2592000 segundos, o déjalo vacío para 30 días.",
  ],
  "ttl-number": [
    "La validez es un número entero de segundos.",
    "Da los segundos, o déjalo vacío para el tiempo habitual de Meta.",
  ],
  "ttl-utility": [
    "Una plantilla de utilidad vive de 30 segundos a 12 horas.",
    "Da de 30 a 43200 segundos, o déjalo vacío para 30 días.",
  ],
  "url-buttons-many": ["Una plantilla tiene como mucho dos botones con una dirección.", one],
  "url-example": ["Una dirección con variable tiene un ejemplo.", "Da una dirección completa como ejemplo."],
  "url-form": [
    "Una dirección empieza por https:// o http:// y no tiene espacios.",
    "Da la dirección completa.",
  ],
  "url-missing": ["Un botón con dirección tiene una.", "Da la dirección que abre."],
  "url-too-long": ["Una dirección tiene como mucho 2000 caracteres.", "Acorta la dirección."],
  "url-variable": [
    "Una dirección tiene como mucho una variable, {{1}}, al final.",
    "Haz que la dirección termine en {{1}}.",
  ],
  "url-whatsapp": [
    "Los botones que llevan al propio WhatsApp, o por un acortador, se rechazan a menudo.",
    "Da la dirección de tu propio sitio.",
  ],
};
