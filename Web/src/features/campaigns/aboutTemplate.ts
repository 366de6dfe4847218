import type { Campaign } from "../../api/types.ts";
import { categoryName } from "../whatsapp/category.ts";
import { templateTitle } from "../whatsapp/template.ts";

/** What a campaign sends: its template may have been deleted all the same. */
export const aboutTemplate = ({ template }: Campaign) =>
  template ? `${templateTitle(template.name)} · ${categoryName(template.category)}` : "–";
