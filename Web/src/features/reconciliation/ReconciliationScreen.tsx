import { withQuery } from "../../api/client.ts";
import type { ReconciledMonth } from "../../api/types.ts";
import { useSearchParameter } from "../../app/router.ts";
import { useMay, useSession } from "../../app/session.ts";
import { useQuery } from "../../data/useQuery.ts";
import { t } from "../../i18n/index.ts";
import { zonedLocal } from "../../i18n/zone.ts";
import { EmptyState, ErrorState, Skeleton } from "../../ui/States.tsx";
import { Segments } from "../../ui/Tabs.tsx";
import { useNow } from "../../ui/useNow.ts";
import { CreditsPage } from "../credits/CreditsPage.tsx";
import { AccountLines } from "./AccountLines.tsx";
import { DaySheet } from "./DaySheet.tsx";
import { DayTable } from "./DayTable.tsx";
import { Margins } from "./Margins.tsx";
import { isMonth } from "./month.ts";
import { MonthGrid } from "./MonthGrid.tsx";
import { MonthPicker } from "./MonthPicker.tsx";
import { MonthTotals } from "./MonthTotals.tsx";
import { RefreshButton } from "./RefreshButton.tsx";
import "./texts.ts";
import "../billing/texts.ts";

/** Our count of the messages beside Meta's, day by day. */
export default function ReconciliationScreen() {
  const { timeZone } = useSession().workspace;
  const mayManage = useMay("billing.manage");
  const present = zonedLocal(useNow(60_000), timeZone).slice(0, 7);
  const [wanted, setMonth] = useSearchParameter("month");
  const [channel, setChannel] = useSearchParameter("channel");
  const [view, setView] = useSearchParameter("view");
  const [opened, setOpened] = useSearchParameter("day");
  const month = isMonth(wanted) ? wanted : present;
  const query = useQuery<ReconciledMonth>(withQuery("/api/reconciliation", { month, channel }));
  const found = query.data;
  const shown = found?.accounts.filter((known) => !channel || known.channelId === channel) ?? [];
  const open = (day: string) => setOpened(day, { push: true });

  return (
    <CreditsPage
      title="nav.reconciliation"
      lead={t("recon.lead")}
      actions={mayManage && found && found.accounts.length > 0 && (
        <RefreshButton month={month} channel={channel} />
      )}
    >
      <div className="usage-bar">
        <MonthPicker
          month={month}
          latest={present}
          onChange={(next) => setMonth(next === present ? "" : next)}
        />
        {found && found.accounts.length > 1 && (
          <select
            className="input select"
            aria-label={t("recon.account")}
            value={channel}
            onChange={(event) => setChannel(event.target.value)}
          >
            <option value="">{t("recon.account.all")}</option>
            {found.accounts.map((known) => (
              <option key={known.channelId} value={known.channelId}>{known.name}</option>
            ))}
          </select>
        )}
        <span className="usage-view">
          <Segments
            label={t("usage.view")}
            value={view === "table" ? "table" : "grid"}
            onChange={(next) => setView(next === "grid" ? "" : next)}
            choices={[
              { value: "grid", label: t("recon.view.grid") },
              { value: "table", label: t("recon.view.table") },
            ]}
          />
        </span>
      </div>
      {query.problem && !found && <ErrorState problem={query.problem} retry={() => void query.reload()} />}
      {!found && !query.problem && <Skeleton kind="cards" rows={4} />}
      {found && found.accounts.length === 0 && (
        <section className="card">
          <EmptyState icon="scale" title={t("recon.none.title")}>{t("recon.none.text")}</EmptyState>
        </section>
      )}
      {found && found.accounts.length > 0 && (
        <>
          <AccountLines accounts={shown} zone={found.timeZone} />
          <MonthTotals month={found} />
          {view === "table"
            ? <DayTable month={month} days={found.days} open={open} />
            : <MonthGrid month={month} days={found.days} open={open} />}
          <Margins margins={found.margins} />
        </>
      )}
      {opened && found && (
        <DaySheet
          key={opened}
          day={opened}
          channel={channel}
          month={found}
          onClose={() => setOpened("")}
        />
      )}
    </CreditsPage>
  );
}
