import { useMemo, useState } from "react";
import type { Predicate } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { newTest } from "./catalogue.ts";
import { CountLine, useCount } from "./CountLine.tsx";
import { FilterBuilder } from "./FilterBuilder.tsx";
import { toGroup, toPredicate } from "./predicate.ts";
import { useNames } from "./words.ts";

type Properties = {
  filter: Predicate | null;
  apply: (filter: Predicate | null) => void;
  /** Keeps what is written as a segment. */
  save?: (filter: Predicate) => void;
  onClose: () => void;
};

/** Narrows the list: the sentence, and how many it finds while it is written. */
export function FilterSheet({ filter, apply, save, onClose }: Properties) {
  const names = useNames();
  const [group, setGroup] = useState(() => {
    const found = toGroup(filter);
    return found.parts.length > 0 ? found : { ...found, parts: [newTest(names.subjects[0]!)] };
  });
  const predicate = useMemo(() => toPredicate(group), [group]);
  const counted = useCount(useMemo(() => predicate && { filter: predicate }, [predicate]));
  return (
    <Dialog title={t("people.filter.title")} onClose={onClose} size="large">
      <DialogBody>
        <FilterBuilder group={group} names={names} onChange={setGroup} />
        {predicate ? <CountLine counted={counted} /> : <p className="muted">{t("filter.unfinished")}</p>}
      </DialogBody>
      <DialogFoot>
        {filter && (
          <Button
            onClick={() => {
              apply(null);
              onClose();
            }}
          >
            {t("action.clearFilters")}
          </Button>
        )}
        {save && (
          <Button icon="bookmark" disabled={!predicate} onClick={() => predicate && save(predicate)}>
            {t("segment.save")}
          </Button>
        )}
        <Button
          kind="primary"
          disabled={!predicate}
          onClick={() => {
            apply(predicate);
            onClose();
          }}
        >
          {counted.count && !counted.isCounting
            ? t("filter.show", { count: counted.count.count })
            : t("filter.showAll")}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
