import { useState } from "react";
import { withQuery } from "../../../../api/client.ts";
import type { Preview as Filled, Template, TemplateComponent } from "../../../../api/types.ts";
import { useQuery } from "../../../../data/useQuery.ts";
import { t } from "../../../../i18n/index.ts";
import { formatNumber } from "../../../../i18n/format.ts";
import { IconButton } from "../../../../ui/Button.tsx";
import { Note } from "../../../../ui/Note.tsx";
import { ProblemNote } from "../../../../ui/ProblemNote.tsx";
import { ownFiles } from "../../../whatsapp/ownFiles.ts";
import { Preview } from "../../../whatsapp/Preview.tsx";
import { withNames } from "../../../whatsapp/variables.ts";
import { useAudience } from "../audience/useAudience.ts";
import { formatPhone } from "../../../../i18n/phone.ts";

type Properties = {
  campaign: string;
  sender: string;
  template: Template | undefined;
  /** Of a message that the server shows nobody: filled as far as that is known here. */
  filledHere?: TemplateComponent[];
  /** The values that it is filled with, as far as they are the same for all. */
  valuesHere?: Readonly<Record<string, string | undefined>>;
};

/** The message for one of the first people after another, as the server will send it. */
export function RowPreview({ campaign, sender, template, filledHere, valuesHere }: Properties) {
  const { data: audience } = useAudience(campaign);
  const [at, setAt] = useState(0);
  const people = audience?.sample ?? [];
  const row = people[Math.min(at, people.length - 1)];
  const filled = useQuery<Filled>(
    row && !filledHere ? withQuery(`/api/campaigns/${campaign}/preview`, { row: row.row }) : null,
  );
  const [shown, setShown] = useState<Filled>();
  if (filled.data && filled.data !== shown) setShown(filled.data);

  if (filledHere) return <Preview components={filledHere} sender={sender} {...ownFiles(valuesHere)} />;
  return (
    <div className="stack row-preview">
      <div className="spread">
        <p className="cut" aria-live="polite">
          {row && (
            <>
              <strong dir="auto">{row.name || formatPhone(row.phone)}</strong>{" "}
              <span className="muted number">
                {t("wizard.person", { at: formatNumber(at + 1), of: formatNumber(people.length) })}
              </span>
            </>
          )}
        </p>
        <div className="row-steps">
          <IconButton
            icon="chevron-left"
            label={t("wizard.previousRow")}
            disabled={at === 0}
            onClick={() => setAt(at - 1)}
          />
          <IconButton
            icon="chevron-right"
            label={t("wizard.nextRow")}
            disabled={at >= people.length - 1}
            onClick={() => setAt(at + 1)}
          />
        </div>
      </div>
      {filled.problem && <ProblemNote problem={filled.problem} />}
      {shown?.problems && shown.problems.length > 0 && (
        <Note tone="warn">
          {shown.problems.map((words) => <p key={words}>{withNames(words, template?.variables)}</p>)}
        </Note>
      )}
      <Preview
        components={shown?.components ?? template?.components ?? []}
        sender={sender}
        {...ownFiles(shown?.files)}
      />
    </div>
  );
}
