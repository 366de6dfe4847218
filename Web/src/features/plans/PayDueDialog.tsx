import { useState } from "react";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { Note } from "../../ui/Note.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { GatewayChoice } from "../billing/add/GatewayChoice.tsx";
import { useTerms } from "../billing/useBilling.ts";
import { payDue } from "./actions.ts";

/** Pays for the period that begins: by which gateway, and on to its page. */
export function PayDueDialog({ onClose }: { onClose: () => void }) {
  const gateways = useTerms().data?.gateways ?? [];
  const [chosen, setChosen] = useState("");
  const gateway = gateways.some(({ id }) => id === chosen) ? chosen : gateways[0]?.id;
  const pay = useAction(() => payDue(gateway!), { quiet: true });
  return (
    <Dialog title={t("plan.due.title")} onClose={onClose} size="small">
      <DialogBody>
        <p>{t("plan.due.text")}</p>
        {pay.problem && <ProblemNote problem={pay.problem} />}
        {gateway
          ? <GatewayChoice gateways={gateways} value={gateway} onChange={setChosen} />
          : <Note tone="warn">{t("add.noGateway")}</Note>}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button
          kind="primary"
          disabled={!gateway}
          isBusy={pay.isRunning}
          onClick={async () => await pay.run() && onClose()}
        >
          {t("plan.due.go")}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
