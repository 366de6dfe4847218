import { useMay } from "../../../app/session.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { t } from "../../../i18n/index.ts";
import { Segments } from "../../../ui/Tabs.tsx";

/** The two inboxes this person may see. */
export function useInboxes() {
  const sales = useMay("inbox.sales.view");
  const support = useMay("inbox.support.view");
  return { sales, support, hasBoth: sales && support };
}

/** Between the two inboxes and both together. Who sees only one has nothing to choose. */
export function InboxSwitch() {
  const { sales, support, hasBoth } = useInboxes();
  const [inbox, setInbox] = useSearchParameter("inbox");
  if (!hasBoth) return <h2>{t(sales ? "inbox.sales" : support ? "inbox.support" : "nav.inbox")}</h2>;
  return (
    <Segments
      label={t("inbox.which")}
      value={inbox}
      onChange={setInbox}
      choices={[
        { value: "", label: t("inbox.both") },
        { value: "sales", label: t("inbox.sales.short") },
        { value: "support", label: t("inbox.support.short") },
      ]}
    />
  );
}
