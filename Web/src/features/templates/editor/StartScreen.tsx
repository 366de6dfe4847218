import { withQuery } from "../../../api/client.ts";
import type { Page as PageOf, TemplateSample } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Page } from "../../../ui/Page.tsx";
import { SampleCard } from "../library/SampleCard.tsx";
import { kinds } from "./kinds.ts";

/** How to begin: blank by what it is for, from the library, or from one of one's own. */
export function StartScreen() {
  const samples = useQuery<PageOf<TemplateSample>>("/api/template-samples").data?.items ?? [];
  return (
    <Page
      title={t("templates.new")}
      back={{ href: "/templates", label: t("nav.templates") }}
      lead={t("start.lead")}
    >
      <div className="stack">
        <h2 className="start-title">{t("start.blank")}</h2>
        <ul className="kind-grid">
          {kinds.map(({ kind, icon }) => (
            <li key={kind}>
              <Link href={withQuery("/templates/new", { kind })} className="kind-card">
                <span className="state-icon">
                  <Icon name={icon} size={20} />
                </span>
                <span className="cell-two">
                  <strong>{t(`kind.${kind}`)}</strong>
                  <small>{t(`kind.${kind}.help`)}</small>
                </span>
              </Link>
            </li>
          ))}
        </ul>
        <div className="spread">
          <h2 className="start-title">{t("start.library")}</h2>
          <span className="row">
            <ButtonLink href="/templates/library" size="small">{t("start.library.all")}</ButtonLink>
            <ButtonLink href="/templates" size="small" kind="quiet">{t("start.own")}</ButtonLink>
          </span>
        </div>
        <ul className="sample-grid">
          {samples.slice(0, 3).map((sample) => (
            <li key={sample.id}>
              <SampleCard sample={sample} />
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}
