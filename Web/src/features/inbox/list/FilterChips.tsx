import { navigate, useSearch } from "../../../app/router.ts";
import { t } from "../../../i18n/index.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { countingNames } from "../paths.ts";
import { useActiveFilters } from "./filterWords.ts";

function without(search: string, names: readonly string[]) {
  const query = new URLSearchParams(search);
  for (const name of names) query.delete(name);
  const text = query.toString();
  navigate(location.pathname + (text ? `?${text}` : ""), { replace: true });
}

/** What the list is narrowed by, each to be taken away. */
export function FilterChips() {
  const search = useSearch();
  const active = useActiveFilters();
  if (active.length === 0) return null;
  return (
    <div className="chips inbox-chips">
      {active.map(({ name, words }) => (
        <span key={name} className="chip">
          <span className="cut">{words}</span>
          <IconButton
            icon="x"
            label={t("filter.remove", { name: words })}
            onClick={() => without(search, [name])}
          />
        </span>
      ))}
      {active.length > 1 && (
        <Button
          kind="quiet"
          size="small"
          onClick={() => without(search, countingNames(search))}
        >
          {t("action.clearFilters")}
        </Button>
      )}
    </div>
  );
}
