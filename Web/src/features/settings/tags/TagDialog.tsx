import { useState } from "react";
import { api } from "../../../api/client.ts";
import type { ListedTag, TagKind } from "../../../api/types.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { asTagColour, TagChip, tagColours } from "../../../ui/TagChip.tsx";

/** A tag's name and colour, with how it will look. */
export function TagDialog(
  { tag, kind, onClose }: { tag: ListedTag | null; kind: TagKind; onClose: () => void },
) {
  const [name, setName] = useState(tag?.name ?? "");
  const [colour, setColour] = useState(asTagColour(tag?.colour ?? "blue"));
  const save = async (values: FormValues, key: string) => {
    const body = { name: values.text("name"), colour };
    if (tag) await api.patch(`/api/tags/${tag.id}`, body);
    else await api.post("/api/tags", { ...body, kind }, { key });
    invalidate("/api/tags", "/api/conversations");
    onClose();
  };
  return (
    <Dialog title={tag ? t("own.edit", { name: tag.name }) : t("tags.new")} onClose={onClose} size="small">
      <Form onSubmit={save}>
        <DialogBody>
          <FormProblem fields={["name", "colour"]} />
          <TextField
            name="name"
            label={t("member.name")}
            required
            maxLength={40}
            value={name}
            onChange={(event) =>
              setName(event.target.value)}
          />
          <fieldset className="stack-tight">
            <legend className="field-label">{t("tags.colour")}</legend>
            <div className="colour-choices">
              {tagColours.map((value) => (
                <label key={value} className="colour-choice" title={t(`colour.${value}`)}>
                  <input
                    type="radio"
                    name="colour"
                    checked={colour === value}
                    aria-label={t(`colour.${value}`)}
                    onChange={() =>
                      setColour(value)}
                  />
                  <span className={`tag-dot tag-${value}`} />
                </label>
              ))}
            </div>
          </fieldset>
          <div>
            <TagChip name={name || t("tags.example")} colour={colour} />
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("action.save")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
