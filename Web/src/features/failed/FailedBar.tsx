import { useRef, useState } from "react";
import { api } from "../../api/client.ts";
import type { FailedChoice, FailedExclusion, FailedFilter } from "../../api/types.ts";
import { useShortcuts } from "../../app/keyboard.ts";
import { useAction } from "../../data/useAction.ts";
import { t } from "../../i18n/index.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { follow } from "../contacts/list/bulk.ts";
import { ContactTagPicker } from "../contacts/pickers/pickers.tsx";

type Properties = {
  /** The chosen messages, and how many of them may come through. */
  picked: string[];
  able: number;
  /** How many of all that the list asks for may come through, and how many these are. */
  all: number;
  total: number;
  filter: FailedFilter;
  mayRetry: boolean;
  mayExclude: boolean;
  retry: (which: "chosen" | "all") => void;
  clear: () => void;
};

/** What can be done with the chosen messages, or with all: sending them again, and leaving their contacts out of campaigns. */
export function FailedBar(
  { picked, able, all, total, filter, mayRetry, mayExclude, retry, clear }: Properties,
) {
  const [isOpen, setOpen] = useState(false);
  const [excluded, setExcluded] = useState<{ name: string; more: boolean }>();
  const anchor = useRef<HTMLButtonElement>(null);
  const hasChosen = picked.length > 0;
  const which: FailedChoice = hasChosen ? { ids: picked } : { filter };
  const exclude = useAction(async ({ id, name }: { id: string; name: string }) => {
    const { edit, more } = await api.post<FailedExclusion>("/api/failed-messages/exclude", {
      ...which,
      tagId: id,
    });
    follow("/api/contacts/bulk", edit, t("done.tag", { name }));
    setExcluded({ name, more });
    clear();
  });
  const canRetry = mayRetry && (hasChosen ? able > 0 : all > 0);
  const canExclude = mayExclude && total > 0;
  useShortcuts([
    {
      keys: "t",
      label: "failed.exclude",
      group: "nav.failed",
      run: canExclude ? () => setOpen(true) : undefined,
    },
    { keys: "Escape", label: "failed.none.chosen", group: "nav.failed", run: hasChosen ? clear : undefined },
  ]);
  return (
    <>
      {(hasChosen || canRetry || canExclude) && (
        <div className="bulk-line failed-bulk" role="toolbar" aria-label={t("failed.retry")}>
          {hasChosen
            ? <strong role="status">{t("failed.chosen", { count: picked.length })}</strong>
            : <span className="muted" role="status">{t("failed.retryable", { count: all })}</span>}
          {canRetry && (
            <Button
              size="small"
              kind={hasChosen ? "primary" : undefined}
              icon="rotate-ccw"
              onClick={() => retry(hasChosen ? "chosen" : "all")}
            >
              {!hasChosen
                ? t("failed.retry.all", { count: all })
                : able < picked.length
                ? t("failed.retry.all", { count: able })
                : t("failed.retry")}
            </Button>
          )}
          {canExclude && (
            <Button
              ref={anchor}
              size="small"
              icon="tag"
              isBusy={exclude.isRunning}
              title={t("failed.exclude.hint")}
              onClick={() => setOpen(true)}
            >
              {hasChosen ? t("failed.exclude") : t("failed.exclude.all")}
            </Button>
          )}
          {hasChosen && <IconButton icon="x" label={t("failed.none.chosen")} onClick={clear} />}
        </div>
      )}
      {excluded && (
        <Note tone="ok">
          {t("failed.excluded", { name: excluded.name })} {excluded.more && t("failed.exclude.more")}
        </Note>
      )}
      {isOpen && (
        <ContactTagPicker
          anchor={anchor}
          chosen={[]}
          toggle={(tag) => {
            setOpen(false);
            void exclude.run(tag);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
