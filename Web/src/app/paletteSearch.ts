import { useEffect, useState } from "react";
import { withQuery } from "../api/client.ts";
import type { Campaign, Contact, Conversation, Page } from "../api/types.ts";
import { useQuery } from "../data/useQuery.ts";
import { t } from "../i18n/index.ts";
import type { IconName } from "../ui/icons.ts";
import { operatorSections } from "../features/operator/sections.ts";
import { groups } from "../features/settings/sections.ts";
import { destinations } from "./navigation.ts";
import { matches } from "./paletteMatch.ts";
import { openAddCredits } from "./addCredits.ts";
import { activeShortcuts, keyCaps } from "./keyboard.ts";
import { navigate } from "./router.ts";
import { useMay, useMayOpen, useSession } from "./session.ts";
import { setTheme } from "./theme.ts";
import { formatPhone } from "../i18n/phone.ts";

export type Found = { id: string; label: string; detail: string; icon: IconName; run: () => void };

function useSettled(text: string) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), 160);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function useFound(text: string, openKeys: () => void): Found[] {
  const settled = useSettled(text);
  const isAsking = settled.length >= 2;
  const mayOpen = useMayOpen();
  const ask = (screen: string, path: string) =>
    isAsking && mayOpen(screen) ? withQuery(path, { search: settled, limit: 6 }) : null;
  const conversations = useQuery<Page<Conversation>>(ask("/inbox", "/api/conversations")).data?.items ?? [];
  const contacts = useQuery<Page<Contact>>(ask("/contacts", "/api/contacts")).data?.items ?? [];
  const isAskingRuns = isAsking && mayOpen("/campaigns");
  const campaigns = useQuery<Page<Campaign>>(isAskingRuns ? "/api/campaigns" : null).data?.items ?? [];
  const commands = useCommands(openKeys).filter((command) => matches(command.label, text));
  if (!isAsking) return commands;

  const people: Found[] = conversations.slice(0, 6).map(({ id, contact }) => ({
    id: `conversation ${id}`,
    label: contact.name ?? (contact.phone ? formatPhone(contact.phone) : id),
    detail: t("palette.conversation"),
    icon: "message-circle",
    run: () => navigate(`/inbox/${id}`),
  }));
  const cards: Found[] = contacts.slice(0, 6).map(({ id, name, phone }) => ({
    id: `contact ${id}`,
    label: name ?? (phone ? formatPhone(phone) : id),
    detail: t("palette.contact"),
    icon: "contact",
    run: () => navigate(`/contacts/${id}`),
  }));
  const runs: Found[] = campaigns.filter((campaign) => matches(campaign.name, settled)).slice(0, 6).map((
    { id, name },
  ) => ({
    id: `campaign ${id}`,
    label: name,
    detail: t("palette.campaign"),
    icon: "megaphone",
    run: () => navigate(`/campaigns/${id}`),
  }));
  return [...commands, ...people, ...runs, ...cards];
}

/** What the screen below does by its own keys. */
const ofScreen = (): Found[] =>
  activeShortcuts().filter(({ group, run }) => run && group !== "keys.everywhere" && group !== "keys.go").map(
    (
      { keys, label, group, run },
    ) => ({
      id: `${group} ${keys}`,
      label: t(label),
      detail: keyCaps(keys).join(" "),
      icon: "keyboard",
      run: run!,
    }),
  );

function useCommands(openKeys: () => void): Found[] {
  const [own] = useState(ofScreen);
  const { simulator } = useSession();
  const mayOpen = useMayOpen();
  const mayPay = useMay("billing.manage");
  const maySend = useMay("inbox.send");
  const mayEdit = useMay("contacts.edit");
  const place = (href: string, label: string, icon: IconName): Found => ({
    id: href,
    label,
    detail: t("palette.go"),
    icon,
    run: () => navigate(href),
  });
  const act = (id: string, label: string, icon: IconName, run: () => void): Found => ({
    id,
    label,
    detail: t("palette.do"),
    icon,
    run,
  });
  return [
    ...own,
    ...destinations.filter(({ href }) => mayOpen(href)).map((destination) =>
      place(destination.href, t(destination.label), destination.icon)
    ),
    ...(mayOpen("/credits/usage") ? [place("/credits/usage", t("usage.title"), "chart-column")] : []),
    ...(mayOpen("/credits/payments") ? [place("/credits/payments", t("payments.title"), "credit-card")] : []),
    ...(mayOpen("/credits/invoices") ? [place("/credits/invoices", t("invoices.title"), "receipt")] : []),
    ...(mayOpen("/credits/reconciliation")
      ? [place("/credits/reconciliation", t("nav.reconciliation"), "scale")]
      : []),
    ...groups.flatMap(({ sections }) => sections).filter(({ href }) => mayOpen(href)).map((
      { href, label, icon },
    ) => place(href, t(label), icon)),
    ...(mayOpen("/campaigns/new")
      ? [act("new campaign", t("campaigns.new"), "plus", () => navigate("/campaigns/new"))]
      : []),
    ...(mayPay ? [act("add credits", t("credits.add"), "plus", () => openAddCredits())] : []),
    ...(maySend
      ? [act("new conversation", t("inbox.new"), "message-square-plus", () => navigate("/inbox?new=1"))]
      : []),
    ...(mayEdit
      ? [act("new contact", t("contacts.new"), "user-plus", () => navigate("/contacts?edit=new"))]
      : []),
    ...(mayOpen("/operator")
      ? operatorSections.map(({ href, label, icon }) => ({
        ...place(href, t(label), icon),
        detail: t("operator.short"),
      }))
      : []),
    act("light", t("theme.toLight"), "sun", () => setTheme("light")),
    act("dark", t("theme.toDark"), "moon", () => setTheme("dark")),
    act("keys", t("keys.map"), "keyboard", openKeys),
    ...(simulator
      ? [act("phone", t("shell.phone"), "smartphone", () => open(simulator.phoneURL, "_blank", "noopener"))]
      : []),
  ];
}
