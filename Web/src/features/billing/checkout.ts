import type { Payment } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { stored } from "../../app/storage.ts";

export const paymentAddress = (id: string) => `/billing/payments/${id}`;

/** Whether a gateway's page is one of this server, as the test gateway's is. */
export const isOurs = (address: string) => new URL(address, location.href).origin === location.origin;

const canHaveTabs = () => matchMedia("(hover: hover)").matches;

/**
 * A tab for the gateway's page, opened while the click still counts as one: after the answer of the server, browsers take it
 * for a pop-up. On a touch screen, and where it is refused, the gateway gets this tab and leads back to the app.
 */
export function tabForGateway(gateway: string): Window | null {
  if (gateway === "test" || !canHaveTabs()) return null;
  const tab = open("about:blank", "_blank");
  if (tab) tab.opener = null;
  return tab;
}

/** Leads to the gateway's page; with a tab of its own, this one goes on to the payment and watches it. */
export function goToCheckout(payment: Payment, tab: Window | null) {
  rememberOrigin(payment.id);
  const { checkoutURL } = payment;
  if (checkoutURL && tab && !isOurs(checkoutURL)) tab.location.replace(checkoutURL);
  else {
    tab?.close();
    if (checkoutURL) return location.assign(checkoutURL);
  }
  navigate(paymentAddress(payment.id), { replace: true });
}

type Origin = { payment: string; path: string };
const key = "payment.origin";

/** Where somebody was when they began to pay, so that they can go on there. */
function rememberOrigin(payment: string) {
  const query = new URLSearchParams(location.search);
  query.delete("add");
  const text = query.toString();
  stored.write(key, { payment, path: location.pathname + (text ? `?${text}` : "") } satisfies Origin);
}

export function originOf(payment: string): string | null {
  const origin = stored.read<Origin>(key);
  const isElsewhere = origin && origin.payment === payment && !origin.path.startsWith("/billing/");
  return isElsewhere && origin.path.startsWith("/") ? origin.path : null;
}
