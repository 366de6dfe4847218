import "../texts.ts";
import "../../campaigns/texts.ts";
import type { ContactImport } from "../../../api/types.ts";
import { navigate } from "../../../app/router.ts";
import { invalidate } from "../../../data/store.ts";
import { t } from "../../../i18n/index.ts";
import { Page } from "../../../ui/Page.tsx";
import { UploadFile } from "../../campaigns/wizard/audience/UploadFile.tsx";
import { ImportSteps } from "./ImportSteps.tsx";

/** The first step of an import: the file. */
export default function NewImportScreen() {
  return (
    <Page title={t("import.contacts")} back={{ href: "/contacts/imports", label: t("imports.title") }}>
      <ImportSteps current="file" />
      <UploadFile<ContactImport>
        takesWorkbooks
        words={{
          title: t("people.import.title"),
          text: t("people.import.text"),
          note: t("people.import.note"),
        }}
        uploaded={(made) => {
          invalidate("/api/imports");
          navigate(`/contacts/imports/${made.id}`, { replace: true });
          return Promise.resolve();
        }}
      />
      <p className="import-sample">
        <a className="link" href={sample} download="contacts.csv">{t("people.import.sample")}</a>
      </p>
    </Page>
  );
}

const rows = [
  "name,phone,email,company,tags,opt_in",
  'Asha Verma,+91 98765 43210,asha@example.com,Marigold Clothing,"VIP; Newsletter",yes',
  "Lukas Brandt,+49 1512 3456789,lukas@example.com,,Newsletter,no",
];
const sample = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${rows.join("\r\n")}\r\n`)}`;
