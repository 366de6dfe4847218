/** A problem document to answer with. */
export class Refusal extends Error {
  constructor(status, title, detail, errors, facts = {}, type = undefined) {
    super(title);
    Object.assign(this, { status, title, detail, errors, facts, type });
  }
}

export const notFound = () =>
  new Refusal(404, "There is nothing at this address", "It may have been deleted.");

/** One page of a list, with the place after its last row as the cursor. */
export function paged(list, query, cursor = "after") {
  const limit = Math.min(200, Number(query.get("limit") ?? 50));
  const from = Number(query.get(cursor) ?? 0);
  const items = list.slice(from, from + limit);
  return from + limit < list.length ? { items, next: String(from + limit) } : { items };
}
