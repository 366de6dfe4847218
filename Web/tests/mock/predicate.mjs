// Whom a predicate finds, as the server's SQL would.
const day = 86_400_000;

/** What a contact has in a field; lists for what it can have several of. */
function valueOf(contact, field, country) {
  if (field.startsWith("custom.")) return contact.fields?.[field.slice(7)] ?? null;
  switch (field) {
    case "tag":
      return contact.tags.map(({ id }) => id);
    case "community":
      return contact.communities.map(({ id }) => id);
    case "owner":
      return contact.owner?.id ?? null;
    case "company":
      return contact.company?.id ?? null;
    case "blocked":
      return !!contact.blockedAt;
    case "country":
      return country(contact.phone);
    default:
      return contact[field] ?? null;
  }
}

const folded = (value) => String(value).toLowerCase();
const equal = (value, wanted) =>
  Array.isArray(value) ? value.some((one) => equal(one, wanted)) : folded(value) === folded(wanted);
const isEmpty = (value) => value === null || value === "" || (Array.isArray(value) && value.length === 0);

const operators = {
  is: equal,
  isNot: (value, wanted) => !equal(value, wanted),
  in: (value, wanted) => wanted.some((one) => equal(value, one)),
  contains: (value, wanted) => folded(value ?? "").includes(folded(wanted)),
  startsWith: (value, wanted) => folded(value ?? "").startsWith(folded(wanted)),
  isSet: (value) => !isEmpty(value),
  isEmpty,
  before: (value, wanted) => !!value && value < wanted,
  after: (value, wanted) => !!value && value.slice(0, wanted.length) > wanted,
  withinDays: (value, days) => !!value && Date.now() - Date.parse(value) <= days * day,
  olderThanDays: (value, days) => !!value && Date.now() - Date.parse(value) > days * day,
  gt: (value, wanted) => value !== null && Number(value) > Number(wanted),
  gte: (value, wanted) => value !== null && Number(value) >= Number(wanted),
  lt: (value, wanted) => value !== null && Number(value) < Number(wanted),
  lte: (value, wanted) => value !== null && Number(value) <= Number(wanted),
};

const codes = [["+91", "IN"], ["+49", "DE"], ["+55", "BR"], ["+34", "ES"], ["+44", "GB"], ["+971", "AE"]];
const countryOf = (phone) => codes.find(([code]) => phone?.startsWith(code))?.[1] ?? null;

export function matches(contact, predicate) {
  if (predicate.all) return predicate.all.every((part) => matches(contact, part));
  if (predicate.any) return predicate.any.some((part) => matches(contact, part));
  if (predicate.not) return !matches(contact, predicate.not);
  return !!operators[predicate.op]?.(valueOf(contact, predicate.field, countryOf), predicate.value);
}
