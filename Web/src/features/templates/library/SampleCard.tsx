import { withQuery } from "../../../api/client.ts";
import type { TemplateSample } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { t } from "../../../i18n/index.ts";
import { sampleSaid } from "../../../i18n/told/say.ts";
import { useWords } from "../../../i18n/told/useWords.ts";
import { languageName } from "../../../i18n/format.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { categoryName } from "../../whatsapp/category.ts";
import { Preview } from "../../whatsapp/Preview.tsx";
import { draftOf, previewOf } from "../editor/meta.ts";

/** A template of the library, as the phone shows it. */
export function SampleCard(
  { sample, heading: Heading = "h3" }: { sample: TemplateSample; heading?: "h2" | "h3" },
) {
  const mayWrite = useMay("templates.manage");
  useWords();
  const { title, detail } = sampleSaid(sample);
  return (
    <article className="card sample-card" aria-label={title}>
      <div className="sample-words">
        <Heading>{title}</Heading>
        <p className="muted">{detail}</p>
        <p className="template-choice-facts">
          {t(`kind.${sample.kind}`)} · {categoryName(sample.category)} · {languageName(sample.language)}
        </p>
      </div>
      <div className="sample-phone">
        <Preview components={previewOf(draftOf(sample))} sender="" isCompact />
      </div>
      {mayWrite && (
        <div className="sample-foot">
          <ButtonLink href={withQuery("/templates/new", { sample: sample.id })} size="small" icon="pencil">
            {t("library.use")}
          </ButtonLink>
        </div>
      )}
    </article>
  );
}
