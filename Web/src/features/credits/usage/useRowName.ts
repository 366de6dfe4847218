import type { Channel, Page, UsageGroup, UsageRow } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { countryName, formatDayIn } from "../../../i18n/format.ts";
import { t } from "../../../i18n/index.ts";
import { categoryName } from "../../whatsapp/category.ts";
import { bookedName } from "../reference.ts";
import { isBooked } from "./shape.ts";

/** "IN", or several that share a calling code; one that the price list does not name goes by its market. */
const placeName = ({ key, markets }: UsageRow) =>
  key === "*" || key === ""
    ? markets?.join(", ") || t("usage.unknown")
    : key.split("|").map(countryName).join(", ");

/** What a row of the report is called. */
export function useRowName(group: UsageGroup) {
  const channels = useQuery<Page<Channel>>(group === "channel" ? "/api/channels" : null).data?.items ?? [];
  return (row: UsageRow) => {
    if (isBooked(row)) return bookedName(row.key);
    switch (group) {
      case "day":
        return formatDayIn(`${row.key.slice(0, 10)}T12:00:00Z`, "UTC", true);
      case "category":
        return categoryName(row.key);
      case "country":
        return placeName(row);
      case "channel":
        return channels.find((channel) => channel.id === row.key)?.name ?? (row.key || t("usage.unknown"));
    }
  };
}
