import { useMemo, useState } from "react";
import { api } from "../../../api/client.ts";
import type { People, Segment } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Note } from "../../../ui/Note.tsx";
import { RadioCards } from "../../../ui/RadioCards.tsx";
import { toast } from "../../../ui/toasts.ts";
import { newTest } from "../filter/catalogue.ts";
import { CountLine, useCount } from "../filter/CountLine.tsx";
import { FilterBuilder } from "../filter/FilterBuilder.tsx";
import { toGroup, toPredicate } from "../filter/predicate.ts";
import { useNames } from "../filter/words.ts";
import { makeFixed, most } from "./fixed.ts";

type Properties = { segment: Segment | null; people?: People; onClose: () => void };

/** A name for a sentence: it stays true by itself, or is counted once and stays as it was. */
export function SegmentDialog({ segment, people, onClose }: Properties) {
  const names = useNames();
  const [kind, setKind] = useState<Segment["kind"]>(segment?.kind ?? "dynamic");
  const [group, setGroup] = useState(() => {
    const given = segment?.filter ?? (people && "filter" in people ? people.filter : null);
    const found = toGroup(given);
    return found.parts.length > 0 ? found : { ...found, parts: [newTest(names.subjects[0]!)] };
  });
  const [found, setFound] = useState(0);
  const filter = useMemo(() => toPredicate(group), [group]);
  const isFixed = segment?.kind === "static";
  const counted = useCount(
    useMemo(() => isFixed ? { segment: segment.id } : filter && { filter }, [filter, isFixed, segment?.id]),
  );
  const isTooMany = !segment && kind === "static" && (counted.count?.count ?? 0) > most;
  const save = async (values: FormValues, key: string) => {
    setFound(0);
    const name = values.text("name");
    const made = segment
      ? await api.patch<Segment>(`/api/segments/${segment.id}`, isFixed ? { name } : { name, filter })
      : kind === "static"
      ? await makeFixed(name, filter!, key, setFound)
      : await api.post<Segment>("/api/segments", { name, kind, filter }, { key });
    invalidate("/api/segments", "/api/contacts");
    toast({
      tone: "ok",
      text: t("segment.saved", { name }),
      action: { label: t("segment.open"), run: () => navigate(`/contacts?segment=${made.id}`) },
    });
    onClose();
  };
  return (
    <Dialog
      title={segment ? t("segment.edit", { name: segment.name }) : t("segment.new")}
      onClose={onClose}
      size="large"
    >
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name"]} />
          <TextField
            name="name"
            label={t("segment.name")}
            defaultValue={segment?.name}
            required
            maxLength={80}
            dir="auto"
          />
          {!segment && (
            <RadioCards
              label={t("segment.kind")}
              name="kind"
              value={kind}
              onChange={setKind}
              choices={[
                { value: "dynamic", label: t("segment.kind.dynamic"), help: t("segment.kind.dynamic.help") },
                { value: "static", label: t("segment.kind.static"), help: t("segment.kind.static.help") },
              ]}
            />
          )}
          {isTooMany && <Note tone="warn">{t("segment.kind.static.most", { count: most })}</Note>}
          {!isFixed && <FilterBuilder group={group} names={names} onChange={setGroup} />}
          {filter || isFixed
            ? <CountLine counted={counted} />
            : <p className="muted">{t("filter.unfinished")}</p>}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton disabled={(!filter && !isFixed) || isTooMany}>
            {found > 0 ? t("segment.filling", { count: found }) : t("action.save")}
          </SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
