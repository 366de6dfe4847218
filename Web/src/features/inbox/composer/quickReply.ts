type Names = { contact: string; agent: string };

/** Nobody is called by a number, whole or masked: without a name of their own the place stays empty. */
export const ownName = (name: string | null | undefined) =>
  !name || /^[+\d\s•*().-]+$/.test(name) ? "" : name;
const firstOf = (name: string) => ownName(name).split(/\s+/)[0] ?? "";

/** A quick reply with its variables filled. One without a value goes away, with the space or comma before it. */
export function fillReply(text: string, { contact, agent }: Names): string {
  const values: Record<string, string> = {
    "contact.name": ownName(contact),
    "contact.firstName": firstOf(contact),
    "agent.name": agent,
    "agent.firstName": firstOf(agent),
  };
  return text.replace(/([ ,]*)\{\{\s*([\w.]+)\s*\}\}/g, (whole, before: string, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return value === "" ? "" : before + value;
  });
}

export const replyVariables = ["{{contact.firstName}}", "{{contact.name}}", "{{agent.name}}"] as const;
