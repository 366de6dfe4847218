import { api } from "../../api/client.ts";
import type { Invitation } from "../../api/types.ts";
import { memberRole } from "../../app/roles.ts";
import { invalidate } from "../../data/store.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { formatDay } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Time } from "../../ui/Time.tsx";

/** Invitations that nobody has taken up yet. */
export function Invitations({ items }: { items: readonly Invitation[] }) {
  return (
    <section className="card" aria-labelledby="invitations">
      <div className="card-head">
        <h2 id="invitations">{t("invitations.title")}</h2>
      </div>
      <ul className="ledger-list">
        {items.map((invitation) => <Line key={invitation.id} invitation={invitation} />)}
      </ul>
    </section>
  );
}

function Line({ invitation }: { invitation: Invitation }) {
  const revoke = useAction(async () => {
    await api.delete(`/api/invitations/${invitation.id}`);
    invalidate("/api/invitations");
  });
  return (
    <li className="spread">
      <div className="cell-two">
        <span className="cut">{invitation.email}</span>
        <small>
          {memberRole(invitation)} · {t("invitations.until")}{" "}
          <Time at={invitation.expiresAt} format={formatDay} />
        </small>
      </div>
      <Button size="small" isBusy={revoke.isRunning} onClick={() => void revoke.run()}>
        {t("invitations.revoke")}
      </Button>
    </li>
  );
}
