import "../texts.ts";
import "../../campaigns/texts.ts";
import { useEffect, useState } from "react";
import { api } from "../../../api/client.ts";
import type { ContactImport } from "../../../api/types.ts";
import type { Parameters } from "../../../app/router.ts";
import { invalidate, queries } from "../../../data/store.ts";
import { useAction } from "../../../data/useAction.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { ButtonLink } from "../../../ui/Button.tsx";
import { Note } from "../../../ui/Note.tsx";
import { Page } from "../../../ui/Page.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../../ui/States.tsx";
import { useFocusKept } from "../../../ui/useFocusKept.ts";
import { ImportSteps } from "./ImportSteps.tsx";
import { MatchStep } from "./MatchStep.tsx";
import { CheckStep } from "./CheckStep.tsx";
import { ResultStep } from "./ResultStep.tsx";
import { Running } from "./Running.tsx";

export default function ImportScreen({ parameters }: { parameters: Parameters }) {
  const id = parameters.id ?? "";
  const query = useQuery<ContactImport>(`/api/imports/${id}`);
  const file = query.data;
  return (
    <Page
      title={file?.filename ?? t("import.contacts")}
      back={{ href: "/contacts/imports", label: t("imports.title") }}
    >
      {!file && query.isLoading && <Skeleton rows={6} />}
      {!file && query.problem && (
        query.problem.status === 404
          ? (
            <EmptyState
              icon="file-spreadsheet"
              title={t("people.import.gone")}
              action={<ButtonLink href="/contacts/import" icon="upload">{t("import.contacts")}</ButtonLink>}
            />
          )
          : <ErrorState problem={query.problem} retry={() => void query.reload()} />
      )}
      {file && <Steps key={id} file={file} />}
    </Page>
  );
}

const afterStart = new Set(["applying", "applied", "undoing", "undone"]);
const isWorking = ({ state, work }: ContactImport) =>
  state === "reading" || ["checking", "applying", "undoing"].includes(work.state);

function Steps({ file }: { file: ContactImport }) {
  const path = `/api/imports/${file.id}`;
  const [isMatching, setMatching] = useState(false);
  const isBusy = isWorking(file);
  const { state, work } = file;
  useFocusKept(`${isMatching} ${state} ${work.state}`);

  // Live events tell how far it is; should they be lost, it is asked for.
  useEffect(() => {
    if (!isBusy) return;
    const timer = setInterval(() => invalidate(path), 1000);
    return () => clearInterval(timer);
  }, [isBusy, path]);

  // What was read is checked against the contacts that are there, before anything is written.
  const check = useAction(
    async () => queries.put(path, await api.post<ContactImport>(`${path}/dry-run`)),
    { quiet: true },
  );
  const mustCheck = state === "ready" && work.state === "none" && file.ok > 0 && !isMatching;
  const run = check.run;
  useEffect(() => {
    if (mustCheck) void run();
  }, [mustCheck, run]);
  // Contacts have changed by the time it is over.
  useEffect(() => {
    if (work.state === "applied" || work.state === "undone") {
      invalidate("/api/contacts", "/api/tags", "/api/companies", "/api/communities");
    }
  }, [work.state]);

  if (state === "failed") {
    return (
      <>
        <ImportSteps current="file" />
        <Note
          tone="danger"
          action={<ButtonLink size="small" href="/contacts/import">{t("import.other")}</ButtonLink>}
        >
          {file.error ?? t("import.failed")}
        </Note>
      </>
    );
  }
  if (afterStart.has(work.state)) {
    return (
      <>
        <ImportSteps current="done" />
        <ResultStep file={file} />
      </>
    );
  }
  if (state === "uploaded" || isMatching) {
    return (
      <>
        <ImportSteps current="match" />
        <MatchStep file={file} done={() => setMatching(false)} />
      </>
    );
  }
  return (
    <>
      <ImportSteps current="check" />
      {state === "reading" && (
        <Running
          title={t("import.reading")}
          words={t("import.rows", { count: file.rows })}
          ratio={file.progress}
        />
      )}
      {work.state === "checking" && (
        <Running title={t("people.import.checking")} words="" ratio={work.progress} />
      )}
      {check.problem && <ProblemNote problem={check.problem} retry={() => void check.run()} />}
      {state === "ready" && work.state !== "checking" && (work.state === "checked" || file.ok === 0) && (
        <CheckStep file={file} change={() => setMatching(true)} />
      )}
    </>
  );
}
