import type { CheckItem, LaunchCheck, Template } from "../../../../api/types.ts";
import { addCreditsAddress } from "../../../../app/addCredits.ts";
import { t } from "../../../../i18n/index.ts";
import { checkSaid } from "../../../../i18n/told/say.ts";
import { useWords } from "../../../../i18n/told/useWords.ts";
import { Button } from "../../../../ui/Button.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { Link } from "../../../../ui/Link.tsx";
import { ErrorState, Skeleton } from "../../../../ui/States.tsx";
import type { Query } from "../../../../data/useQuery.ts";
import { withNames } from "../../../whatsapp/variables.ts";

const pictures = { ok: "circle-check", warn: "triangle-alert", stop: "circle-x" } as const;
const order = { stop: 0, warn: 1, ok: 2 } as const;

/** Where in the wizard each point is mended, when the server names no address. */
const mendedIn: Record<string, string> = {
  template: "message",
  variables: "variables",
  media: "variables",
  audience: "people",
  consent: "people",
  duplicates: "people",
  limit: "schedule",
  quiet: "schedule",
  schedule: "schedule",
  budget: "schedule",
};

function linkOf({ key, link }: CheckItem, base: string) {
  if (key === "credits") return addCreditsAddress();
  if (link && /^\/(?!\/)/.test(link)) return link;
  if (key === "webhook") return "/settings/channels";
  const step = mendedIn[key];
  return step ? `${base}?step=${step}` : null;
}

/** All that is looked at before anything is sent; what stops it comes first, with the way to mend it. */
export function CheckList(
  { query, base, template }: { query: Query<LaunchCheck>; base: string; template: Template | undefined },
) {
  const { data, problem } = query;
  useWords();
  const items = [...data?.items ?? []].sort((left, right) => order[left.state] - order[right.state]);
  return (
    <section className="card" aria-labelledby="check">
      <div className="card-head">
        <div className="cell-two">
          <h2 id="check">{t("launch.check")}</h2>
          {data && (
            <small className={data.ready ? "muted" : "check-stop"}>
              {t(data.ready ? "launch.ready" : "launch.notReady")}
            </small>
          )}
        </div>
        <Button size="small" icon="refresh-cw" onClick={() => void query.reload()}>
          {t("launch.again")}
        </Button>
      </div>
      {problem && !data && <ErrorState problem={problem} retry={() => void query.reload()} />}
      {!data && !problem && <Skeleton rows={4} />}
      <ul className="check-items">
        {items.map((item) => {
          const link = item.state === "ok" ? null : linkOf(item, base);
          const { title, detail } = checkSaid(item);
          return (
            <li key={item.key} className={`check-item check-${item.state}`} data-check={item.key}>
              <Icon name={pictures[item.state]} label={t(`launch.state.${item.state}`)} />
              <span className="cell-two">
                <span>{withNames(title, template?.variables)}</span>
                {item.state !== "ok" && detail && <small className="muted">{detail}</small>}
              </span>
              {link && <Link className="link" href={link}>{t("launch.mend")}</Link>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
