import "../texts.ts";
import { withQuery } from "../../../api/client.ts";
import type { Page, TemplateSample } from "../../../api/types.ts";
import { useSearchParameter } from "../../../app/router.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { languageName } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { SearchField } from "../../../ui/SearchField.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { categoryName } from "../../whatsapp/category.ts";
import { kinds } from "../editor/kinds.ts";
import { Select } from "../list/Select.tsx";
import { TemplatesPage } from "../TemplatesPage.tsx";
import { SampleCard } from "./SampleCard.tsx";

const path = "/api/template-samples";

/** Samples to begin from. */
export default function LibraryScreen() {
  const [search, setSearch] = useSearchParameter("q");
  const [category, setCategory] = useSearchParameter("category");
  const [kind, setKind] = useSearchParameter("kind");
  const [language, setLanguage] = useSearchParameter("language");
  const query = useQuery<Page<TemplateSample>>(withQuery(path, { search, category, kind, language }));
  const languages = [
    ...new Set(useQuery<Page<TemplateSample>>(path).data?.items.map((one) => one.language) ?? []),
  ];
  const isFiltered = search !== "" || category !== "" || kind !== "" || language !== "";
  const clear = () => [setSearch, setCategory, setKind, setLanguage].forEach((set) => set(""));
  return (
    <TemplatesPage layout="wide">
      <div className="stack">
        <div className="library-bar">
          <SearchField label={t("library.search")} value={search} onChange={setSearch} />
          <Select
            label={t("template.kind")}
            all={t("template.kind.all")}
            value={kind}
            onChange={setKind}
            choices={kinds.map((one) => ({ value: one.kind, label: t(`kind.${one.kind}`) }))}
          />
          <Select
            label={t("estimate.category")}
            all={t("template.category.all")}
            value={category}
            onChange={setCategory}
            choices={["MARKETING", "UTILITY", "AUTHENTICATION"].map((value) => ({
              value,
              label: categoryName(value),
            }))}
          />
          {languages.length > 1 && (
            <Select
              label={t("template.language")}
              all={t("template.language.all")}
              value={language}
              onChange={setLanguage}
              choices={languages.map((value) => ({ value, label: languageName(value) }))}
            />
          )}
        </div>
        {query.problem && !query.data && (
          <ErrorState
            problem={query.problem}
            retry={() => void query.reload()}
          />
        )}
        {query.isLoading && <Skeleton kind="cards" rows={6} />}
        {query.data?.items.length === 0 && (
          <section className="card">
            <EmptyState
              icon="search"
              title={t("library.none.title")}
              action={isFiltered && <Button onClick={clear}>{t("action.clearFilters")}</Button>}
            >
              {t("library.none.text")}
            </EmptyState>
          </section>
        )}
        <ul className="sample-grid">
          {query.data?.items.map((sample) => (
            <li key={sample.id}>
              <SampleCard sample={sample} heading="h2" />
            </li>
          ))}
        </ul>
      </div>
    </TemplatesPage>
  );
}
