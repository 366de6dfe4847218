import { useState } from "react";
import { withQuery } from "../../../../api/client.ts";
import { asProblem, type Problem } from "../../../../api/problem.ts";
import type { PriceImport } from "../../../../api/types.ts";
import { upload } from "../../../../api/upload.ts";
import { navigate, type Parameters, useSearchParameter } from "../../../../app/router.ts";
import { invalidate } from "../../../../data/store.ts";
import { t } from "../../../../i18n/index.ts";
import { formatCivil } from "../../../../i18n/format.ts";
import { Confirm } from "../../../../ui/Confirm.tsx";
import { toast } from "../../../../ui/toasts.ts";
import { OperatorPage } from "../../OperatorPage.tsx";
import { bookAddress, bookPath, useBook } from "../book.ts";
import { ChooseFile } from "./ChooseFile.tsx";
import { Diff } from "./Diff.tsx";
import { Faults } from "./Faults.tsx";

type Read = { file: File; from: string; result: PriceImport };

/** Meta's file of prices: chosen, compared with what is there, and only then put in force. */
export default function ImportScreen({ parameters }: { parameters: Parameters }) {
  const name = parameters.name ?? "";
  const { book } = useBook(name);
  // Of a currency that has no book yet.
  const [pointsPerUnit] = useSearchParameter("unit");
  const [read, setRead] = useState<Read>();
  const [problem, setProblem] = useState<{ problem: Problem; file: string }>();
  const [isRunning, setRunning] = useState(false);
  const [isAsking, setAsking] = useState(false);

  const send = (file: File, from: string, apply: boolean) => {
    const path = withQuery(`${bookPath(name)}/imports`, { from, apply: String(apply), pointsPerUnit });
    return upload<PriceImport>(path, file, () => {}, { type: "text/csv" });
  };
  const compare = async (file: File, from: string) => {
    setRunning(true);
    setProblem(undefined);
    try {
      setRead({ file, from, result: await send(file, from, false) });
    } catch (error) {
      setProblem({ problem: asProblem(error), file: file.name });
    } finally {
      setRunning(false);
    }
  };
  const apply = async () => {
    const { opened, closed } = await send(read!.file, read!.from, true);
    invalidate("/api/operator");
    toast({ tone: "ok", text: t("op.import.applied", { count: opened.length + closed.length }) });
    navigate(withQuery(bookAddress(name), { at: read!.from }));
  };

  return (
    <OperatorPage
      title={t("op.import.title")}
      name={t("op.import.title")}
      back={book
        ? { href: bookAddress(name), label: name }
        : { href: "/operator/price-books", label: t("operator.books") }}
      lead={t("op.import.lead")}
    >
      {problem && <Faults problem={problem.problem} file={problem.file} />}
      {read
        ? (
          <Diff
            file={read.file.name}
            result={read.result}
            again={() => setRead(undefined)}
            apply={() => setAsking(true)}
          />
        )
        : <ChooseFile book={book} isRunning={isRunning} compare={compare} />}
      {read && isAsking && (
        <Confirm
          title={t("op.import.confirm.title")}
          action={t("op.import.apply")}
          run={apply}
          onClose={() => setAsking(false)}
        >
          <p>
            {t("op.import.confirm.text", {
              count: read.result.opened.length + read.result.closed.length,
              from: formatCivil(read.result.from),
              book: name,
            })}
          </p>
          {book && <p>{t("op.import.confirm.who", { count: book.workspaces })}</p>}
          <p>{t("op.import.confirm.past")}</p>
        </Confirm>
      )}
    </OperatorPage>
  );
}
