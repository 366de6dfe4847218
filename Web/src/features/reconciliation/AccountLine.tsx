import type { ReconciliationAccount } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatRelative } from "../../i18n/format.ts";
import { Note } from "../../ui/Note.tsx";

/** Whose books these are, when Meta was asked last, and what it said where it refused. */
export function AccountLine({ account, zone }: { account: ReconciliationAccount; zone: string }) {
  return (
    <>
      {account.lastError && (
        <Note tone="danger">
          <strong>{t("recon.error.title")}</strong>
          <p>{account.lastError}</p>
        </Note>
      )}
      {!account.lastError && !account.lastAskedAt && (
        <Note tone="info">
          <strong>{t("recon.never.title")}</strong>
          <p>{t("recon.never.text")}</p>
        </Note>
      )}
      <p className="muted ledger-small account-line">
        <span dir="auto">{account.name}</span>
        {" · "}
        {t("recon.waba", { id: account.wabaId })}
        {" · "}
        {t("recon.zone", { zone })}
        {account.lastAskedAt && (
          <>
            {" · "}
            {t("recon.asked", { at: formatRelative(account.lastAskedAt) })}
          </>
        )}
      </p>
    </>
  );
}
