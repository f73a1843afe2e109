#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The server that the load testers of load.sh ask: 200 for /quote, 404 for all else."""
import http.server
import socketserver


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet

    def do_GET(self):
        body = b"x" * 300 if self.path.startswith("/quote") else b"nothing here\n"
        self.send_response(200 if self.path.startswith("/quote") else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, *args):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 64


Server(("127.0.0.1", 18199), Handler).serve_forever()
