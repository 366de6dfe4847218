import { type ReactNode, useRef, useState } from "react";
import type { AudienceSource, Import } from "../../../../api/types.ts";
import { useQuery } from "../../../../data/useQuery.ts";
import { t } from "../../../../i18n/index.ts";
import { formatNumber } from "../../../../i18n/format.ts";
import { IconButton } from "../../../../ui/Button.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { Menu } from "../../../../ui/Menu.tsx";
import { useCount } from "../../../contacts/filter/CountLine.tsx";
import type { Names } from "../../../contacts/filter/words.ts";
import { SourceAdder } from "./SourceAdder.tsx";
import {
  kindName,
  looksLikeNumber,
  mostSources,
  numberLines,
  peopleOf,
  sourceIcons,
  type SourceKind,
  sourceKinds,
  useSourceNames,
} from "./sources.ts";

type Properties = {
  title: string;
  help: string;
  sources: readonly AudienceSource[];
  names: Names;
  onChange: (sources: AudienceSource[]) => void;
  /** Between the rows: "or" of those who get it. */
  empty: ReactNode;
  addLabel: string;
};

const isEditable = (source: AudienceSource) =>
  source.kind === "filter" || source.kind === "numbers" || source.kind === "contacts" ||
  source.kind === "retarget";

/** Whom it is for, or not for: any of these. */
export function SourceList({ title, help, sources, names, onChange, empty, addLabel }: Properties) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [adding, setAdding] = useState<{ kind: SourceKind; at: number | null } | null>(null);
  const nameOf = useSourceNames();
  const put = (source: AudienceSource, at: number | null) =>
    onChange(at === null ? [...sources, source] : sources.map((old, index) => index === at ? source : old));
  const choose = (kind: SourceKind) =>
    kind === "all" ? put({ kind: "all" }, null) : setAdding({ kind, at: null });
  const offered = sourceKinds.filter((kind) => kind !== "all" || !sources.some((one) => one.kind === "all"));
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <div className="cell-two">
          <h2>{title}</h2>
          <small className="muted">{help}</small>
        </div>
        <span ref={anchor}>
          <Menu
            label={addLabel}
            className="button button-secondary button-small"
            items={offered.map((kind) => ({
              label: kindName(kind),
              icon: sourceIcons[kind],
              disabled: sources.length >= mostSources,
              run: () => choose(kind),
            }))}
          >
            <Icon name="plus" />
            {t("audience.add")}
            <Icon name="chevron-down" size={14} />
          </Menu>
        </span>
      </div>
      {sources.length === 0 ? <div className="source-none">{empty}</div> : (
        <ul className="source-list">
          {sources.map((source, at) => (
            <li key={at} className="source-row">
              <span className="source-icon">
                <Icon name={sourceIcons[source.kind]} />
              </span>
              <span className="source-words">
                <small className="muted">{kindName(source.kind)}</small>
                {source.kind === "import"
                  ? <FileName id={source.id} />
                  : <strong dir="auto">{nameOf(source, names)}</strong>}
              </span>
              <SourceCount source={source} />
              {isEditable(source) && (
                <IconButton
                  icon="pencil"
                  label={t("audience.edit", { kind: kindName(source.kind) })}
                  onClick={() => setAdding({ kind: source.kind, at })}
                />
              )}
              <IconButton
                icon="x"
                label={t("audience.remove", { kind: kindName(source.kind) })}
                onClick={() => onChange(sources.filter((_, index) => index !== at))}
              />
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <SourceAdder
          kind={adding.kind}
          source={adding.at === null ? null : sources[adding.at] ?? null}
          anchor={anchor}
          put={(source) => put(source, adding.at)}
          onClose={() => setAdding(null)}
        />
      )}
    </section>
  );
}

function FileName({ id }: { id: string }) {
  const file = useQuery<Import>(`/api/imports/${id}`).data;
  return <strong dir="auto">{file?.filename ?? t("audience.kind.import")}</strong>;
}

/** How many each part has by itself. */
function SourceCount({ source }: { source: AudienceSource }) {
  const { count } = useCount(peopleOf(source));
  const file = useQuery<Import>(source.kind === "import" ? `/api/imports/${source.id}` : null).data;
  const own = source.kind === "numbers"
    ? numberLines(source.text).filter(looksLikeNumber).length
    : source.kind === "contacts"
    ? source.ids.length
    : source.kind === "import"
    ? file?.ok
    : count?.count;
  return <span className="source-count number">{own === undefined ? "" : formatNumber(own)}</span>;
}
