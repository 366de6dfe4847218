import type { Problem } from "../../../../api/problem.ts";
import { t } from "../../../../i18n/index.ts";
import { ProblemNote } from "../../../../ui/ProblemNote.tsx";

/** "line 12", "12" and "lines[12]" name the twelfth line of the file. */
const lineOf = (field: string) => /^(?:lines?\D*)?(\d+)\D*$/.exec(field)?.[1];

/** What is wrong with a file, each thing with its line. */
export function Faults({ problem, file }: { problem: Problem; file: string }) {
  if (problem.errors.length === 0) return <ProblemNote problem={problem} />;
  const isRepeated = problem.errors.some((error) => error.detail === problem.detail);
  return (
    <section className="card faults" role="alert" aria-label={t("op.import.faults", { file })}>
      <div className="card-head">
        <h2>{t("op.import.faults", { file })}</h2>
      </div>
      <p className="card-body">
        {!isRepeated && problem.detail ? problem.detail : t("op.import.faults.text")}
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("op.import.line")}</th>
            <th scope="col">{t("op.import.fault")}</th>
          </tr>
        </thead>
        <tbody>
          {problem.errors.map((error, index) => (
            <tr key={index}>
              <th scope="row" className="number">
                {lineOf(error.field) ?? (error.field === "file" ? t("op.import.whole") : error.field)}
              </th>
              <td>{error.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
