"""A small HTTP server that stands where a gateway's server would."""

import http.server
import json
import threading
import urllib.parse

SUPPLIER = [
    "supplier.legal-name=Acme Private Limited",
    "supplier.address-1=1 Example Street",
    "supplier.city=Mumbai",
    "supplier.postal-code=400001",
    "supplier.state=27",
    "supplier.gstin=27AAPFU0939F1ZV",
    "supplier.sac=998429",
    "supplier.signatory=A. Person",
]

CUSTOMER = {
    "legalName": "Spice Traders",
    "addressLines": ["2 Market Road"],
    "city": "Bengaluru",
    "postalCode": "560001",
    "stateCode": "29",
    "gstin": "29AAGCB7383J1Z4",
    "email": "billing@example.com",
}


class StandIn:
    """Subclasses answer by `answer(method, path, headers, body)`, which gives a status and something for JSON; a text is a
    page for a browser, and with 303 the address where it goes next."""

    def __init__(self):
        self.asked = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def handle_any(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                path = urllib.parse.urlparse(self.path).path
                outer.asked.append((self.command, path, dict(self.headers), body))
                status, answer = outer.answer(self.command, path, self.headers, body)
                is_page = isinstance(answer, str)
                text = (answer if is_page else json.dumps(answer)).encode()
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8" if is_page else "application/json")
                if status == 303:
                    self.send_header("Location", answer)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_POST = do_DELETE = handle_any

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()

    def answer(self, method, path, headers, body):
        raise NotImplementedError

    def stop(self):
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()

    def bodies(self, method, ending):
        return [body for verb, path, _, body in self.asked if verb == method and path.endswith(ending)]
