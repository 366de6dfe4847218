import { useEffect, useState } from "react";
import type { Payment } from "../../../api/types.ts";
import { usePathname } from "../../../app/router.ts";
import { usePages } from "../../../data/usePages.ts";
import { t } from "../../../i18n/index.ts";
import { announce } from "../../../ui/Announcer.tsx";
import { IconButton } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Link } from "../../../ui/Link.tsx";
import { paymentAddress } from "../checkout.ts";
import { Outcome } from "./Outcome.tsx";
import { PendingRow } from "./PendingRow.tsx";
import { useOutcomes } from "./useOutcomes.ts";
import "../texts.ts";

/** On a phone it stands above the screen and not over it: one at a time. */
const most = matchMedia("(max-width: 720px)").matches ? 1 : 3;
const key = "lodestone.pending.put-away";

/** For this session of this tab: a payment that comes later opens the pop-up again. */
const putAway = {
  read: () => sessionStorage.getItem(key) ?? "",
  write: (ids: string) => sessionStorage.setItem(key, ids),
};

/** Payments that wait, told on every screen until they are completed or cancelled. It never keeps anybody from working. */
export default function PendingPayments() {
  const { items } = usePages<Payment>("/api/payments?state=pending");
  const pathname = usePathname();
  const outcomes = useOutcomes(items);
  const [away, setAway] = useState(putAway.read);
  // The payment whose own screen is open tells of itself there.
  const isElsewhere = (id: string) => pathname !== paymentAddress(id);
  const shown = items.filter((payment) => isElsewhere(payment.id));
  const settled = outcomes.ids.filter(isElsewhere);
  const known = new Set(away.split(" "));
  const isAway = settled.length === 0 && shown.every((payment) => known.has(payment.id));
  const count = shown.length;

  useEffect(() => {
    if (count > 0) announce(t("pending.title", { count }));
  }, [count]);

  if (count === 0 && settled.length === 0) return null;

  const setPutAway = (ids: string) => {
    putAway.write(ids);
    setAway(ids);
  };

  if (isAway) {
    return (
      <aside className="pending-place" aria-label={t("pending.region")}>
        <button type="button" className="pending-badge" onClick={() => setPutAway("")}>
          <Icon name="hourglass" size={14} />
          {t("pending.title", { count })}
        </button>
      </aside>
    );
  }

  return (
    <aside className="pending-place" aria-label={t("pending.region")}>
      <div className="pending">
        {count > 0 && (
          <header className="pending-head">
            <Icon name="hourglass" />
            <h2>{t("pending.title", { count })}</h2>
            <IconButton
              icon="x"
              label={t("pending.putAway")}
              onClick={() => setPutAway(shown.map((payment) => payment.id).join(" "))}
            />
          </header>
        )}
        <ul>
          {settled.map((id) => (
            <li key={id}>
              <Outcome id={id} dismiss={() => outcomes.forget(id)} />
            </li>
          ))}
          {shown.slice(0, most).map((payment) => (
            <li key={payment.id}>
              <PendingRow payment={payment} />
            </li>
          ))}
        </ul>
        {count > most && (
          <Link className="link pending-more" href="/credits/payments?state=pending">
            {t("pending.more", { count: count - most })}
          </Link>
        )}
      </div>
    </aside>
  );
}
