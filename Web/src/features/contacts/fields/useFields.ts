import type { CustomField, Page } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";

const none: readonly CustomField[] = [];

/** The workspace's own fields, in their order. */
export function useFields(of: "contact" | "company" = "contact"): readonly CustomField[] {
  return useQuery<Page<CustomField>>(
    of === "contact" ? "/api/contact-fields" : "/api/contact-fields?of=company",
  )
    .data?.items ?? none;
}
