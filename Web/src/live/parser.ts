export type ServerEvent = { readonly id: string; readonly kind: string; readonly data: string };

/** Reads Server-Sent Events from pieces of text, cut anywhere. */
export class EventParser {
  private rest = "";
  private kind = "";
  private data: string[] = [];
  private id = "";

  constructor(private readonly receive: (event: ServerEvent) => void) {}

  push(piece: string) {
    const text = this.rest + piece;
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    for (const line of lines) this.line(line);
  }

  private line(line: string) {
    if (line === "") return this.finish();
    if (line.startsWith(":")) return;
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.kind = value;
    else if (field === "data") this.data.push(value);
    else if (field === "id" && !value.includes("\0")) this.id = value;
  }

  private finish() {
    if (this.data.length > 0 || this.kind) {
      this.receive({ id: this.id, kind: this.kind || "message", data: this.data.join("\n") });
    }
    this.kind = "";
    this.data = [];
  }
}
