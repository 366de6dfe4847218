import { useRef, useState } from "react";
import { assigneeOf, type BulkAction } from "../../../api/types.ts";
import { useShortcuts } from "../../../app/keyboard.ts";
import { useMay } from "../../../app/session.ts";
import { useAction } from "../../../data/useAction.ts";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { AssignPicker } from "../AssignPicker.tsx";
import { actOn, everyConversation, most } from "../bulk.ts";
import { TagPicker } from "../TagPicker.tsx";
import type { Selection } from "./useSelection.ts";

type Properties = { selection: Selection; path: string; hasMore: boolean; loaded: number };

/** In the place of the tabs while something is chosen, so that no row moves: how many, and what to do with them. */
export function BulkBar({ selection, path, hasMore, loaded }: Properties) {
  const { chosen, clear, set } = selection;
  const count = chosen.size;
  const mayAct = useMay("inbox.send");
  const [picker, setPicker] = useState<"assign" | "tags" | null>(null);
  const [found, setFound] = useState(0);
  const assignButton = useRef<HTMLButtonElement>(null);
  const tagButton = useRef<HTMLButtonElement>(null);
  const act = useAction(async (action: BulkAction) => {
    await actOn(chosen, action);
    if (!("tag" in action || "untag" in action)) clear();
  });
  const all = useAction(async () => set(await everyConversation(path, setFound)));
  const list = [...chosen.values()];
  const isResolved = list.every(({ status }) => status === "resolved");
  const everywhere = list.length === 0
    ? []
    : (list[0]!.tags ?? []).filter((tag) =>
      list.every((conversation) => conversation.tags?.some((own) => own.id === tag.id))
    ).map((tag) => tag.id);
  const toOwner = () => void act.run({ assign: { toOwner: true } });
  const resolve = () => void act.run(isResolved ? { reopen: true } : { resolve: true });

  useShortcuts([
    { keys: "a", label: "bulk.assign", group: "bulk.group", run: () => setPicker("assign") },
    { keys: "o", label: "bulk.owner", group: "bulk.group", run: toOwner },
    { keys: "e", label: "bulk.resolve", group: "bulk.group", run: resolve },
    { keys: "t", label: "bulk.tags", group: "bulk.group", run: () => setPicker("tags") },
    { keys: "Escape", label: "bulk.clear", group: "bulk.group", run: clear },
  ]);

  return (
    <div className="bulk" role="toolbar" aria-label={t("bulk.group")} data-count={count}>
      <div className="bulk-line">
        <strong role="status">{t("bulk.count", { count })}</strong>
        {(hasMore || count < loaded) && (
          <Button
            kind="quiet"
            size="small"
            isBusy={all.isRunning}
            onClick={() => void all.run()}
          >
            {all.isRunning && found > 0 ? t("bulk.counting", { count: found }) : t("bulk.all")}
          </Button>
        )}
        <IconButton icon="x" label={t("bulk.clear")} keys="Esc" onClick={clear} />
      </div>
      {count >= most && <p className="muted">{t("bulk.most", { count: most })}</p>}
      {mayAct && (
        <div className="bulk-line">
          <Button
            ref={assignButton}
            size="small"
            icon="user-round-check"
            disabled={act.isRunning}
            onClick={() => setPicker("assign")}
          >
            {t("assign.action")}
          </Button>
          <Button
            size="small"
            icon={isResolved ? "rotate-ccw" : "check"}
            isBusy={act.isRunning}
            onClick={resolve}
          >
            {t(isResolved ? "inbox.reopen" : "inbox.resolve")}
          </Button>
          <IconButton
            ref={tagButton}
            icon="tag"
            label={t("tags.title")}
            keys="T"
            disabled={act.isRunning}
            onClick={() => setPicker("tags")}
          />
          <IconButton
            icon="mail-open"
            label={t("bulk.read")}
            disabled={act.isRunning}
            onClick={() => void act.run({ read: true })}
          />
        </div>
      )}
      {picker === "assign" && (
        <AssignPicker
          assignee={list.length === 1 ? assigneeOf(list[0]!) : null}
          anchor={assignButton}
          assign={({ member, team }) =>
            void act.run({ assign: { memberId: member?.id ?? null, teamId: team?.id ?? null } })}
          assignToOwner={toOwner}
          onClose={() => setPicker(null)}
        />
      )}
      {picker === "tags" && (
        <TagPicker
          chosen={everywhere}
          anchor={tagButton}
          toggle={(tag) => void act.run(everywhere.includes(tag.id) ? { untag: tag.id } : { tag: tag.id })}
          onClose={() => setPicker(null)}
        />
      )}
    </div>
  );
}
