"""Whether the script asks a hub for the tokenizer.json of the commit that it is told, on a server of this machine."""

import http.server
import importlib.util
import os
import sys
import tempfile
import threading

COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILE = b'{"model": {"type": "WordLevel"}}'
asked: list[str] = []


class Hub(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        asked.append(self.path)
        self.send_response(200)
        for name, value in {"Content-Length": len(FILE), "ETag": '"1"', "X-Repo-Commit": COMMIT}.items():
            self.send_header(name, str(value))
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()
        self.wfile.write(FILE)

    def log_message(self, *arguments: object) -> None:
        pass


with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server, tempfile.TemporaryDirectory() as kept:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    os.environ["HF_HOME"] = kept
    found = importlib.util.spec_from_file_location("script", sys.argv[1])
    script = importlib.util.module_from_spec(found)
    sys.modules["script"] = script
    found.loader.exec_module(script)
    address = f"http://127.0.0.1:{server.server_port}"
    told = {"name": "x", "kind": "hub", "repository": "org/name", "commit": COMMIT, "address": address}
    got = script.json_of(told, {})
    server.shutdown()

assert got == FILE.decode(), got
assert set(asked) == {f"/org/name/resolve/{COMMIT}/tokenizer.json"}, asked
