"""Take events from Lotse and say which editions have changed.

WEBHOOK_SECRET=whsec_... python webhook_receiver.py 8080
"""

import hmac
import json
import os
import sys
import time
from base64 import b64decode, b64encode
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
seen: dict[str, None] = {}  # in a database, where events must not be taken twice after a restart


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), 20_000))
        event, moment = self.headers.get("webhook-id", ""), self.headers.get("webhook-timestamp", "")
        digest = hmac.digest(KEY, f"{event}.{moment}.".encode() + body, "sha256")
        signature = b"v1," + b64encode(digest)
        given = self.headers.get("webhook-signature", "").encode().split()
        is_ours = any(hmac.compare_digest(signature, found) for found in given)
        is_fresh = moment.isdecimal() and abs(time.time() - int(moment)) < 300
        if is_ours and is_fresh and event not in seen:
            seen[event] = None
            print(json.dumps(json.loads(body)["data"]), flush=True)  # here: ask sync with the token you keep
        self.send_response(204 if is_ours and is_fresh else 401)
        self.end_headers()


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
