import "./texts.ts";
import { useEffect } from "react";
import { type Contact, type Message } from "../../../api/types.ts";
import { useMay } from "../../../app/session.ts";
import { queries } from "../../../data/store.ts";
import { ContactCampaigns } from "./ContactCampaigns.tsx";
import { ContactFiles } from "./ContactFiles.tsx";
import { ContactSequences } from "./ContactSequences.tsx";

type Properties = { contact: Contact["id"]; messages: readonly Message[] };

/** What belongs to the contact and is kept elsewhere: files, campaigns, sequences. Each is asked for when it comes into sight. */
export default function Related({ contact, messages }: Properties) {
  const maySeeCampaigns = useMay("campaigns.view");
  const maySeeSequences = useMay("sequences.view");
  // Newest first: what has come since is in the lists, too.
  useAgain(`pages /api/contacts/${contact}/files`, messages.find(({ media }) => media)?.id);
  useAgain(`pages /api/contacts/${contact}/campaigns`, messages.find(({ campaignId }) => campaignId)?.id);
  useAgain(`pages /api/contacts/${contact}/sequences`, messages[0]?.id);
  return (
    <>
      <ContactFiles contact={contact} />
      {maySeeCampaigns && <ContactCampaigns contact={contact} />}
      {maySeeSequences && <ContactSequences contact={contact} />}
    </>
  );
}

/** Loads the lists that begin with `key` again when another message is the last of its kind. */
function useAgain(key: string, last: string | undefined) {
  useEffect(() => {
    if (last) queries.invalidate((known) => known.startsWith(key));
  }, [key, last]);
}
