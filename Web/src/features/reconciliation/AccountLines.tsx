import type { ReconciliationAccount } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatRelative } from "../../i18n/format.ts";
import { Note } from "../../ui/Note.tsx";

type Properties = { accounts: readonly ReconciliationAccount[]; zone: string };

/** Whose books these are, when Meta was asked last, and what it said where it refused. */
export function AccountLines({ accounts, zone }: Properties) {
  const isUnasked = accounts.every((account) => !account.lastAskedAt && !account.lastError);
  return (
    <>
      {accounts.filter((account) => account.lastError).map((account) => (
        <Note key={account.channelId} tone="danger">
          <strong>
            <span dir="auto">{account.name}</span>: {t("recon.error.title")}
          </strong>
          <p>{account.lastError}</p>
        </Note>
      ))}
      {isUnasked && (
        <Note tone="info">
          <strong>{t("recon.never.title")}</strong>
          <p>{t("recon.never.text")}</p>
        </Note>
      )}
      <ul className="muted ledger-small account-lines">
        {accounts.map((account) => (
          <li key={account.channelId}>
            <span dir="auto">{account.name}</span> · {t("recon.waba", { id: account.wabaId })} ·{" "}
            {account.lastAskedAt
              ? t("recon.asked", { at: formatRelative(account.lastAskedAt) })
              : t("recon.state.unknown")}
          </li>
        ))}
        <li>{t("recon.zone", { zone })}</li>
      </ul>
    </>
  );
}
