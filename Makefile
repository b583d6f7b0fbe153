# Apus: run `make` for the list of targets.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help deps build generate check test thorough test-sanitized examples format lint bench growth bench-compile corpus corpus-part fuzz libfuzzer live live-part

CONFIG ?= specs/apus.yaml
EXAMPLE ?= Examples/CommandPlugin/apus.yaml
FOLDER ?=
SECONDS ?= 10
TARGET ?= json
ARGS ?=

# With the standard library inside, the executable starts sooner and runs where no toolchain is. Apple's systems bring
# the library along.
RELEASE := -c release $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)

# The programs that measure and try are built apart: with other flags in the same folder, each would build all anew.
TOOLS := -c release --scratch-path .build-tools
BENCH = APUS_EXECUTABLE="$$(swift build $(RELEASE) --show-bin-path)/apus" swift run $(TOOLS) apus-bench

# Only what is there: the generated clients come after the first `make generate`.
SWIFT_FILES = $(wildcard Sources Tests Package.swift Generated Templates Examples)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## install libyaml when it is missing
	@if pkg-config --exists yaml-0.1 2>/dev/null; then exit 0; fi; \
	if [ "$$(uname -s)" = Darwin ]; then brew install libyaml pkg-config; exit 0; fi; \
	sudo=; if [ "$$(id -u)" != 0 ]; then sudo=sudo; fi; \
	$$sudo apt-get update -qq </dev/null; \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libyaml-dev pkg-config </dev/null

build: deps ## build apus for use
	swift build $(RELEASE) --product apus

generate: build ## write the clients of specs/ to Generated/
	"$$(swift build $(RELEASE) --show-bin-path)/apus" generate --config $(CONFIG)
	"$$(swift build $(RELEASE) --show-bin-path)/apus" generate --config $(EXAMPLE)

check: deps ## fail when Generated/ is not what apus would write
	swift run apus check --config $(CONFIG)
	swift run apus check --config $(EXAMPLE)

test: deps ## run the tests
	swift test --no-parallel $(ARGS)

thorough: deps ## run the tests with hostile input in full, which takes minutes
	APUS_THOROUGH=1 swift test --no-parallel --filter HostileTests $(ARGS)

test-sanitized: deps ## run the tests of clients under the thread sanitizer
	APUS_SANITIZED=1 swift test --no-parallel --sanitize thread --scratch-path .build-tsan \
		--filter "ApusRuntimeTests|ClientTests|WireTests" $(ARGS)

examples: deps ## build and run the packages of Examples/ as their users do
	swift build --product apus-example-server
	Examples/run

format: ## format the sources in place
	swift format -i --parallel -r $(SWIFT_FILES)

lint: ## check the format of the sources
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

bench: build ## measure, in a release build
	$(BENCH) $(ARGS)

growth: build ## fail when time or memory grows faster than a description, in a release build
	$(BENCH) growth $(ARGS)

bench-compile: build ## measure how long a generated client takes to compile, which takes minutes
	$(BENCH) compile

fuzz: deps ## try inputs that nobody wrote, under the address sanitizer: SECONDS=n for each target
	swift build --product apus-fuzz --sanitize address --scratch-path .build-fuzz
	ASAN_OPTIONS=detect_leaks=0 .build-fuzz/debug/apus-fuzz --seconds $(SECONDS) --findings .build-fuzz/findings $(ARGS)

libfuzzer: deps ## the same, guided by what the inputs reach: TARGET=name, SECONDS=n
	swift build --target ApusFuzzTargets -Xswiftc -sanitize=fuzzer,address --scratch-path .build-libfuzzer
	swiftc -sanitize=fuzzer,address -lyaml -o .build-libfuzzer/apus-libfuzzer \
		$$(find .build-libfuzzer/debug/ -path '*.build/*' -name '*.o')
	mkdir -p .build-libfuzzer/$(TARGET)
	cd .build-libfuzzer && SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 APUS_FUZZ_TARGET=$(TARGET) ./apus-libfuzzer \
		-max_total_time=$(SECONDS) -max_len=20000 $(TARGET) ../Tests/HostileTests/Negative

corpus-part: deps ## generate those descriptions in a debug build, and compile and run the small ones
	swift run apus-corpus --compile-below 400 --examples-below 30 $(ARGS)

corpus: deps ## generate and compile every description of a folder, and run its examples: FOLDER=path
	swift run $(TOOLS) apus-corpus --examples $(if $(FOLDER),"$(FOLDER)") $(ARGS)

live: build ## judge every request of generated clients, and compare them with real servers: ARGS="--below KB"
	APUS_EXECUTABLE="$$(swift build $(RELEASE) --show-bin-path)/apus" python3 Tests/Live/live.py $(ARGS)

live-part: deps ## the same in a debug build, as far as it fits in five minutes
	swift build --product apus
	APUS_EXECUTABLE="$$(swift build --show-bin-path)/apus" python3 Tests/Live/live.py --quick $(ARGS)
