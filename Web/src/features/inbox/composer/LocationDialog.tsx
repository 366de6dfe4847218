import { useState } from "react";
import { t } from "../../../i18n/index.ts";
import { Button } from "../../../ui/Button.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { TextField } from "../../../ui/Field.tsx";
import { Form, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import type { MessageRequest } from "../outbox.ts";
import { placeIn } from "./place.ts";

/** A place by its coordinates, by a map's link, or where one is. */
export default function LocationDialog(
  { send, onClose }: { send: (request: MessageRequest) => void; onClose: () => void },
) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const place = placeIn(text);

  const here = () => {
    setAsking(true);
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      setAsking(false);
      setError(undefined);
      setText(`${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`);
    }, () => {
      setAsking(false);
      setError(t("location.denied"));
    }, { enableHighAccuracy: true, timeout: 15_000 });
  };

  const submit = (values: FormValues) => {
    if (!place) {
      setError(t("location.unclear"));
      return Promise.resolve();
    }
    const [name, address] = [values.text("name"), values.text("address")];
    send({
      type: "location",
      location: { ...place, ...(name && { name }), ...(address && { address }) },
    });
    onClose();
    return Promise.resolve();
  };

  return (
    <Dialog title={t("location.title")} onClose={onClose} size="small">
      <Form onSubmit={submit}>
        <DialogBody>
          <TextField
            name="place"
            label={t("location.place")}
            help={place ? `${place.latitude}, ${place.longitude}` : t("location.help")}
            error={error}
            value={text}
            required
            dir="ltr"
            onChange={(event) => {
              setText(event.target.value);
              setError(undefined);
            }}
          />
          {"geolocation" in navigator && globalThis.isSecureContext && (
            <Button icon="locate-fixed" isBusy={isAsking} onClick={here}>{t("location.here")}</Button>
          )}
          <TextField name="name" label={t("location.name")} isOptional maxLength={200} />
          <TextField name="address" label={t("location.address")} isOptional maxLength={300} />
          {place && (
            <a
              className="link"
              href={`https://www.openstreetmap.org/?mlat=${place.latitude}&mlon=${place.longitude}#map=16/${place.latitude}/${place.longitude}`}
              target="_blank"
              rel="noopener noreferrer"
            >
              <Icon name="map-pin" /> {t("location.check")}
            </a>
          )}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <SubmitButton>{t("composer.send")}</SubmitButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
}
