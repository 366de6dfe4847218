import { withQuery } from "../../../api/client.ts";
import type { Predicate } from "../../../api/types.ts";
import { both, parsePredicate } from "../filter/predicate.ts";

export const sorts = ["newest", "oldest", "name", "active"] as const;
export const lists = ["all", "blocked", "deleted"] as const;
export type ListName = (typeof lists)[number];

export type Asked = {
  search: string;
  list: ListName;
  filter: Predicate | null;
  segment: string;
  sort: string;
};

const blocked: Predicate = { field: "blocked", op: "is", value: true };

/** What an address of the contact list asks for. */
export function askedOf(search: string): Asked {
  const query = new URLSearchParams(search);
  return {
    search: query.get("q") ?? "",
    list: lists.find((name) => name === query.get("list")) ?? "all",
    filter: parsePredicate(query.get("filter") ?? ""),
    segment: query.get("segment") ?? "",
    sort: sorts.find((sort) => sort === query.get("sort")) ?? "newest",
  };
}

/** The filter of the list itself, with that of the list's name. */
export const wholeFilter = ({ list, filter }: Asked) => both(list === "blocked" ? blocked : null, filter);

export function listPath(asked: Asked) {
  const filter = wholeFilter(asked);
  return withQuery("/api/contacts", {
    search: asked.search,
    filter: filter ? JSON.stringify(filter) : "",
    segment: asked.segment,
    deleted: asked.list === "deleted" ? "true" : "",
    sort: asked.sort === "newest" ? "" : asked.sort,
  });
}

/** What makes two lists the same view: an address without what is merely open over it. */
export function viewOf(search: string) {
  const query = new URLSearchParams(search);
  for (const name of ["edit", "columns"]) query.delete(name);
  query.sort();
  return query.toString();
}

/** A view keeps its columns beside the rest of its query. */
export const withColumns = (query: string, columns: readonly string[]) =>
  new URLSearchParams([...new URLSearchParams(query), ["columns", columns.join(",")]]).toString();
export const columnsOf = (query: string) =>
  (new URLSearchParams(query).get("columns") ?? "").split(",").filter(Boolean);

export const contactsWhere = (filter: Predicate) =>
  withQuery("/contacts", { filter: JSON.stringify(filter) });
