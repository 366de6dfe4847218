import { useState } from "react";
import type { OperatorWorkspaceDetail } from "../../../api/types.ts";
import { useQuery } from "../../../data/useQuery.ts";
import { t } from "../../../i18n/index.ts";
import { countryName, formatDay, formatNumber } from "../../../i18n/format.ts";
import { Button } from "../../../ui/Button.tsx";
import { CopyButton } from "../../../ui/CopyButton.tsx";
import { Dialog, DialogBody, DialogFoot } from "../../../ui/Dialog.tsx";
import { Link } from "../../../ui/Link.tsx";
import { Points } from "../../../ui/Points.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { Stat, Stats } from "../../../ui/Stats.tsx";
import { Time } from "../../../ui/Time.tsx";
import { ChangeDialog } from "../subscriptions/ChangeDialog.tsx";
import { CreditBadge } from "./CreditBadge.tsx";
import { GrantDialog } from "./GrantDialog.tsx";
import { WorkspaceLots } from "./WorkspaceLots.tsx";

/** One workspace: what it has, where that came from, and the way to give or take back points. */
export function WorkspaceSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery<OperatorWorkspaceDetail>(`/api/operator/workspaces/${id}`);
  const [isGranting, setGranting] = useState(false);
  const [isPlacing, setPlacing] = useState(false);
  const workspace = query.data;
  return (
    <Dialog title={workspace?.name ?? t("op.workspace")} onClose={onClose} isSheet>
      <DialogBody>
        {query.problem && !workspace && (
          <ErrorState
            problem={query.problem}
            retry={() => void query.reload()}
          />
        )}
        {!workspace && !query.problem && <Skeleton rows={8} />}
        {workspace && (
          <>
            <Balance workspace={workspace} />
            <WorkspaceLots lots={workspace.lots} />
            <Facts workspace={workspace} />
          </>
        )}
      </DialogBody>
      {workspace && (
        <DialogFoot>
          <Button onClick={() => setPlacing(true)}>{t("op.place")}</Button>
          <Button kind="primary" icon="coins" onClick={() => setGranting(true)}>{t("op.grant.open")}</Button>
        </DialogFoot>
      )}
      {workspace && isGranting && <GrantDialog workspace={workspace} onClose={() => setGranting(false)} />}
      {workspace && isPlacing && (
        <ChangeDialog
          placed={{ workspaceId: id, workspaceName: workspace.name }}
          onClose={() => setPlacing(false)}
        />
      )}
    </Dialog>
  );
}

function Balance({ workspace: { credits } }: { workspace: OperatorWorkspaceDetail }) {
  return (
    <Stats>
      <Stat
        name={
          <>
            {t("credits.available")} <CreditBadge state={credits.state} />
          </>
        }
      >
        <Points amount={credits.available} decimals={2} />
      </Stat>
      <Stat name={t("credits.held")}>
        <Points amount={credits.held} decimals={2} />
      </Stat>
      <Stat name={t("credits.spent")}>
        <Points amount={credits.spent} decimals={0} />
      </Stat>
    </Stats>
  );
}

function Facts({ workspace }: { workspace: OperatorWorkspaceDetail }) {
  const { book } = workspace.credits;
  return (
    <section aria-labelledby="workspace-facts" className="sheet-section">
      <h3 id="workspace-facts">{t("op.facts")}</h3>
      <dl className="facts">
        <dt>{t("op.owners")}</dt>
        <dd>
          {workspace.owners.map((owner) => (
            <div key={owner.email} dir="auto">
              {owner.name} <a className="link" href={`mailto:${owner.email}`}>{owner.email}</a>
            </div>
          ))}
        </dd>
        <dt>{t("settings.members")}</dt>
        <dd>{formatNumber(workspace.members)}</dd>
        <dt>{t("profile.country")}</dt>
        <dd>{countryName(workspace.country)}, {workspace.currency}</dd>
        <dt>{t("op.zone")}</dt>
        <dd>{workspace.timeZone}</dd>
        <dt>{t("op.book")}</dt>
        <dd>
          <Link className="link" href={`/operator/price-books/${encodeURIComponent(book)}`}>{book}</Link>
        </dd>
        <dt>{t("op.since")}</dt>
        <dd>
          <Time at={workspace.createdAt} format={formatDay} />
        </dd>
        <dt>{t("op.id")}</dt>
        <dd className="row">
          <code>{workspace.id}</code>
          <CopyButton text={workspace.id} label={t("op.id.copy")} isSmall />
        </dd>
      </dl>
    </section>
  );
}
