import type { Page, TemplateEvent } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { eventSaid } from "../../../i18n/told/say.ts";
import { useWords } from "../../../i18n/told/useWords.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { IconName } from "../../../ui/icons.ts";
import { Skeleton } from "../../../ui/States.tsx";
import { Time } from "../../../ui/Time.tsx";

const pictures: Record<string, IconName> = {
  created: "plus",
  submitted: "send-horizontal",
  approved: "circle-check",
  rejected: "circle-x",
  paused: "pause",
  unpaused: "play",
  category: "tag",
  quality: "gauge",
  edited: "pencil",
  appealed: "scale",
  deleted: "trash-2",
};

export function History({ id }: { id: string }) {
  useWords();
  const events = useQuery<Page<TemplateEvent>>(`/api/templates/${id}/history`).data?.items;
  return (
    <section className="card" aria-labelledby="template-history">
      <div className="card-head">
        <h2 id="template-history">{t("template.history")}</h2>
      </div>
      <div className="card-body">
        {!events && <Skeleton kind="text" rows={3} />}
        {events?.length === 0 && <p className="muted">{t("template.history.none")}</p>}
        <ol className="template-history">
          {events?.map((event) => ({ ...event, ...eventSaid(event) })).map((event) => (
            <li key={event.id}>
              <span className="timeline-picture">
                <Icon name={pictures[event.kind] ?? "history"} size={14} />
              </span>
              <span className="cell-two">
                <span>{event.title}</span>
                {event.detail && <small dir="auto">{event.detail}</small>}
                <small>
                  <Time at={event.at} />
                  {event.by && ` · ${event.by}`}
                </small>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
