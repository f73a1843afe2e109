#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A store that many workers build (docs/fleet/pa-fleet): the answers are those of a store that one built.

  fleet.py --pa BUILD/cmd/pa [--only parallel|slurm]

With GNU parallel, and with Slurm on two nodes that this test starts (slurmctld and two slurmd, on 127.0.0.1, in a
temporary folder). Tasks are killed in the middle, lost, run again, and run twice at once. Either half is left
out, saying so, where its programs are absent; skipped (77) if both are.
"""
import argparse
import glob
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from ports import free_ports

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FLEET = os.path.join(ROOT, "docs/fleet/pa-fleet")
SKIP, TASKS, FILES = 77, 10, 40


def make_files(pa, folder):
    """Profiles that differ: each of a sample merged with a weight of its own."""
    runs = sorted(glob.glob(os.path.join(ROOT, "testdata/go/runs/*.pb.gz")))
    for i in range(FILES):
        to = os.path.join(folder, f"in/s{i % 3}/r{i % 2}")
        os.makedirs(to, exist_ok=True)
        subprocess.run([pa, "merge", "--weight", str(i // len(runs) + 1), "-o", os.path.join(to, f"{i:03}.pb.gz"),
                        runs[i % len(runs)]], check=True)
    return sorted(glob.glob(os.path.join(folder, "in/*/*/*.pb.gz")))


def answers(pa, store):
    asked = (["top"], ["merge", "-o", "/dev/stdout"], ["flame", "--format", "folded"], ["trend", "main.main"],
             ["services", "main.main"], ["callers", "mapaccess"],
             ["diff", "--old", "release=r0", "--new", "release=r1"])
    out = [subprocess.run([pa, "store", words[0], store] + words[1:], capture_output=True).stdout for words in asked]
    listed = subprocess.run([pa, "store", "ls", store, "--format", "csv"], capture_output=True, text=True).stdout
    # All but the name of the segment, whatever the order.
    out.append(sorted(line.rsplit(",", 1)[0] for line in listed.splitlines() if "pb.gz" in line))
    assert len(out[-1]) == FILES, f"{len(out[-1])} profiles"
    assert subprocess.run([pa, "store", "verify", store], capture_output=True).returncode == 0
    return out


class Fleet:
    def __init__(self, pa, folder, files):
        self.folder, self.files = folder, files
        self.env = dict(os.environ, PA=pa)

    def run(self, *words, check=True, **more):
        return subprocess.run([FLEET, *words], env=self.env, check=check, capture_output=True, text=True, **more)

    def start(self, *words):
        return subprocess.Popen([FLEET, *words], env=self.env, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, start_new_session=True)

    def plan(self, name):
        work = os.path.join(self.folder, name)
        self.run("plan", work, str(TASKS), "--from-path", "{service}/{release}/*.pb.gz",
                 input="".join(path + "\n" for path in self.files))
        return work


def kill_some(fleet, work):
    """Tasks that end in the middle, and one that runs twice at once."""
    killed = 0
    for k in (1, 4, 7):
        p = fleet.start("task", work, str(k))
        time.sleep(0.03)
        os.killpg(p.pid, signal.SIGKILL)
        killed += p.wait() == -signal.SIGKILL
    twice = [fleet.start("task", work, "2") for _ in range(2)]
    assert [p.wait() for p in twice] == [0, 0]
    return killed


def check_parallel(fleet, pa, serial):
    work, store = fleet.plan("parallel"), os.path.join(fleet.folder, "of-parallel")
    killed = kill_some(fleet, work)
    early = fleet.run("join", work, store, check=False)
    assert early.returncode == 2 and "without a result" in early.stderr, early.stderr
    assert not os.path.exists(store), "a part was joined"
    fleet.run("parallel", work, store, "2")
    assert answers(pa, store) == serial, "another answer"
    lost = os.path.join(work, "task.5.store")
    shutil.rmtree(lost)  # and its work was joined already: nothing is doubled
    shutil.rmtree(os.path.join(work, "merged.0.0.store"))
    fleet.run("parallel", work, store, "2")
    assert answers(pa, store) == serial, "another answer after a lost and repeated task"
    print(f"GNU parallel: {TASKS} tasks, {killed} killed, one lost, one twice at once: equal to the serial store")


# ---- Slurm

CONF = """ClusterName=pa
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={control}
SlurmUser=root
SlurmdUser=root
AuthType=auth/none
CredType=cred/none
CommunicationParameters=NoInAddrAny
StateSaveLocation={d}/state
SlurmdSpoolDir={d}/spool-%n
SlurmctldPidFile={d}/slurmctld.pid
SlurmdPidFile={d}/%n.pid
SlurmctldLogFile={d}/slurmctld.log
SlurmdLogFile={d}/%n.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SlurmdTimeout=5
MessageTimeout=5
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobRequeue=1
MinJobAge=600
SchedulerParameters=sched_interval=1,batch_sched_delay=0,requeue_delay=1
NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={first} CPUs=2 State=UNKNOWN
NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={second} CPUs=2 State=UNKNOWN
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
"""


class Slurm:
    def __init__(self, folder):
        self.folder = folder
        control, first, second = free_ports(3)
        os.makedirs(os.path.join(folder, "state"))
        self.conf = os.path.join(folder, "slurm.conf")
        with open(self.conf, "w") as f:
            f.write(CONF.format(host=socket.gethostname().split(".")[0], d=folder, control=control, first=first,
                                second=second))
        self.env = dict(os.environ, SLURM_CONF=self.conf)
        self.processes = {}

    def start(self, name, words):
        log = open(os.path.join(self.folder, name + ".out"), "w")
        self.processes[name] = subprocess.Popen(words, env=self.env, stdin=subprocess.DEVNULL, stdout=log,
                                                stderr=subprocess.STDOUT, start_new_session=True)

    def start_node(self, name):
        self.start(name, [shutil.which("slurmd") or "/usr/sbin/slurmd", "-D", "-N", name])

    def up(self):
        self.start("control", [shutil.which("slurmctld") or "/usr/sbin/slurmctld", "-D"])
        for name in ("n1", "n2"):
            self.start_node(name)
        for _ in range(150):
            out = subprocess.run(["sinfo", "-h", "-N", "-o", "%N %T"], env=self.env, capture_output=True, text=True)
            if out.stdout.count("idle") == 2:
                return None
            for name, process in self.processes.items():
                if process.poll() is not None:
                    return f"{name} ended: " + open(os.path.join(self.folder, name + ".out")).read()[-300:]
            time.sleep(0.2)
        return "its nodes do not come up: " + out.stdout + out.stderr

    def kill(self, name):
        process = self.processes.pop(name)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def down(self):
        subprocess.run(["scancel", "-u", "root"], env=self.env, capture_output=True)
        for name in list(self.processes):
            self.kill(name)

    def wait(self, job):
        for _ in range(900):
            out = subprocess.run(["squeue", "-h", "-j", job, "-o", "%T"], env=self.env, capture_output=True, text=True)
            if out.returncode != 0 or not out.stdout.strip() or out.stdout.split()[0] in ("COMPLETED", "FAILED"):
                return
            time.sleep(0.2)
        raise AssertionError("the job does not end: " + subprocess.run(["squeue"], env=self.env, capture_output=True,
                                                                       text=True).stdout)


def check_slurm(fleet, pa, serial):
    slurm = Slurm(os.path.join(fleet.folder, "slurm"))
    try:
        problem = slurm.up()
        if problem:
            print("Slurm: not tested, it cannot be started here: " + problem.strip().replace("\n", " | "))
            return False
        fleet.env["SLURM_CONF"] = slurm.conf
        work, store = fleet.plan("tasks"), os.path.join(fleet.folder, "of-slurm")
        kill_some(fleet, work)
        out = fleet.run("slurm", work, store)
        time.sleep(0.5)
        slurm.kill("n2")  # its tasks are run again, on either node
        slurm.start_node("n2")
        slurm.wait(out.stdout.split()[-1])
        log = os.path.join(work, "join.log")
        assert os.path.exists(store), open(log).read() if os.path.exists(log) else out.stderr
        assert answers(pa, store) == serial, "another answer"
        print(f"Slurm: {TASKS} tasks on two nodes, one node killed meanwhile: equal to the serial store")
        return True
    finally:
        slurm.down()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pa", required=True)
    parser.add_argument("--only")
    options = parser.parse_args()
    pa, folder = os.path.abspath(options.pa), tempfile.mkdtemp(prefix="pa-fleet-")
    has = {"parallel": shutil.which("parallel"), "slurm": shutil.which("sbatch")}
    try:
        files = make_files(pa, folder)
        one = os.path.join(folder, "serial")
        subprocess.run([pa, "store", "init", one], check=True)
        subprocess.run([pa, "store", "add", one, *files, "--from-path", "{service}/{release}/*.pb.gz"], check=True,
                       capture_output=True)
        serial, fleet, tested = answers(pa, one), Fleet(pa, folder, files), 0
        for name, check in (("parallel", check_parallel), ("slurm", check_slurm)):
            if options.only not in (None, name):
                continue
            if not has[name]:
                print(f"{name}: not tested, it is not installed")
                continue
            tested += check(fleet, pa, serial) is not False
        return 0 if tested else SKIP
    except subprocess.CalledProcessError as error:
        print(error, error.stdout, error.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
