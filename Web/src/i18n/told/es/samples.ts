import type { Entries } from "../types.ts";

const copied = "Un código de un solo uso con un botón que lo copia.";
const shipped = (language: string) => `Dice en ${language} que un paquete está en camino.`;
const appointment = (language: string) => `Recuerda una cita en ${language}.`;
const sale = (language: string) => `Una oferta de temporada en ${language}.`;

/** The library of templates: their own texts stay in their language. */
export const samples: Entries = {
  "abandoned-cart": ["Carrito olvidado", "Recuerda un carrito que se dejó."],
  "account-update": ["Cambio en la cuenta", "Informa de un cambio en una cuenta."],
  "appointment-ar": ["تذكير بالموعد", appointment("árabe")],
  "appointment-es": ["Recordatorio de cita", appointment("español")],
  "appointment-hi": ["अपॉइंटमेंट की याद", appointment("hindi")],
  "appointment-place": ["Cita con el camino", "Muestra dónde es la cita."],
  "appointment-pt": ["Lembrete de consulta", appointment("portugués")],
  "appointment-reminder": ["Recordatorio de cita", "Recuerda una cita y recoge la respuesta."],
  "call-permission": ["¿Podemos llamarte?", "Pide permiso para llamar por una consulta."],
  "carousel": ["Carrusel de tres", "Tres tarjetas con imágenes y botones."],
  "catalogue": ["Catálogo", "Abre todo tu catálogo."],
  "coupon": ["Cupón", "Un código para copiar y dónde usarlo."],
  "event-invitation": ["Invitación", "Invita a un evento, con respuesta."],
  "feedback-form": ["Formulario de opinión", "Abre un formulario tras una compra."],
  "lead-form": ["Pedir presupuesto", "Abre un formulario para clientes nuevos."],
  "limited-offer": ["Oferta por tiempo limitado", "Una cuenta atrás con un código."],
  "multi-product": ["Productos por secciones", "Hasta treinta productos de tu catálogo."],
  "new-arrivals": ["Novedades", "Un vídeo sobre lo nuevo."],
  "order-confirmed": ["Pedido confirmado", "Agradece un pedido y enlaza a él."],
  "order-delivered": ["Pedido entregado", "Informa de una entrega y pregunta si todo está bien."],
  "order-payment": ["Pagar un pedido", "Pide el pago de un pedido dentro de WhatsApp (India)."],
  "order-shipped": ["Pedido en camino", "Dice que un paquete está en camino, con su seguimiento."],
  "order-shipped-ar": ["تم شحن الطلب", shipped("árabe")],
  "order-shipped-es": ["Pedido enviado", shipped("español")],
  "order-shipped-hi": ["ऑर्डर भेजा गया", shipped("hindi")],
  "order-shipped-pt": ["Pedido enviado", shipped("portugués")],
  "passcode-ar": ["Código para copiar (ar)", copied],
  "passcode-en": ["Código para copiar (en)", copied],
  "passcode-es": ["Código para copiar (es)", copied],
  "passcode-hi": ["Código para copiar (hi)", copied],
  "passcode-one-tap": ["Código, un toque", "Tu app de Android toma el código con un toque."],
  "passcode-pt_BR": ["Código para copiar (pt_BR)", copied],
  "passcode-zero-tap": ["Código, cero toques", "Tu app de Android toma el código por sí sola."],
  "payment-received": ["Pago recibido", "Confirma un pago."],
  "payment-reminder": ["Recordatorio de pago", "Recuerda una factura, con el documento."],
  "product-carousel": ["Carrusel de productos", "Tarjetas de tu catálogo."],
  "sale-ar": ["عرض الموسم", sale("árabe")],
  "sale-es": ["Rebajas", sale("español")],
  "sale-hi": ["त्योहार की छूट", sale("hindi")],
  "sale-pt": ["Promoção", sale("portugués")],
  "seasonal-sale": ["Rebajas de temporada", "Una imagen, una oferta y la tienda."],
  "single-product": ["Un producto", "Un producto de tu catálogo."],
  "ticket-opened": ["Consulta recibida", "Confirma que ha llegado una pregunta."],
  "win-back": ["Te echamos de menos", "Escribe a clientes que llevan tiempo sin comprar."],
};

/** What happened to a template. Without a detail the server's words stand beneath: they hold the reason. */
export const history: Entries = {
  "appealed": ["Se apeló"],
  "approved": ["WhatsApp la aprobó.", ""],
  "category": ["Cambió la categoría"],
  "components": ["Se cambió el texto"],
  "copied": ["Copiada de otra"],
  "created": ["Se creó el borrador.", ""],
  "deleted": ["Se eliminó"],
  "disabled": ["WhatsApp la desactivó para siempre.", ""],
  "edited": ["Se envió una edición.", ""],
  "paused": ["WhatsApp la puso en pausa"],
  "pending": ["WhatsApp la está revisando.", ""],
  "quality": ["Cambió la calidad"],
  "rejected": ["WhatsApp la rechazó"],
  "status": ["Cambió el estado"],
  "submitted": ["Se envió a WhatsApp.", ""],
  "unpaused": ["Se pidió a WhatsApp que la reanude.", ""],
};

/** Why a payment came to nothing. The bank's own words stay beneath. */
export const payments: Entries = {
  "cancelled": ["El pago se canceló.", ""],
  "declined": ["El banco rechazó el pago."],
  "failed": ["La pasarela no lo aceptó.", ""],
  "gateway-unavailable": ["No se pudo contactar con la pasarela: no se pagó nada.", ""],
  "not-paid": ["Nadie pagó a tiempo.", ""],
  "payment-failed": ["El banco no envió el dinero.", ""],
  "refused": ["La pasarela lo rechazó."],
  "settled-otherwise": ["Llegó otro dinero del que se pedía y se resolvió aparte.", ""],
};

/** Why a template was rejected. Meta's own words stay beneath. */
export const rejections: Entries = {
  "ABUSIVE_CONTENT": ["Sus palabras se consideraron abusivas."],
  "CATEGORY_NOT_AVAILABLE": ["Su categoría no está disponible."],
  "INCORRECT_CATEGORY": ["Sus palabras no encajan con su categoría."],
  "INVALID_FORMAT": ["Su formato o sus variables no son correctos."],
  "NONE": ["WhatsApp no dio ningún motivo."],
  "PROMOTIONAL": ["Promociona algo, y su categoría no lo permite."],
  "SCAM": ["Parece un fraude."],
  "TAG_CONTENT_MISMATCH": ["Sus palabras no encajan con su categoría o su idioma."],
};
