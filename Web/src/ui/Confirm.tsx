import type { ReactNode } from "react";
import { useAction } from "../data/useAction.ts";
import { t } from "../i18n/index.ts";
import { Button } from "./Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "./Dialog.tsx";
import { ProblemNote } from "./ProblemNote.tsx";

type Properties = {
  title: string;
  children: ReactNode;
  action: string;
  isDanger?: boolean;
  run: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks before something that cannot be undone, saying what will happen. */
export function Confirm({ title, children, action, isDanger, run, onClose }: Properties) {
  const work = useAction(run, { quiet: true });
  return (
    <Dialog title={title} onClose={onClose} size="small">
      <DialogBody>
        <div className="prose">{children}</div>
        {work.problem && <ProblemNote problem={work.problem} />}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("action.keep")}</Button>
        <Button
          kind={isDanger ? "danger" : "primary"}
          isBusy={work.isRunning}
          onClick={async () => (await work.run()) && onClose()}
        >
          {action}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
