import { api } from "../../../api/client.ts";
import { useMay } from "../../../app/session.ts";
import { queries } from "../../../data/store.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { TextField } from "../../../ui/Field.tsx";
import { Form, FormProblem, type FormValues, SubmitButton } from "../../../ui/Form.tsx";
import { toast } from "../../../ui/toasts.ts";

const path = "/api/settings/deletion";

/** For how long a deleted contact can come back before it is erased. */
export function GraceDays() {
  const may = useMay("contacts.delete");
  const query = useQuery<{ days: number }>(may ? path : null);
  if (!query.data) return null;
  const save = async (values: FormValues) => {
    queries.put(path, await api.put<{ days: number }>(path, { days: Number(values.text("days")) }));
    toast({ tone: "ok", text: t("grace.saved") });
  };
  return (
    <Form onSubmit={save}>
      <section className="card" aria-labelledby="grace">
        <div className="card-head">
          <h2 id="grace">{t("grace.title")}</h2>
        </div>
        <div className="card-body">
          <TextField
            name="days"
            type="number"
            min={0}
            max={365}
            required
            label={t("grace.days")}
            help={t("grace.help")}
            defaultValue={String(query.data.days)}
          />
          <FormProblem fields={["days"]} />
          <div className="form-foot">
            <SubmitButton>{t("grace.save")}</SubmitButton>
          </div>
        </div>
      </section>
    </Form>
  );
}
