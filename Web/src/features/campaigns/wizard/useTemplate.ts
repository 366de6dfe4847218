import { withQuery } from "../../../api/client.ts";
import type { Template } from "../../../api/types.ts";
import { usePages } from "../../../data/usePages.ts";
import { isApproved, nameSearch } from "../../whatsapp/template.ts";

/** The templates that may be sent on a channel. */
export function useApprovedTemplates(channel: string, search = "") {
  const pages = usePages<Template>(
    channel ? withQuery("/api/templates", { channel, status: "APPROVED", search: nameSearch(search) }) : null,
  );
  return { ...pages, items: pages.items.filter(isApproved) };
}

export function useTemplate(channel: string, id: string): Template | undefined {
  return usePages<Template>(channel ? withQuery("/api/templates", { channel }) : null).items.find((
    template,
  ) => template.id === id);
}
