import { useEffect, useState } from "react";
import { api } from "../../../api/client.ts";
import { asProblem, type Problem } from "../../../api/problem.ts";
import type { ContactCount, People } from "../../../api/types.ts";
import { t } from "../../../i18n/index.ts";
import { formatNumber } from "../../../i18n/format.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Points } from "../../../ui/Points.tsx";
import { ProblemNote } from "../../../ui/ProblemNote.tsx";
import { contactName } from "../names.ts";

export type Counted = { count: ContactCount | undefined; isCounting: boolean; problem: Problem | undefined };

/** How many somebody has asked for, a moment after the last change; the former answer stays until the next is there. */
export function useCount(people: People | null): Counted {
  const key = people ? JSON.stringify(people) : "";
  const [answer, setAnswer] = useState<{ key: string; count?: ContactCount; problem?: Problem }>({ key: "" });
  useEffect(() => {
    if (!key) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      api.post<ContactCount>("/api/contacts/count", JSON.parse(key), { signal: abort.signal }).then(
        (count) => setAnswer({ key, count }),
        (error) => abort.signal.aborted || setAnswer({ key, problem: asProblem(error) }),
      );
    }, 250);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key]);
  return {
    count: key ? answer.count : undefined,
    isCounting: key !== "" && answer.key !== key,
    problem: answer.key === key ? answer.problem : undefined,
  };
}

/** Who they are, how many can be written to, and what it would cost. */
export function CountLine({ counted }: { counted: Counted }) {
  const { count, isCounting, problem } = counted;
  if (problem) return <ProblemNote problem={problem} />;
  if (!count) return <div className="count-line" aria-busy={isCounting} />;
  const { reachable, cost, sample } = count;
  return (
    <div className="count-line" aria-busy={isCounting} role="status">
      <p className="count-head">
        <strong className="number">{t("count.people", { count: count.count })}</strong>
        <small className="muted">{t("count.took", { count: count.milliseconds })}</small>
      </p>
      {count.count > 0 && (
        <>
          <p className="count-facts">
            {t("count.optedIn", { count: reachable.optedIn })}
            {reachable.blocked > 0 && <>{" · "}{t("count.blocked", { count: reachable.blocked })}</>}
            {reachable.withoutNumber > 0 && (
              <>{" · "}{t("count.noNumber", { count: reachable.withoutNumber })}</>
            )}
          </p>
          {cost && (
            <p className="count-facts">
              {t("count.cost")} <Points amount={cost.points} />
            </p>
          )}
          <ul className="count-sample" aria-label={t("count.sample")}>
            {sample.map((contact) => (
              <li key={contact.id} className="person">
                <Avatar name={contactName(contact)} size={20} />
                <span className="cut" dir="auto">{contactName(contact)}</span>
              </li>
            ))}
            {count.count > sample.length && (
              <li className="muted">
                {t("count.more", { count: formatNumber(count.count - sample.length) })}
              </li>
            )}
          </ul>
        </>
      )}
    </div>
  );
}
