# Run `make` for the list of targets.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help deps static-libraries build install artifactbundle distribution generate check test test-tools thorough test-sanitized examples format lint docs bench bench-part growth growth-part bench-compile corpus corpus-part fuzz libfuzzer live live-part

CONFIG ?= specs/apus.yaml
EXAMPLE ?= Examples/CommandPlugin/apus.yaml
FLAGS ?=
FOLDER ?=
PREFIX ?= /usr/local
ROOM ?=
SECONDS ?= 10
SITE ?= .build/docs
TARGET ?= json
ARGS ?=

# On Linux, the executable contains all libraries but the C library and no symbols. So it starts faster, is smaller, and
# does not need a toolchain. On Apple systems, the libraries are part of the system. FLAGS has more options of `swift build`.
# Accesses to properties of classes are not checked for exclusivity; the checks take 2 % of a run, and tests have them.
LINUX := $(filter Linux,$(shell uname -s))
RELEASE := -c release -Xswiftc -enforce-exclusivity=unchecked $(FLAGS) $(if $(LINUX),--static-swift-stdlib --pkg-config-path "$(CURDIR)/.build-link" -Xlinker -s \
	-Xlinker --no-export-dynamic)
BUNDLE := .build-bundle
URL ?=

# Programs for measurements have their own build folder. In a common folder, builds with other flags would replace each
# other.
TOOLS := -c release --scratch-path .build-tools
BENCH = APUS_EXECUTABLE="$$(swift build $(RELEASE) --show-bin-path)/apus" APUS_TOOLS=1 swift run $(TOOLS) apus-bench

# Options of debug builds, which .ci/run sets. SwiftPM compiles a folder again if other options are given, so all commands
# that use the folder of the tests have the same. The plugins are not part of these builds; Examples builds them.
BUILD ?=
TESTED := APUS_TOOLS=1 swift

# The folders that exist; the generated clients may be missing before the first `make generate`.
SWIFT_FILES = $(wildcard Sources Tests Package.swift Generated Templates Examples)

# Targets whose tests measure memory and time or use the network. They run without the other tests, in two processes at the
# same time; each of them runs one test after the other. The second process does not wait for the first one's lock.
NETWORK := ^(ApusRuntimeTests|TransportTests|WireTests)\.
HOSTILE := ^HostileTests\.
ALONE = $(TESTED) test $(BUILD) --skip-build --ignore-lock --no-parallel
TEST_ALL = status=0; $(TESTED) test $(BUILD) --skip "$(NETWORK)|$(HOSTILE)" || status=1; \
	output=$$(mktemp); $(ALONE) --filter "$(HOSTILE)" > "$$output" 2>&1 & hostile=$$!; \
	$(ALONE) --filter "$(NETWORK)" || status=1; \
	wait $$hostile || status=1; cat "$$output"; rm -f "$$output"; exit $$status
# Rooms whose tests run alone, and tests that ARGS selects, run one after the other.
SERIAL = $(if $(filter-out ApusRuntime Transport Wire Hostile,$(ROOM)),$(if $(filter ApusRuntime Transport Wire Hostile,$(ROOM)),--no-parallel),--no-parallel)
TEST_PART = $(if $(ROOM),APUS_ROOM="$(ROOM)") $(TESTED) test $(if $(ROOM),--scratch-path .build-room,$(BUILD)) $(SERIAL) $(ARGS)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## install libyaml if it is missing
	@if pkg-config --exists yaml-0.1 2>/dev/null; then exit 0; fi; \
	if [ "$$(uname -s)" = Darwin ]; then brew install libyaml pkg-config; exit 0; fi; \
	sudo=; if [ "$$(id -u)" != 0 ]; then sudo=sudo; fi; \
	$$sudo apt-get update -qq </dev/null; \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libyaml-dev pkg-config </dev/null

static-libraries: deps
	$(if $(LINUX),Distribution/static-libraries .build-link)

build: static-libraries ## build the executable in release mode: FLAGS=options of swift build
	swift build $(RELEASE) --product apus

install: build ## install the executable, its manual page and completions in PREFIX (PREFIX=/usr/local)
	@apus="$$(swift build $(RELEASE) --show-bin-path)/apus"; share="$(DESTDIR)$(PREFIX)/share"; \
	install -d "$(DESTDIR)$(PREFIX)/bin" "$$share/man/man1" "$$share/bash-completion/completions" \
		"$$share/zsh/site-functions" "$$share/fish/vendor_completions.d"; \
	install -m 755 "$$apus" "$(DESTDIR)$(PREFIX)/bin/apus"; \
	"$$apus" help --man > "$$share/man/man1/apus.1"; \
	"$$apus" completions bash > "$$share/bash-completion/completions/apus"; \
	"$$apus" completions zsh > "$$share/zsh/site-functions/_apus"; \
	"$$apus" completions fish > "$$share/fish/vendor_completions.d/apus.fish"

artifactbundle: build ## write the executable as an artifact bundle for SwiftPM to .build-bundle
	Distribution/artifactbundle $(BUNDLE) "$$(Distribution/triple)=$$(swift build $(RELEASE) --show-bin-path)/apus"

distribution: artifactbundle ## write a package of the plugins, the runtime and the executable to .build-bundle: URL=address
	Distribution/package $(BUNDLE) $(URL)

generate: build ## generate the clients of specs in Generated
	"$$(swift build $(RELEASE) --show-bin-path)/apus" generate --config $(CONFIG)
	"$$(swift build $(RELEASE) --show-bin-path)/apus" generate --config $(EXAMPLE)

check: deps ## fail if Generated is not up to date
	$(TESTED) run $(BUILD) apus check --config $(CONFIG)
	$(TESTED) run $(BUILD) apus check --config $(EXAMPLE)

test: deps ## run the tests; ROOM=JSON builds and tests one target only
	@for room in $(ROOM); do \
		[ -d "Tests/$${room}Tests" ] || { echo "there is no folder Tests/$${room}Tests for ROOM=$$room"; exit 2; }; \
	done
	$(if $(ROOM)$(ARGS),$(TEST_PART),$(TEST_ALL))

test-tools: ## install programs that single tests use: zsh, fish, models of SARIF
	Tests/install-tools

thorough: deps ## run the hostile tests and those of the transport with all inputs, which takes minutes
	APUS_THOROUGH=1 $(TESTED) test $(BUILD) --no-parallel --filter "HostileTests|TransportTests" $(ARGS)

test-sanitized: deps ## run the tests of clients with the thread sanitizer
	APUS_SANITIZED=1 $(TESTED) test --no-parallel --sanitize thread --scratch-path .build-tsan \
		--filter "ApusRuntimeTests|ClientTests|TransportTests|WireTests" $(ARGS)

examples: deps ## build and run the packages of Examples as users do
	$(TESTED) build $(BUILD) --product apus-example-server
	Examples/run

docs: deps ## build the DocC site of the runtime and the testing library (SITE=.build/docs)
	swift build --target ApusTesting
	Documentation/build-site $(SITE)

format: ## format the sources in place
	swift format -i --parallel -r $(SWIFT_FILES)

lint: ## check the format of the sources
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

bench: build ## measure time and memory, in a release build
	APUS_TOOLS=1 swift build $(TOOLS) --product apus-transport-server
	APUS_TOOLS=1 swift build $(TOOLS) --product apus-transport-client
	$(BENCH) $(ARGS)

# A part of the package, so that few modules are compiled.
bench-part: deps ## compare the ratios that need few seconds with the recorded ones, in a release build
	APUS_BENCH_PART=1 swift run -c release --scratch-path .build-bench -Xswiftc -gnone -Xswiftc -no-emit-module-separately-wmo \
		apus-bench-part $(ARGS)

growth: build ## fail if time or memory grows faster than linearly, in a release build
	$(BENCH) growth $(ARGS)

growth-part: deps ## like growth in a debug build, with small descriptions, until one grows too fast
	$(TESTED) run $(BUILD) apus-bench growth --part $(ARGS)

bench-compile: build ## measure the time to compile clients, which takes minutes (APUS_BEFORE=executable compares)
	$(BENCH) compile $(ARGS)

fuzz: deps ## try random inputs with the address sanitizer: SECONDS=n for each target
	APUS_TOOLS=1 swift build --product apus-fuzz --sanitize address --scratch-path .build-fuzz
	ASAN_OPTIONS=detect_leaks=0 .build-fuzz/debug/apus-fuzz --seconds $(SECONDS) --findings .build-fuzz/findings $(ARGS)

libfuzzer: deps ## try inputs with libFuzzer: TARGET=name, SECONDS=n
	swift build --target ApusFuzzTargets -Xswiftc -sanitize=fuzzer,address --scratch-path .build-libfuzzer
	swiftc -sanitize=fuzzer,address -lyaml -o .build-libfuzzer/apus-libfuzzer \
		$$(find .build-libfuzzer/debug/ -path '*.build/*' -name '*.o')
	mkdir -p .build-libfuzzer/$(TARGET)
	cd .build-libfuzzer && SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 APUS_FUZZ_TARGET=$(TARGET) ./apus-libfuzzer \
		-max_total_time=$(SECONDS) -max_len=20000 $(TARGET) ../Tests/HostileTests/Negative

corpus-part: deps ## like corpus in a debug build, compiling and running only small descriptions
	$(TESTED) run $(BUILD) apus-corpus --compile-below 400 --examples-below 30 $(ARGS)

corpus: deps ## generate and compile every description of a folder, and check its examples: FOLDER=path
	APUS_TOOLS=1 swift run $(TOOLS) apus-corpus --examples $(if $(FOLDER),"$(FOLDER)") $(ARGS)

live: build ## judge every request of generated clients, and compare them with real servers: ARGS="--below KB"
	APUS_EXECUTABLE="$$(swift build $(RELEASE) --show-bin-path)/apus" python3 Tests/Live/live.py $(ARGS)

live-part: deps ## the same in a debug build, as far as it fits in five minutes
	$(TESTED) build $(BUILD) --product apus
	$(TESTED) build $(BUILD) --target ApusRuntime
	if ! command -v python3 >/dev/null; then echo "skipped: everything, because there is no python3"; exit 0; fi; \
	build="$$($(TESTED) build --show-bin-path)"; \
	APUS_EXECUTABLE="$$build/apus" APUS_RUNTIME="$$build" python3 Tests/Live/live.py --quick $(ARGS)
