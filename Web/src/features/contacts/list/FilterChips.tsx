import type { Predicate } from "../../../api/types.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { predicateWords, useNames } from "../filter/words.ts";
import { useSegments } from "../useLists.ts";
import type { Asked } from "./address.ts";

/** What the list is narrowed by, in words, each to be taken away. */
export function FilterChips({ asked }: { asked: Asked }) {
  return asked.filter || asked.segment ? <Chips asked={asked} /> : null;
}

function Chips({ asked: { filter, segment } }: { asked: Asked }) {
  const names = useNames();
  const segments = useSegments();
  const [, setFilter] = useSearchParameter("filter");
  const [, setSegment] = useSearchParameter("segment");
  const parts = !filter ? [] : "all" in filter ? filter.all : [filter];
  const keep = (rest: Predicate[]) =>
    setFilter(rest.length === 0 ? "" : JSON.stringify(rest.length === 1 ? rest[0] : { all: rest }));
  const segmentName = segments.find(({ id }) => id === segment)?.name ?? t("one.segment");
  return (
    <div className="chips people-chips">
      {segment && (
        <Chip
          words={t("segment.chip", { name: segmentName })}
          remove={() => setSegment("")}
        />
      )}
      {parts.map((part, at) => (
        <Chip
          key={JSON.stringify(part)}
          words={predicateWords(part, names)}
          remove={() => keep(parts.filter((_, index) => index !== at))}
        />
      ))}
      {parts.length + (segment ? 1 : 0) > 1 && (
        <Button
          kind="quiet"
          size="small"
          onClick={() => {
            setFilter("");
            setSegment("");
          }}
        >
          {t("action.clearFilters")}
        </Button>
      )}
    </div>
  );
}

const Chip = ({ words, remove }: { words: string; remove: () => void }) => (
  <span className="chip">
    <span className="cut" dir="auto">{words}</span>
    <IconButton icon="x" label={t("people.filter.remove", { name: words })} onClick={remove} />
  </span>
);
