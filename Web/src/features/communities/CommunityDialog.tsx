import { useMemo, useState } from "react";
import { api } from "../../api/client.ts";
import type { Community } from "../../api/types.ts";
import { navigate } from "../../app/router.ts";
import { invalidate } from "../../data/store.ts";
import { t } from "../../i18n/index.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../ui/Dialog.tsx";
import { TextArea, TextField } from "../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../ui/Form.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { newTest } from "../contacts/filter/catalogue.ts";
import { CountLine, useCount } from "../contacts/filter/CountLine.tsx";
import { FilterBuilder } from "../contacts/filter/FilterBuilder.tsx";
import { toGroup, toPredicate } from "../contacts/filter/predicate.ts";
import { useNames } from "../contacts/filter/words.ts";

type Kind = Community["kind"];
type Properties = { community: Community | null; onClose: () => void };

/** A named circle of people: kept by hand, by a rule, or one that lives in WhatsApp. */
export function CommunityDialog({ community, onClose }: Properties) {
  const names = useNames();
  const [kind, setKind] = useState<Kind>(community?.kind ?? "static");
  const [group, setGroup] = useState(() => {
    const found = toGroup(community?.filter);
    return found.parts.length > 0 ? found : { ...found, parts: [newTest(names.subjects[0]!)] };
  });
  const filter = useMemo(() => kind === "dynamic" ? toPredicate(group) : null, [kind, group]);
  const counted = useCount(useMemo(() => filter && { filter }, [filter]));
  const save = async (values: FormValues, key: string) => {
    const body = {
      name: values.text("name"),
      description: values.text("description"),
      filter: kind === "dynamic" ? filter : null,
      inviteLink: values.text("inviteLink") || null,
    };
    const made = community
      ? await api.patch<Community>(`/api/communities/${community.id}`, body, { key })
      : await api.post<Community>("/api/communities", { ...body, kind }, { key });
    invalidate("/api/communities", "/api/contacts");
    onClose();
    if (!community) navigate(`/communities/${made.id}`);
  };
  return (
    <Dialog
      title={community ? t("community.edit", { name: community.name }) : t("community.new")}
      onClose={onClose}
      size={kind === "dynamic" ? "large" : "medium"}
    >
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name", "description", "inviteLink"]} />
          <TextField
            name="name"
            label={t("contact.name")}
            defaultValue={community?.name}
            required
            maxLength={80}
            dir="auto"
          />
          <TextArea
            name="description"
            label={t("community.description")}
            defaultValue={community?.description ?? ""}
            rows={2}
            maxLength={500}
            dir="auto"
          />
          {!community && (
            <RadioCards
              label={t("community.kind")}
              name="kind"
              value={kind}
              onChange={setKind}
              choices={(["static", "dynamic", "external"] as const).map((value) => ({
                value,
                label: t(`community.kind.${value}`),
                help: t(`community.kind.${value}.help`),
              }))}
            />
          )}
          {kind === "dynamic" && (
            <>
              <FilterBuilder group={group} names={names} onChange={setGroup} />
              {filter ? <CountLine counted={counted} /> : <p className="muted">{t("filter.unfinished")}</p>}
            </>
          )}
          <TextField
            name="inviteLink"
            label={t("community.link")}
            help={t("community.link.help")}
            type="url"
            defaultValue={community?.inviteLink ?? ""}
            maxLength={500}
            dir="ltr"
            required={kind === "external"}
            isOptional={kind !== "external"}
            placeholder="https://chat.whatsapp.com/…"
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton disabled={kind === "dynamic" && !filter}>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
