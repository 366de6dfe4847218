import type { people as source } from "../en/people.ts";
import type { Translated } from "../messages.ts";

export const people: Translated<typeof source> = {
  "contacts.search": "Busque por nome, número ou nome de usuário",
  "contacts.empty.title": "Ainda não há contatos",
  "contacts.empty.text":
    "Quem escreve para você vira um contato. Você também pode adicionar pessoas aqui ou enviar um arquivo ao criar uma campanha.",
  "contacts.noMatch.title": "Nenhum contato corresponde",
  "contacts.noMatch.text": "Nenhum nome, número ou nome de usuário começa com “{search}”.",

  "contact.phone.help": "Com o código do país, como +55 11 98765-4321, ou como se disca no país.",
  "contact.userID": "ID de usuário do WhatsApp",
  "contact.write": "Escrever",
  "contact.block": "Bloqueado: não envia nem recebe",
  "contact.saved": "{name} foi salvo.",
  "contact.delete.title": "Excluir {name}?",
  "contact.delete.text":
    "Os dados pessoais do contato são apagados. Uma recusa de marketing é mantida, para que ninguém escreva por engano. Isto não pode ser desfeito.",
};
