import { type RefObject, useState } from "react";
import { api, withQuery } from "../../../api/client.ts";
import type { Community, Company, Contact, ListedTag, Named, Page } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { invalidate } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Picker } from "../../../ui/Picker.tsx";
import { TagPicker } from "../../tags/TagPicker.tsx";
import { contactName } from "../names.ts";
import {
  companiesPath,
  useCommunities,
  useCompanies,
  useContactTags,
  useIsThere,
  useMembers,
} from "../useLists.ts";
import { formatPhone } from "../../../i18n/phone.ts";

type Common = { anchor: RefObject<HTMLElement>; onClose: () => void };

/** One of the workspace's people, or nobody. */
export function OwnerPicker(
  { chosen, pick, ...rest }: Common & { chosen?: string | null; pick: (to: Named | null) => void },
) {
  const members = useMembers();
  return (
    <Picker
      {...rest}
      label={t("contact.owner")}
      choices={[
        { id: "", label: t("contact.owner.none") },
        ...members.map(({ id, name }) => ({
          id,
          label: name,
          picture: <Avatar name={name} size={22} />,
          isChosen: id === chosen,
        })),
      ]}
      pick={(id) => pick(members.find((member) => member.id === id) ?? null)}
    />
  );
}

/** A company by its name; one that is not there yet is made. */
export function CompanyPicker(
  { chosen, pick, ...rest }: Common & { chosen?: string | null; pick: (to: Named | null) => void },
) {
  const [text, setText] = useState("");
  const companies = useCompanies(text.trim());
  const isThere = useIsThere(companiesPath(text.trim()));
  const mayCreate = useMay("companies.edit") && isThere;
  const create = useAction(async (name: string) => {
    const made = await api.post<Company>("/api/companies", { name });
    invalidate("/api/companies");
    pick(made);
  });
  const none = text === "" ? [{ id: "", label: t("contact.company.none") }] : [];
  return (
    <Picker
      {...rest}
      label={t("contact.company")}
      choices={[
        ...none,
        ...companies.map(({ id, name, domain }) => ({
          id,
          label: name,
          detail: domain ?? undefined,
          isChosen: id === chosen,
        })),
      ]}
      onText={setText}
      pick={(id) => pick(companies.find((company) => company.id === id) ?? null)}
      create={mayCreate
        ? { label: (name) => t("company.create", { name }), run: (name) => void create.run(name) }
        : undefined}
    />
  );
}

/** Tags of contacts. */
export function ContactTagPicker(
  properties: Common & { chosen: readonly string[]; toggle: (tag: ListedTag) => void },
) {
  const isThere = useIsThere("/api/tags?kind=contact");
  const mayEdit = useMay("contacts.edit");
  return (
    <TagPicker
      {...properties}
      kind="contact"
      tags={useContactTags()}
      mayCreate={mayEdit && isThere}
      words={{
        label: t("people.tags"),
        placeholder: t("people.tags.search"),
        create: (name) => t("people.tags.create", { name }),
      }}
    />
  );
}

export const membersWords = (members: number | null | undefined) =>
  typeof members === "number" ? t("community.members.count", { count: members }) : t("community.uncounted");

/** Communities that people can be put into by hand: those with a rule fill themselves. */
export function CommunityPicker(
  { chosen, toggle, isMultiple = true, ...rest }: Common & {
    chosen: readonly string[];
    toggle: (community: Community) => void;
    isMultiple?: boolean;
  },
) {
  const communities = useCommunities().filter(({ kind }) => kind !== "dynamic");
  return (
    <Picker
      {...rest}
      label={t("communities.title")}
      isMultiple={isMultiple}
      choices={communities.map(({ id, name, members }) => ({
        id,
        label: name,
        detail: membersWords(members),
        isChosen: chosen.includes(id),
      }))}
      pick={(id) => toggle(communities.find((community) => community.id === id)!)}
    />
  );
}

/** Another contact, found by name or number. */
export function ContactPicker(
  { except, pick, label, ...rest }: Common & {
    except: readonly string[];
    pick: (contact: Contact) => void;
    label: string;
  },
) {
  const [text, setText] = useState("");
  const found =
    useQuery<Page<Contact>>(withQuery("/api/contacts", { search: text.trim(), limit: 30 })).data?.items ?? [];
  const shown = found.filter(({ id }) => !except.includes(id));
  return (
    <Picker
      {...rest}
      label={label}
      placeholder={t("contacts.search")}
      choices={shown.map((contact) => ({
        id: contact.id,
        label: contactName(contact),
        detail: contact.phone ? formatPhone(contact.phone) : undefined,
        picture: <Avatar name={contactName(contact)} size={22} />,
      }))}
      onText={setText}
      pick={(id) => pick(shown.find((contact) => contact.id === id)!)}
    />
  );
}
