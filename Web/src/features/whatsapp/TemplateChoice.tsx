import type { Template } from "../../api/types.ts";
import { languageName } from "../../i18n/format.ts";
import { categoryName } from "./category.ts";
import { bodyText, templateTitle } from "./template.ts";

/** A template in a list to choose from. */
export function TemplateChoice({ template }: { template: Template }) {
  return (
    <>
      <strong className="cut">{templateTitle(template.name)}</strong>
      <span className="template-choice-text" dir="auto">{bodyText(template.components)}</span>
      <span className="template-choice-facts">
        {categoryName(template.category)} · {languageName(template.language)}
      </span>
    </>
  );
}
