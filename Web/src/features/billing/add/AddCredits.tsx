import { useState } from "react";
import { t } from "../../../i18n/index.ts";
import { Dialog, DialogBody } from "../../../ui/Dialog.tsx";
import { ErrorState, Skeleton } from "../../../ui/States.tsx";
import { useProfile, useTerms } from "../useBilling.ts";
import { ProfileForm } from "../profile/ProfileForm.tsx";
import { PayForm } from "./PayForm.tsx";
import "../texts.ts";

type Properties = { proposed: bigint | undefined; onClose: () => void };

/** How many points, what they cost with tax, who is billed, and on to the gateway. */
export default function AddCredits({ proposed, onClose }: Properties) {
  const terms = useTerms();
  const profile = useProfile();
  const [text, setText] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const problem = terms.problem ?? profile.problem;
  const isKnown = terms.data && profile.data;

  return (
    <Dialog title={t(isAsking ? "profile.title" : "credits.add")} onClose={onClose}>
      {!isKnown && (
        <DialogBody>
          {problem
            ? (
              <ErrorState
                problem={problem}
                retry={() => void Promise.all([terms.reload(), profile.reload()])}
              />
            )
            : (
              <div className="add-loading">
                <Skeleton rows={5} />
              </div>
            )}
        </DialogBody>
      )}
      {isKnown && (isAsking
        ? (
          <ProfileForm
            profile={profile.data!}
            isInDialog
            lead={t(terms.data!.profileComplete ? "profile.lead.change" : "profile.lead.first")}
            onBack={() => setAsking(false)}
            onSaved={() => setAsking(false)}
          />
        )
        : (
          <PayForm
            terms={terms.data!}
            profile={profile.data!}
            proposed={proposed}
            text={text}
            setText={setText}
            askDetails={() => setAsking(true)}
            onClose={onClose}
          />
        ))}
    </Dialog>
  );
}
