import type { Message } from "../../api/types.ts";
import { localeTag, t } from "../../i18n/index.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { listOf, objectOf, ownObject, textOf } from "./content.ts";

export function ContactCards({ message }: { message: Message }) {
  const cards = listOf(message.content?.contacts ?? message.content);
  return (
    <div className="card-list">
      {cards.map((card, index) => {
        const name = textOf(objectOf(card.name).formatted_name);
        const organisation = objectOf(card.org);
        return (
          <div key={index} className="file-card">
            <Avatar name={name} size={30} />
            <span className="cell-two">
              <strong>{name}</strong>
              {[
                ...listOf(card.phones).map((phone) => textOf(phone.phone)),
                ...listOf(card.emails).map((mail) => textOf(mail.email)),
              ]
                .map((line, index) => <small key={index} dir="ltr">{line}</small>)}
              {textOf(organisation.company) && (
                <small>
                  {[textOf(organisation.title), textOf(organisation.company)].filter(Boolean).join(", ")}
                </small>
              )}
            </span>
          </div>
        );
      })}
      {cards.length === 0 && t("type.contacts")}
    </div>
  );
}

const priceOf = (item: Record<string, unknown>) => Number(item.item_price) * Number(item.quantity);

/** Writes prices in a currency; one that nobody knows stands beside the number as it came. */
function pricesIn(currency: string) {
  const write = (format: Intl.NumberFormat, after = "") => (price: number) =>
    Number.isFinite(price) ? `${format.format(price)}${after}` : "";
  try {
    return write(new Intl.NumberFormat(localeTag(), { style: "currency", currency }));
  } catch {
    return write(new Intl.NumberFormat(localeTag()), currency && ` ${currency}`);
  }
}

/** A catalogue order. The prices are the shop's own, in its currency: not our points. */
export function OrderCard({ message }: { message: Message }) {
  const order = ownObject(message);
  const items = listOf(order.product_items);
  const price = pricesIn(textOf(items[0]?.currency));
  const total = items.reduce((sum, item) => sum + (priceOf(item) || 0), 0);
  return (
    <div className="order">
      <p className="order-head">
        <Icon name="shopping-bag" /> {t("order.title")}
      </p>
      <ul>
        {items.map((item, index) => (
          <li key={index}>
            <span>{textOf(item.quantity)} × {textOf(item.product_retailer_id)}</span>
            <span className="number">{price(priceOf(item))}</span>
          </li>
        ))}
      </ul>
      <p className="order-total">
        <span>{t("order.total")}</span>
        <span className="number">{price(total)}</span>
      </p>
      {textOf(order.text) && <p dir="auto">{textOf(order.text)}</p>}
    </div>
  );
}
