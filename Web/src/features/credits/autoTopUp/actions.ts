import { api } from "../../../api/client.ts";
import type { AutoTopUp } from "../../../api/types.ts";
import { queries } from "../../../data/store.ts";
import { isOurs, tabForGateway } from "../../billing/checkout.ts";

export const autoTopUpPath = "/api/billing/auto-top-up";
const mandatePath = `${autoTopUpPath}/mandate`;

const keep = (topUp: AutoTopUp) => {
  queries.put(autoTopUpPath, topUp);
  return topUp;
};

export type Wanted = Pick<AutoTopUp, "enabled" | "below" | "points" | "monthMax" | "gateway">;

export const saveAutoTopUp = async (wanted: Wanted, key: string) =>
  keep(await api.put<AutoTopUp>(autoTopUpPath, wanted, { key }));

/** Asks the gateway for a mandate, and leads to the page where the owner gives it. */
export async function authorise(gateway: string) {
  const tab = tabForGateway(gateway);
  try {
    const body = { gateway, returnURL: "/credits/settings" };
    const { mandate } = keep(await api.post<AutoTopUp>(mandatePath, body));
    const address = mandate.authorisationURL;
    if (address && tab && !isOurs(address)) return tab.location.replace(address);
    tab?.close();
    if (address) location.assign(address);
  } catch (problem) {
    tab?.close();
    throw problem;
  }
}

export const removeMandate = async () => {
  const topUp = await api.delete<AutoTopUp | undefined>(mandatePath);
  if (topUp) keep(topUp);
  else await queries.reload(autoTopUpPath);
};
