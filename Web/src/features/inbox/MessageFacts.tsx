import type { Message } from "../../api/types.ts";
import { t } from "../../i18n/index.ts";
import { isPositive } from "../../i18n/points.ts";
import { Dialog, DialogBody } from "../../ui/Dialog.tsx";
import { Link } from "../../ui/Link.tsx";
import { Points } from "../../ui/Points.tsx";
import { Time } from "../../ui/Time.tsx";
import { categoryName, freeReason } from "../whatsapp/category.ts";
import { stateName } from "../whatsapp/Ticks.tsx";

/** When it went, how far it got and what it cost. */
export function MessageFacts({ message, onClose }: { message: Message; onClose: () => void }) {
  const { cost } = message;
  return (
    <Dialog title={t("message.details")} onClose={onClose} size="small">
      <DialogBody>
        <dl className="facts">
          {message.direction === "out" && <Fact name={t("facts.state")}>{stateName(message.state)}</Fact>}
          <Fact name={t(message.direction === "in" ? "facts.received" : "facts.written")}>
            <Time at={message.at} />
          </Fact>
          {message.sentAt && (
            <Fact name={t("state.sent")}>
              <Time at={message.sentAt} />
            </Fact>
          )}
          {message.deliveredAt && (
            <Fact name={t("state.delivered")}>
              <Time at={message.deliveredAt} />
            </Fact>
          )}
          {message.readAt && (
            <Fact name={t("state.read")}>
              <Time at={message.readAt} />
            </Fact>
          )}
          {cost?.category && <Fact name={t("facts.category")}>{categoryName(cost.category)}</Fact>}
          {isPositive(cost?.held) && (
            <Fact name={t("facts.held")}>
              <Points amount={cost!.held!} />
            </Fact>
          )}
          {isPositive(cost?.charged) && (
            <Fact name={t("facts.charged")}>
              <Points amount={cost!.charged!} />
            </Fact>
          )}
          {cost?.free && <Fact name={t("facts.charged")}>{freeReason(cost.free)}</Fact>}
          {message.campaignId && (
            <Fact name={t("facts.campaign")}>
              <Link className="link" href={`/campaigns/${message.campaignId}`}>
                {t("facts.campaign.open")}
              </Link>
            </Fact>
          )}
          <Fact name={t("facts.id")}>
            <code>{message.id}</code>
          </Fact>
        </dl>
      </DialogBody>
    </Dialog>
  );
}

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
