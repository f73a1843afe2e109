# Is this version slower than another one? Both are built and run in turn on this machine.
# Printed by `pa ci make`; keep it in the repository as pa.mk.
#
#   make -f pa.mk perf                      against where this branch left main
#   make -f pa.mk perf BASE=v1.2 ROUNDS=20  against a tag, more samples
#   make -f pa.mk perf-run && pa check      with the exit status of pa check: make knows only 0 and 2
#
# perf (for .gitignore) gets what both sides measured; pa.conf says what is compared and when it
# fails (pa check --init writes a first one).

PERF   := perf
# The other version: on main itself, where that would be this one, say BASE=HEAD~1.
BASE   ?= origin/main
# How often each side runs. In turn, so that what drifts on the machine meets both: better than -count
# of one side after the other. 6 a side are the least that can prove anything among some benchmarks,
# 10 are good.
ROUNDS ?= 10
# The package, which benchmarks, how long each.
PKG    ?= .
BENCH  ?= .
BENCHTIME ?= 1s

# How a side is built, in a checkout of it: what to run has to be in $$out.
BUILD ?= go test -c -o $$out
# How it is run: results go to standard output, a profile, if there is one, to $$profile.
RUN ?= $$out -test.run '^$$' -test.bench '$(BENCH)' -test.benchtime $(BENCHTIME) -test.benchmem -test.cpuprofile $$profile
# A program in C or C++ with google/benchmark, say:
#   BUILD = make bench && cp bench $$out
#   RUN   = $$out --benchmark_format=json > $$results

.PHONY: perf perf-build perf-run perf-clean

# Undecided (3) is no failure here: the samples cannot tell, and more of them (ROUNDS) could.
perf: perf-run
	@test -f pa.conf || pa check --init
	@pa check; status=$$?; \
	if [ $$status = 3 ]; then echo "undecided: more ROUNDS, or undecided = ok in pa.conf"; exit 0; fi; \
	exit $$status

# The base is built once for each version of it: CI keeps perf/.base and perf/.base.id.
perf-build:
	@mkdir -p $(PERF)/base $(PERF)/head
	@base=$$(git merge-base $(BASE) HEAD) || exit 2; \
	git worktree remove --force $(PERF)/.src 2>/dev/null; git worktree prune; \
	git worktree add --quiet --force --detach $(PERF)/.src $$base || exit 2; \
	if [ ! -x $(PERF)/.base ] || [ "$$(cat $(PERF)/.base.id 2>/dev/null)" != $$base ]; then \
	  out=$(CURDIR)/$(PERF)/.base; export out; \
	  (cd $(PERF)/.src/$(PKG) && $(BUILD)) && echo $$base > $(PERF)/.base.id || exit 2; \
	fi
	@out=$(CURDIR)/$(PERF)/.head; export out; cd $(PKG) && $(BUILD)

# A side that fails ends it: half of the results would look like benchmarks that vanished.
perf-run: perf-build
	@rm -f $(PERF)/base/* $(PERF)/head/*
	@for round in $$(seq $(ROUNDS)); do \
	  for side in base head; do \
	    case $$side in base) from=$(PERF)/.src/$(PKG) ;; head) from=$(PKG) ;; esac; \
	    to=$(CURDIR)/$(PERF)/$$side; \
	    out=$(CURDIR)/$(PERF)/.$$side profile=$$to/cpu.$$round.pb.gz results=$$to/results.$$round.json; \
	    export out profile results; \
	    (cd $$from && $(RUN)) >> $$to/bench.txt || exit 2; \
	  done; \
	done

perf-clean:
	@git worktree remove --force $(PERF)/.src 2>/dev/null; rm -rf $(PERF); git worktree prune
