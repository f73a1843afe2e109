#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Profiles in ClickHouse: two nodes that this test starts, and the same answers as those of the store.

  clickhouse.py --pa BUILD/cmd/pa [--rate STORE]

Skipped (77) without clickhouse-server. All is in a temporary folder, and listens on 127.0.0.1 only:

- every query with and without --engine: output, warnings and status are equal;
- exports that are repeated, killed, or run at once: nothing doubled, nothing lost;
- passwords from a file and from the environment, wrong ones, and none on the command line;
- TLS through a proxy (stunnel), with a certificate of our own, and refused without it;
- a node killed: an error and no answer, and after its start the same answers again.

--rate exports a store into one node, and says rows a second.
"""
import argparse
import glob
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from ports import free_ports

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SKIP = 77
USERS = """<yandex><profiles><default/></profiles><quotas><default/></quotas><users>
<default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default>
<shop><password>open sesame</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></shop>
</users></yandex>"""
CONFIG = """<yandex><logger><level>warning</level><log>{d}/log</log><errorlog>{d}/errors</errorlog></logger>
<http_port>{http}</http_port><tcp_port>{tcp}</tcp_port><interserver_http_port>{inter}</interserver_http_port>
<interserver_http_host>127.0.0.1</interserver_http_host><listen_host>127.0.0.1</listen_host>
<path>{d}/data/</path><tmp_path>{d}/tmp/</tmp_path><users_config>{d}/users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database>
<mark_cache_size>67108864</mark_cache_size><remote_servers><pa>{shards}</pa></remote_servers></yandex>"""


class Node:
    """A server; `shards` are the TCP ports of all."""

    def __init__(self, server, folder, ports, shards):
        self.server, self.folder = server, folder
        self.http, tcp, inter = ports
        os.makedirs(folder)
        replicas = "".join(f"<shard><replica><host>127.0.0.1</host><port>{p}</port></replica></shard>"
                           for p in shards)
        with open(os.path.join(folder, "config.xml"), "w") as f:
            f.write(CONFIG.format(d=folder, http=self.http, tcp=tcp, inter=inter, shards=replicas))
        with open(os.path.join(folder, "users.xml"), "w") as f:
            f.write(USERS)
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            self.server + ["--config-file", os.path.join(self.folder, "config.xml")],
            cwd=self.folder, stdin=subprocess.DEVNULL,
            stdout=open(os.path.join(self.folder, "out"), "w"), stderr=subprocess.STDOUT)

    def wait(self):
        for _ in range(600):
            try:
                self.ask("SELECT 1")
                return
            except OSError:
                assert self.process.poll() is None, "the server ended: " + self.folder
                time.sleep(0.1)
        raise AssertionError("the server does not answer: " + self.folder)

    def ask(self, sql):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.http}/", sql.encode(), timeout=60) as r:
            return r.read().decode()

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def processor_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(pa, *words, env=None):
    done = subprocess.run([pa, "store", *words], capture_output=True, env=env)
    return done.returncode, done.stdout, done.stderr


def make_store(pa, folder):
    """Profiles of several kinds, two releases and services, some of them odd."""
    put = [("api/r1", "go/runs/v1-0*.pb.gz"), ("api/r2", "go/runs/v2-0*.pb.gz"),
           ("web/r1", "go/*[a-z].pb.gz"), ("web/r2", "go/*-v2.pb.gz"), ("odd/r1", "odd/*.pb.gz"),
           ("old/r1", "cpp/*.pb.gz")]
    for where, pattern in put:
        to = os.path.join(folder, "in", where)
        os.makedirs(to, exist_ok=True)
        for path in glob.glob(os.path.join(ROOT, "testdata", pattern)):
            shutil.copy(path, to)
    store = os.path.join(folder, "store")
    assert run(pa, "init", store)[0] == 0
    status, _, err = run(pa, "add", store, os.path.join(folder, "in"), "--keep-going",
                         "--from-path", "{service}/{release}/*")
    assert status in (0, 2), err
    return store


def questions():
    asked = [["ls"], ["top", "--where", "type=cpu,time=..2026-11-30"], ["top"],
             ["diff", "--old", "release=r1", "--new", "release=r2", "--where", "service=api"],
             ["diff", "--old", "release=r1", "--new", "release=r2", "--where", "service=web"],
             ["diff", "--old", "release=r1", "--new", "release=r2", "--where", "type=cpu",
              "--format", "json"], ["top", "--where", "service='; --\\"],
             ["regress"], ["regress", "--by", "release", "--where", "service=api"], ["regress", "--by", "day"],
             ["regress", "--old", "release=r1", "--new", "release=r2", "--format", "json"]]
    for where in ("service=api", "service=web,type=cpu", "service=web,type=inuse_space", "type=cpu",
                  "service=api,release=r1", "service=odd", "service=api,service=web,type=cpu"):
        for words in (["top"], ["top", "--lines", "--cum"], ["top", "--focus", "runtime"],
                      ["top", "--format", "json", "--sample-index", "0"],
                      ["merge", "-o", "/dev/stdout"], ["flame", "--format", "folded"]):
            asked.append(words + ["--where", where])
        for words in (["callers", "mapaccess"], ["trend", "runtime.mallocgc"],
                      ["trend", "mapaccess1$"], ["trend", "mapaccess"], ["trend", "no such"],
                      ["services", "runtime.mallocgc"]):
            asked.append(words + ["--where", where])
        for by in ("hour", "release"):
            asked.append(["trend", "runtime.mallocgc", "--by", by, "--where", where])
    return asked


def check_equal(pa, store, engine, some=None):
    asked = questions()
    for words in asked if some is None else random.Random(1).sample(asked, some):
        here = run(pa, words[0], store, *words[1:])
        # What was rolled up is not said of an engine.
        here = (here[0], here[1], re.sub(rb", (all|\d+ of them) from rollups", b"", here[2]))
        there = run(pa, words[0], store, *words[1:], "--engine", engine)
        assert here == there, f"{words}:\n{here[0]} {here[2]}\n{there[0]} {there[2]}"
    return len(asked) if some is None else some


def check_exports(pa, store, engine, node):
    """Killed ones, two at once, and one more: each profile once."""
    rng, killed = random.Random(2), 0
    for _ in range(6):
        p = subprocess.Popen([pa, "store", "export", store, "--engine", engine],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.random() * 0.3)
        p.send_signal(signal.SIGKILL)
        killed += p.wait() == -signal.SIGKILL
    both = [subprocess.Popen([pa, "store", "export", store, "--engine", engine],
                             stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [p.wait() for p in both] == [0, 0]
    status, out, err = run(pa, "export", store, "--engine", engine)
    assert status == 0 and b"Profiles sent: 0\n" in out, (out, err)
    # What two that run at once both send: a batch that is there twice.
    rows = node.ask("SELECT count(), uniqExact(source) FROM pa_profile").split()
    print(f"exports: {killed} killed, 2 at once; {rows[0]} rows of {rows[1]} profiles")


def duplicate(node):
    """Every row of every profile a second time, as a batch that was sent again."""
    columns = ("d, service, release, type, t, labels, path, segment, source, batch + 1, row, kind, samples, "
               "functions, head, types, units, totals, main")
    node.ask(f"INSERT INTO pa_profile SELECT {columns} FROM pa_profile")
    node.ask("INSERT INTO pa_sample SELECT d, service, release, vtype, t, kind, n, stack, labels, v, batch + 1, "
             "row FROM pa_sample")
    node.ask("INSERT INTO pa_func SELECT d, service, release, vtype, t, func, flat, cum, batch + 1, row "
             "FROM pa_func")


def check_passwords(pa, node, folder):
    address = f"clickhouse:http://shop@127.0.0.1:{node.http}"
    path = os.path.join(folder, "password")
    with open(path, "w") as f:
        f.write("open sesame\n")
    right = dict(os.environ, PA_ENGINE_PASSWORD="open sesame")
    wrong = dict(os.environ, PA_ENGINE_PASSWORD="let me in")
    assert run(pa, "tables", "--engine", address, "--engine-password", path)[0] == 0
    assert run(pa, "tables", "--engine", address, env=right)[0] == 0
    status, out, err = run(pa, "tables", "--engine", address, env=wrong)
    assert (status, out) == (2, b"") and b"password" in err.lower() and b"let me in" not in err, err
    status, _, err = run(pa, "tables", "--engine", address.replace("shop@", "shop:open@"))
    assert status == 2 and b"--engine-password" in err, err


def make_certificate(folder):
    key, cert = os.path.join(folder, "key.pem"), os.path.join(folder, "cert.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                    "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    return key, cert


def check_tls(pa, store, node, folder):
    stunnel = shutil.which("stunnel4") or shutil.which("stunnel")
    if not stunnel or not shutil.which("openssl"):
        print("TLS: not tested, stunnel or openssl is not installed")
        return
    key, cert = make_certificate(folder)
    port = free_ports(1)[0]
    config = os.path.join(folder, "stunnel.conf")
    with open(config, "w") as f:
        f.write(f"foreground = yes\npid =\ncert = {cert}\nkey = {key}\n[pa]\n"
                f"accept = 127.0.0.1:{port}\nconnect = 127.0.0.1:{node.http}\n")
    proxy = subprocess.Popen([stunnel, config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"clickhouse:https://localhost:{port}/default?cluster=pa"
        for _ in range(100):
            status, _, err = run(pa, "tables", "--engine", address, "--engine-ca", cert)
            if status == 0:
                break
            time.sleep(0.1)
        assert status == 0, err
        words = ["top", store, "--where", "service=api"]
        assert run(pa, *words)[:2] == run(pa, *words, "--engine", address, "--engine-ca", cert)[:2]
        for other in ([address], [address.replace("localhost", "127.0.0.1"), "--engine-ca", cert],
                      [address.replace("https", "http"), "--engine-ca", cert]):
            status, out, err = run(pa, *words, "--engine", *other)
            assert (status, out) == (2, b""), (other, out, err)
        print("TLS: the certificate counts, and the name in it")
    finally:
        proxy.terminate()
        proxy.wait()


def check_killed(pa, store, engine, nodes):
    nodes[1].kill()
    for words in questions()[::5]:
        status, out, err = run(pa, words[0], store, *words[1:], "--engine", engine)
        assert (status, out) == (2, b"") and err, (words, status, out)
    status, _, err = run(pa, "export", store, "--engine", engine)
    assert status == 2, "an export with a node that is dead"
    nodes[1].start()
    nodes[1].wait()
    nodes[0].kill()
    status, out, err = run(pa, "top", store, "--engine", engine)
    assert (status, out) == (2, b"") and b"127.0.0.1" in err, err
    nodes[0].start()
    nodes[0].wait()
    check_equal(pa, store, engine, 12)
    print("a node killed: an error, no answer; started again: equal again")


def check_all(pa, nodes, folder):
    engine = f"clickhouse:http://127.0.0.1:{nodes[0].http}/default?cluster=pa"
    store = make_store(pa, folder)
    status, _, err = run(pa, "tables", "--engine", engine.replace(str(nodes[0].http), str(nodes[1].http)))
    assert status == 0, err
    check_exports(pa, store, engine, nodes[0])
    parts = [int(n.ask("SELECT count() FROM pa_sample_local")) for n in nodes]
    assert all(parts), f"all rows are on one node: {parts}"
    print(f"{check_equal(pa, store, engine)} questions: equal answers; rows on the nodes: {parts}")
    duplicate(nodes[0])
    print(f"{check_equal(pa, store, engine, 25)} questions with every batch there twice: equal answers")
    check_passwords(pa, nodes[0], folder)
    check_tls(pa, store, nodes[0], folder)
    check_killed(pa, store, engine, nodes)


def measure(pa, node, store):
    before, own = node.processor_seconds(), os.times()
    status, _, err = run(pa, "export", store, "--engine", f"clickhouse:http://127.0.0.1:{node.http}/default")
    now = os.times()
    assert status == 0, err
    client = now.children_user - own.children_user + now.children_system - own.children_system
    server = node.processor_seconds() - before
    rows = sum(int(node.ask(f"SELECT count() FROM {t}")) for t in ("pa_sample", "pa_func"))
    print(f"{rows} rows of samples and functions; pa {client:.2f} s, server {server:.2f} s of processor time: "
          f"{rows / client:.0f} rows a second and core of pa, {rows / (client + server):.0f} with the server's")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pa", required=True)
    parser.add_argument("--rate")
    options = parser.parse_args()
    server = [s for s in ("clickhouse-server", "/usr/sbin/clickhouse-server") if shutil.which(s)]
    if not server:
        print("skipped: clickhouse-server is not installed")
        return SKIP
    pa, folder = os.path.abspath(options.pa), tempfile.mkdtemp(prefix="pa-clickhouse-")
    ports = free_ports(6)
    shards = [ports[1], ports[4]]
    nodes = [Node(server[:1], os.path.join(folder, f"n{i}"), ports[3 * i:3 * i + 3], shards) for i in range(2)]
    try:
        for node in nodes:
            node.start()
        for node in nodes:
            node.wait()
        if options.rate:
            measure(pa, nodes[0], options.rate)
        else:
            check_all(pa, nodes, folder)
    finally:
        for node in nodes:
            node.kill()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
