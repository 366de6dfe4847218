const kept = [];
const open = new Set();
let position = 1000;

const write = (response, event) =>
  response.write(`id: ${event.position}\nevent: ${event.kind}\ndata: ${JSON.stringify(event.data)}\n\n`);

/** Tells every open stream, and keeps the event for those that come back. */
export function emit(kind, data) {
  const event = { position: ++position, kind, data };
  kept.push(event);
  for (const response of open) write(response, event);
}

export function eventsAnswer(request, response) {
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
  });
  response.write(": hello\n\n");
  const last = Number(request.headers["last-event-id"] ?? 0);
  if (last > 0) { for (const event of kept) if (event.position > last) write(response, event); }
  open.add(response);
  const ping = setInterval(() => response.write(": ping\n\n"), 15_000);
  response.on("close", () => {
    clearInterval(ping);
    open.delete(response);
  });
}
