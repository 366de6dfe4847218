import { useState } from "react";
import type { Sequence, SequenceStep, StepNumbers } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { formatNumber } from "../../i18n/format.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { toast } from "../../ui/toasts.ts";
import { useReorder } from "../../ui/useReorder.ts";
import { templateTitle } from "../whatsapp/template.ts";
import { useTemplate } from "../campaigns/wizard/useTemplate.ts";
import { Findings } from "./Findings.tsx";
import { delayWords, doubled, mostSteps, moved, newStep } from "./plan.ts";
import { StepDialog } from "./StepDialog.tsx";
import { type Editor, findingsAt } from "./useSequence.ts";

type Properties = {
  sequence: Sequence;
  editor: Editor;
  numbers: readonly StepNumbers[];
  mayEdit: boolean;
};

/** The messages in their order, as a line through time. */
export function Steps({ sequence, editor, numbers, mayEdit }: Properties) {
  const { plan, change, findings } = editor;
  const { steps } = plan;
  const [open, setOpen] = useState<number | null>(null);
  const set = (next: SequenceStep[]) => change({ steps: next });
  const { list, handle, row } = useReorder(
    steps.length,
    (from, to) => set(moved(steps, from, to)),
    (from, to) => t("fields.moved", { name: steps[from]?.name ?? "", place: to + 1, count: steps.length }),
  );
  const add = () => {
    set([...steps, newStep(steps)]);
    setOpen(steps.length);
  };
  const remove = (at: number) => {
    const before = steps;
    set(steps.filter((_, index) => index !== at));
    toast({
      tone: "plain",
      text: t("step.removed", { name: before[at]?.name ?? "" }),
      action: { label: t("action.undo"), run: () => set(before) },
    });
  };
  const edited = open === null ? undefined : steps[open];
  return (
    <section className="card" aria-labelledby="seq-steps">
      <div className="card-head">
        <div className="cell-two">
          <h2 id="seq-steps">{t("sequence.messages")}</h2>
          <small className="muted">{t("sequence.messages.help")}</small>
        </div>
        {mayEdit && (
          <Button size="small" icon="plus" disabled={steps.length >= mostSteps} onClick={add}>
            {t("step.add")}
          </Button>
        )}
      </div>
      <Findings items={findings.filter(({ path }) => path === "steps")} />
      {steps.length === 0 && <p className="source-none muted">{t("sequence.messages.none")}</p>}
      <ul ref={list} className="step-list" aria-label={t("sequence.messages")}>
        {steps.map((step, index) => {
          const found = findingsAt(findings, `steps.${index}`);
          return (
            <li key={step.id} className={step.on ? "step-row" : "step-row step-off"} {...row(index)}>
              {mayEdit && (
                <button
                  type="button"
                  className="icon-button drag-handle"
                  aria-label={t("fields.move", { name: step.name })}
                  title={t("fields.move.help")}
                  {...handle(index)}
                >
                  <Icon name="grip-vertical" size={18} />
                </button>
              )}
              <span className="step-place" aria-hidden="true">{formatNumber(index + 1)}</span>
              <div className="step-main">
                <span className="step-delay">
                  <Icon name="clock" size={13} /> {delayWords(step, index)}
                </span>
                <span className="row">
                  <button type="button" className="step-name-button" onClick={() => setOpen(index)}>
                    <strong dir="auto">{step.name}</strong>
                  </button>
                  {!step.on && <Badge>{t("step.off")}</Badge>}
                  {step.condition && <Badge tone="accent">{t("step.conditional")}</Badge>}
                </span>
                <small className="muted cut">
                  <StepMessage step={step} channelId={sequence.channelId} />
                </small>
                <Findings items={found} />
              </div>
              <Numbers of={numbers.find(({ id }) => id === step.id)} />
              {mayEdit && (
                <>
                  <IconButton
                    icon="pencil"
                    label={t("step.edit", { name: step.name })}
                    onClick={() => setOpen(index)}
                  />
                  <Menu
                    label={t("campaign.more.of", { name: step.name })}
                    items={[
                      {
                        label: t("step.double"),
                        icon: "copy",
                        disabled: steps.length >= mostSteps,
                        run: () => set(doubled(steps, index)),
                      },
                      {
                        label: t(step.on ? "step.switchOff" : "step.switchOn"),
                        icon: step.on ? "pause" : "play",
                        run: () => set(steps.map((one, at) => at === index ? { ...one, on: !one.on } : one)),
                      },
                      { divider: true },
                      {
                        label: t("action.delete"),
                        icon: "trash-2",
                        isDanger: true,
                        run: () => remove(index),
                      },
                    ]}
                  >
                    <Icon name="ellipsis" size={18} />
                  </Menu>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {edited && open !== null && (
        <StepDialog
          key={edited.id}
          channelId={sequence.channelId}
          step={edited}
          isFirst={open === 0}
          mayEdit={mayEdit}
          findings={findingsAt(findings, `steps.${open}`)}
          onChange={(step) => set(steps.map((one, at) => at === open ? step : one))}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function StepMessage({ step, channelId }: { step: SequenceStep; channelId: string }) {
  const template = useTemplate(step.template ? channelId : "", step.template?.templateId ?? "");
  const parts = [
    step.template ? template ? templateTitle(template.name) : "…" : "",
    step.text ? `“${step.text}”` : "",
  ].filter(Boolean);
  return <>{parts.length > 0 ? parts.join(" · ") : t("step.noMessage")}</>;
}

function Numbers({ of }: { of: StepNumbers | undefined }) {
  if (!of || of.sent + of.scheduled === 0) return null;
  return (
    <span className="step-numbers number" title={t("step.numbers.help")}>
      <span>
        <Icon name="check-check" size={13} label={t("funnel.read")} /> {formatNumber(of.read)} /{" "}
        {formatNumber(of.sent)}
      </span>
      <span className="muted">
        <Icon name="clock" size={13} label={t("numbers.scheduled")} /> {formatNumber(of.scheduled)}
      </span>
    </span>
  );
}
