import "../texts.ts";
import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { Page, Segment } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { formatRelative } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Confirm } from "../../../ui/Confirm.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { EmptyState } from "../../../ui/States.tsx";
import { ListCard } from "../../settings/ListCard.tsx";
import { ExportDialog } from "../export/ExportDialog.tsx";
import { predicateWords, useNames } from "../filter/words.ts";
import { PeoplePage } from "../PeoplePage.tsx";
import { SegmentDialog } from "./SegmentDialog.tsx";

type Open = { what: "edit" | "delete" | "export"; segment: Segment } | { what: "new" } | null;

export default function SegmentsScreen() {
  const query = useQuery<Page<Segment>>("/api/segments");
  const names = useNames();
  const mayEdit = useMay("segments.manage");
  const mayExport = useMay("contacts.export");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const make = mayEdit && (
    <Button kind="primary" icon="plus" onClick={() => setOpen({ what: "new" })}>{t("segment.new")}</Button>
  );
  return (
    <PeoplePage title="segments.title" layout="wide" actions={make} lead={t("segments.lead")}>
      <ListCard
        label={t("segments.title")}
        list={{ ...query, items: query.data?.items ?? [] }}
        keyOf={(segment) => segment.id}
        className="segment-list"
        row={(segment) => (
          <>
            <div className="own-main cell-two">
              <span className="row">
                <Link className="cell-main" href={`/contacts?segment=${segment.id}`} dir="auto">
                  {segment.name}
                </Link>
                {segment.kind === "static" && <Badge>{t("segment.static")}</Badge>}
              </span>
              {segment.filter && <small>{predicateWords(segment.filter, names)}</small>}
            </div>
            <span className="own-fact">
              {segment.count !== null && segment.count !== undefined && (
                <span className="number">{t("count.people", { count: segment.count })}</span>
              )}
              {segment.countedAt && <small className="muted">{formatRelative(segment.countedAt)}</small>}
            </span>
            <Menu
              label={t("segment.actions", { name: segment.name })}
              items={[
                { label: t("segment.open"), icon: "contact", href: `/contacts?segment=${segment.id}` },
                ...(mayEdit
                  ? [{
                    label: t("segment.change"),
                    icon: "pencil" as const,
                    run: () => setOpen({ what: "edit", segment }),
                  }]
                  : []),
                ...(mayExport
                  ? [{
                    label: t("people.export"),
                    icon: "download" as const,
                    run: () => setOpen({ what: "export", segment }),
                  }]
                  : []),
                ...(mayEdit
                  ? [{ divider: true } as const, {
                    label: t("action.delete"),
                    icon: "trash-2" as const,
                    isDanger: true,
                    run: () => setOpen({ what: "delete", segment }),
                  }]
                  : []),
              ]}
            >
              <Icon name="ellipsis" size={18} />
            </Menu>
          </>
        )}
        empty={
          <EmptyState icon="layers" title={t("segments.empty.title")} action={make}>
            {t("segments.empty.text")}
          </EmptyState>
        }
      />
      {open?.what === "new" && <SegmentDialog segment={null} onClose={close} />}
      {open?.what === "edit" && <SegmentDialog segment={open.segment} onClose={close} />}
      {open?.what === "export" && (
        <ExportDialog
          people={{ segment: open.segment.id }}
          count={open.segment.count ?? undefined}
          onClose={close}
        />
      )}
      {open?.what === "delete" && (
        <Confirm
          title={t("segment.delete.title", { name: open.segment.name })}
          action={t("action.delete")}
          isDanger
          run={async () => {
            await api.delete(`/api/segments/${open.segment.id}`);
            invalidate("/api/segments");
          }}
          onClose={close}
        >
          <p>{t("segment.delete.text")}</p>
        </Confirm>
      )}
    </PeoplePage>
  );
}
